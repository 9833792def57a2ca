import { type Campaign, ConfigurationError, isOver } from "@trunkline/core";
import { expect } from "vitest";
import { type Command, picked } from "./creating.ts";
import { checkRings, checkStatus } from "./invariants.ts";
import { type Known, mayBeAsked } from "./model.ts";
import type { World } from "./world.ts";

/** Undefined where the provider cannot do it at all. */
type Act = (world: World, id: string) => Promise<Campaign> | undefined;

interface Deed {
  readonly name: "launch" | "pause" | "resume" | "cancel";
  /** How it is told. Absent: by its name. */
  readonly what?: string;
  readonly act: Act;
  /** What holds from now on, when it was allowed. `before`: as it was. */
  readonly after: (known: Known, before: Campaign, now: number) => void;
}

function steer({ name, what = name, act, after }: Deed, pick: number): Command {
  return {
    toString: () => `${what} ${pick}`,
    check: ({ campaigns }) => campaigns.length > 0,
    async run(model, world) {
      const known = picked(model, pick);
      const before = await checkStatus(world, known);
      const given = act(world, known.id);
      if (given === undefined) return;
      if (before === undefined) {
        await expect(given).rejects.toMatchObject({ kind: "not-found" });
      } else if (name !== "cancel" && !mayBeAsked(name, before.status)) {
        await expect(given).rejects.toBeInstanceOf(ConfigurationError);
      } else {
        const { status } = await given;
        after(known, before, world.simulator.now());
        expect(status).toBe((await checkStatus(world, known))?.status);
      }
      checkRings(model, world);
    },
  };
}

/** `laterHours`: launched for then. Absent: now. */
export const launch = (pick: number, laterHours?: number): Command =>
  steer(
    {
      name: "launch",
      ...(laterHours !== undefined && { what: `launch in ${laterHours} h` }),
      act: ({ provider, simulator }, id) =>
        provider
          .launchCampaign?.({ id, ...(laterHours !== undefined && { at: toInstant(simulator.now(), laterHours) }) })
          .then(({ campaign }) => campaign),
      after(known, { status }, now) {
        if (status !== "draft") return;
        known.ringsFrom = now + (laterHours ?? 0) * HOUR_MS;
        known.quietWith = undefined;
      },
    },
    pick,
  );

const HOUR_MS = 3_600_000;

function toInstant(now: number, laterHours: number): string {
  return new Date(now + laterHours * HOUR_MS).toISOString();
}

export const pause = (pick: number): Command =>
  steer(
    {
      name: "pause",
      act: ({ provider }, id) => provider.pauseCampaign?.({ id }),
      after(known, { status }, now) {
        if (status === "running") hold(known, "paused", now);
      },
    },
    pick,
  );

export const resume = (pick: number): Command =>
  steer(
    {
      name: "resume",
      act: ({ provider }, id) => provider.resumeCampaign?.({ id }),
      after(known, { status }) {
        if (status === "running") return;
        known.held = undefined;
        known.heldAt = undefined;
        known.quietWith = undefined;
      },
    },
    pick,
  );

export const cancel = (pick: number): Command =>
  steer(
    {
      name: "cancel",
      act: ({ provider }, id) => provider.cancelCampaign({ id }),
      after(known, { status }, now) {
        if (!isOver(status)) hold(known, "cancelled", now);
      },
    },
    pick,
  );

/** May be asked for as often as one likes. */
export function remove(pick: number): Command {
  return {
    toString: () => `delete ${pick}`,
    check: ({ campaigns }) => campaigns.length > 0,
    async run(model, world) {
      const known = picked(model, pick);
      await world.provider.deleteCampaign({ id: known.id });
      // The second generation puts away what others drop.
      if (known.held !== "deleted") {
        hold(known, world.variant.name === "vapi v2" ? "archived" : "deleted", world.simulator.now());
      }
      await checkStatus(world, known);
      checkRings(model, world);
    },
  };
}

/** From here on nobody is dialled; what was stopped before was stopped then. */
function hold(known: Known, held: Known["held"], now: number): void {
  known.held = held;
  known.heldAt ??= now;
}
