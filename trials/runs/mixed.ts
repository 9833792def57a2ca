import type { ProviderId } from "@trunkline/simulator";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRuns } from "../runs.ts";
import { INVARIANTS, type Ledger, REMARKS } from "./invariants.ts";

/** Thousands of runs in which faults are mixed, of one provider. Those of the three make ten thousand. */
export function testMixedRuns(provider: ProviderId): void {
  describe(`${provider}: whatever goes wrong at once`, () => {
    let ledger: Ledger;

    beforeAll(async () => {
      ledger = await makeRuns({ seed: 20_260_818, runs: 3_334, provider });
    }, 600_000);

    it.each(INVARIANTS)("%s", (name) => {
      const wrong = ledger.violations.filter(({ invariant }) => invariant === name);
      expect(wrong).toEqual([]);
      // What was never put to the test has not held either.
      expect(ledger.counts[name]).toBeGreaterThan(0);
    });

    it.each(REMARKS)("it happens that %s", (name) => {
      expect(ledger.counts[name]).toBeGreaterThan(0);
    });
  });
}
