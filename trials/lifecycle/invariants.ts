import type { Campaign } from "@trunkline/core";
import type { Ring } from "@trunkline/simulator";
import { expect } from "vitest";
import { type Known, type Model, possibleStatuses } from "./model.ts";
import { read, type World } from "./world.ts";

/** Whose call was handed out before somebody stopped it may be rung for so long after. */
const UNDER_WAY_MS = 60_000;

/** What must hold after every command. */
export function checkRings({ campaigns }: Model, { simulator }: World): void {
  const rings = byNumber(simulator);
  for (const known of campaigns) {
    const heard = known.numbers.flatMap((number) => rings.get(number) ?? []);
    const tell = (what: string) => `#${known.nr}: ${what}`;
    for (const number of known.numbers) {
      expect(rings.get(number)?.length ?? 0, tell("nobody is rung twice")).toBeLessThanOrEqual(1);
    }
    if (known.ringsFrom === undefined) expect(heard, tell("nobody is rung for a draft")).toEqual([]);
    const early = heard.filter(({ at }) => Date.parse(at) < (known.ringsFrom ?? 0));
    expect(early, tell("nobody is rung before its time")).toEqual([]);
    const late = heard.filter(({ at }) => Date.parse(at) > (known.heldAt ?? Number.POSITIVE_INFINITY) + UNDER_WAY_MS);
    expect(late, tell("nobody is rung after it was stopped")).toEqual([]);
    if (known.quietWith !== undefined) {
      expect(heard.length, tell("nobody is rung after it was quiet")).toBe(known.quietWith);
    }
  }
}

/** `Map.groupBy` is newer than the oldest Node that this runs on. */
function byNumber({ rings }: World["simulator"]): ReadonlyMap<string, readonly Ring[]> {
  const all = new Map<string, Ring[]>();
  for (const ring of rings) all.set(ring.phoneNumber, [...(all.get(ring.phoneNumber) ?? []), ring]);
  return all;
}

/** What is read of a campaign, which must be one of the things that it may be. */
export async function checkStatus(world: World, known: Known): Promise<Campaign | undefined> {
  const campaign = await read(world, known.id);
  const possible = possibleStatuses(known, world.simulator.now());
  if (possible.length === 0) {
    expect(campaign, `#${known.nr}: is gone`).toBeUndefined();
    return undefined;
  }
  expect(possible, `#${known.nr}: may be what it is`).toContain(campaign?.status);
  expect(campaign).toMatchObject({ id: known.id, name: known.name });
  return campaign;
}

/** Rows of a campaign that somebody was rung for so far. */
export function ringsOf({ simulator }: World, { numbers }: Known): number {
  return simulator.rings.filter(({ phoneNumber }) => numbers.includes(phoneNumber)).length;
}

/** The truth: nobody is on the line, and nobody will be without another request. */
export function isTrulyQuiet({ simulator }: World, { id }: Known): boolean {
  const campaign = simulator.campaigns.find((each) => each.id === id);
  if (campaign === undefined) return true;
  return !campaign.mayDial && campaign.rows.every(({ attempts }) => attempts.every(({ over }) => over));
}
