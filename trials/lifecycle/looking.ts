import { isOver, isProviderError } from "@trunkline/core";
import { expect } from "vitest";
import { collect } from "../../test-support/collect.ts";
import { type Command, picked } from "./creating.ts";
import { checkRings, checkStatus, isTrulyQuiet, ringsOf } from "./invariants.ts";
import { possibleStatuses } from "./model.ts";

export function get(pick: number): Command {
  return {
    toString: () => `get ${pick}`,
    check: ({ campaigns }) => campaigns.length > 0,
    run: async (model, world) => void (await checkStatus(world, picked(model, pick))),
  };
}

/** All that there are, each as it is when it is read alone. */
export function list(): Command {
  return {
    toString: () => "list",
    check: () => true,
    async run({ campaigns }, world) {
      const listed = await collect(world.provider.listCampaigns());
      const there = campaigns.filter(({ held }) => held !== "deleted");
      expect(listed.map(({ id }) => id).sort()).toEqual(there.map(({ id }) => id).sort());
      for (const known of there) {
        const campaign = listed.find(({ id }) => id === known.id);
        expect(possibleStatuses(known, world.simulator.now())).toContain(campaign?.status);
        expect(campaign?.status).toBe((await checkStatus(world, known))?.status);
      }
    },
  };
}

export function rename(pick: number, name: string): Command {
  return {
    toString: () => `rename ${pick} to ${name}`,
    check: ({ campaigns }) => campaigns.length > 0,
    async run(model, world) {
      const known = picked(model, pick);
      const before = await checkStatus(world, known);
      const given = world.provider.updateCampaign?.({ id: known.id, name });
      if (given === undefined) return;
      if (before === undefined) await expect(given).rejects.toMatchObject({ kind: "not-found" });
      else {
        const renamed = await given.catch((error: unknown) => {
          // Of what is over, or will be, a provider may refuse it.
          const mayRefuse = isOver(before.status) || before.status === "stopping";
          if (isProviderError(error) && error.code === "api" && mayRefuse) return undefined;
          throw error;
        });
        if (renamed !== undefined) known.name = name;
        expect(renamed ?? before).toMatchObject({ name: known.name, intentMarker: before.intentMarker });
      }
      await checkStatus(world, known);
      checkRings(model, world);
    },
  };
}

const PATIENCE_MS = 1_800_000;

/** Waits until it is quiet, which must be true; or in vain, which must be too. */
export function waitUntilQuiet(pick: number): Command {
  return {
    toString: () => `wait until ${pick} is quiet`,
    check: ({ campaigns }) => campaigns.length > 0,
    async run(model, world) {
      const known = picked(model, pick);
      const { id } = known;
      const given = world.provider.waitUntilQuiet({ id, pollMs: 60_000, timeoutMs: PATIENCE_MS });
      const end = await given.then(
        ({ status }) => status,
        (error: unknown) => error,
      );
      if (known.held === "deleted") expect(end).toMatchObject({ kind: "not-found" });
      else if (typeof end === "string") {
        expect(isTrulyQuiet(world, known)).toBe(true);
        known.quietWith = ringsOf(world, known);
        expect(end).toBe((await checkStatus(world, known))?.status);
      } else {
        expect(end).toMatchObject({ code: "network", timedOut: true });
        expect(isTrulyQuiet(world, known)).toBe(false);
      }
      checkRings(model, world);
    },
  };
}

export function pass(milliseconds: number): Command {
  return {
    toString: () => `let ${milliseconds / 1_000} s pass`,
    check: () => true,
    async run(model, world) {
      await world.simulator.advance(milliseconds);
      checkRings(model, world);
    },
  };
}
