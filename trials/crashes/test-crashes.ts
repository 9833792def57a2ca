import { beforeAll, describe, expect, it } from "vitest";
import { makeCrashes } from "../crashes.ts";
import { PROMISES, type Tally } from "./tally.ts";

/** A part of the runs in which a service crashes: so that a machine with two cores can make two at the same time. */
export function testCrashes(seed: number, runs: number): void {
  describe(`a service that crashes anywhere, among ${runs} runs`, () => {
    let tally: Tally;

    beforeAll(async () => {
      tally = await makeCrashes({ seed, runs });
    }, 600_000);

    it.each(PROMISES)("%s", (promise) => {
      expect(tally.breaches.filter((breach) => breach.promise === promise)).toEqual([]);
      // What was never put to the test has not held either.
      expect(tally.tested[promise]).toBeGreaterThan(0);
    });

    it("did crash, ring people, and come to all kinds of ends", () => {
      expect(tally.crashes).toBeGreaterThan(runs / 3);
      expect(tally.rings).toBeGreaterThan(runs);
      expect(Object.keys(tally.ends)).toEqual(expect.arrayContaining(["done", "intent: stopped"]));
    });
  });
}
