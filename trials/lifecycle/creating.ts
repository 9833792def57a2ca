import { type CreateCampaignOptions, UnsupportedError } from "@trunkline/core";
import type fc from "fast-check";
import { expect } from "vitest";
import { numbersOf } from "../support/numbers.ts";
import { checkRings, checkStatus } from "./invariants.ts";
import type { Known, Model } from "./model.ts";
import { moreOf } from "./variants.ts";
import type { World } from "./world.ts";

export type Command = fc.AsyncCommand<Model, World>;
/** When a new campaign is to begin; `later` in hours from now. */
export type Start = "now" | "draft" | { readonly laterHours: number };

function optionsOf(
  world: World,
  { nr, start, numbers }: Pick<Known, "nr" | "start" | "numbers">,
): CreateCampaignOptions {
  return {
    ...moreOf(world.variant),
    name: `campaign ${nr}`,
    intentKey: `campaign ${nr}`,
    rows: numbers.map((phoneNumber) => ({ contact: { phoneNumber } })),
    start,
  };
}

/** Creates one more campaign. */
export function create(start: Start): Command {
  return {
    toString: () => `create ${typeof start === "object" ? `in ${start.laterHours} h` : start}`,
    check: () => true,
    async run({ campaigns }, world) {
      const { simulator, provider, variant } = world;
      const nr = campaigns.length;
      const startsAt = simulator.now() + (typeof start === "object" ? start.laterHours * 3_600_000 : 0);
      const asked = {
        nr,
        numbers: numbersOf(nr),
        start: typeof start === "object" ? { at: new Date(startsAt).toISOString() } : start,
      };
      const before = world.created();
      if (start === "draft" && !variant.starts.includes("draft")) {
        await expect(provider.createCampaign(optionsOf(world, asked))).rejects.toBeInstanceOf(UnsupportedError);
        expect(world.created()).toBe(before);
        return;
      }
      const { campaign, warnings, how } = await provider.createCampaign(optionsOf(world, asked));
      expect({ how, warnings, sent: world.created() - before }).toEqual({ how: "created", warnings: [], sent: 1 });
      const known: Known = {
        ...asked,
        id: campaign.id,
        name: `campaign ${nr}`,
        ringsFrom: start === "draft" ? undefined : startsAt,
        held: undefined,
        heldAt: undefined,
        quietWith: undefined,
      };
      campaigns.push(known);
      expect(campaign.status).toBe((await checkStatus(world, known))?.status);
      checkRings({ campaigns }, world);
    },
  };
}

/** Creates a campaign that was created before, with its key: nothing comes of it, whatever has become of it since. */
export function createAgain(pick: number): Command {
  return {
    toString: () => `create again ${pick}`,
    check: ({ campaigns }) => campaigns.length > 0,
    async run(model, world) {
      const known = picked(model, pick);
      const before = world.created();
      const again = world.provider.createCampaign(optionsOf(world, known));
      if (known.held === "deleted") await expect(again).rejects.toMatchObject({ findings: [{ field: "intentKey" }] });
      else expect(await again).toMatchObject({ how: "known", campaign: { id: known.id, name: known.name } });
      expect(world.created()).toBe(before);
      await checkStatus(world, known);
      checkRings(model, world);
    },
  };
}

/** One of the campaigns, by a number that may be greater than theirs. */
export function picked({ campaigns }: Model, pick: number): Known {
  const known = campaigns[pick % campaigns.length];
  if (known === undefined) throw new Error("there are no campaigns");
  return known;
}
