/** A suite that nobody has seen fail proves nothing: adapters that are broken on purpose, and the clauses that tell. */
import { describe, expect, it } from "vitest";
import { judge } from "../src/index.ts";
import { CAPABILITIES } from "./mutants/capabilities.ts";
import { CONTRACT } from "./mutants/contract.ts";
import { CREATING } from "./mutants/creating.ts";
import { DRIFT } from "./mutants/drift.ts";
import { ERRORS } from "./mutants/errors.ts";
import { FILTERS } from "./mutants/filters.ts";
import { INTENTS } from "./mutants/intents.ts";
import { LISTINGS } from "./mutants/listings.ts";
import { MODELS } from "./mutants/models.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { OMISSIONS } from "./mutants/omissions.ts";
import { OPERATIONS } from "./mutants/operations.ts";
import { QUIET } from "./mutants/quiet.ts";
import { SAFETY } from "./mutants/safety.ts";
import { SENDING } from "./mutants/sending.ts";
import { STEERING } from "./mutants/steering.ts";
import { STOPPING } from "./mutants/stopping.ts";
import { WORDS } from "./mutants/words.ts";
import { everything } from "./support/subjects.ts";

const MUTANTS: readonly Mutant[] = [
  ...CONTRACT,
  ...LISTINGS,
  ...FILTERS,
  ...MODELS,
  ...OMISSIONS,
  ...SAFETY,
  ...WORDS,
  ...DRIFT,
  ...ERRORS,
  ...SENDING,
  ...STOPPING,
  ...CAPABILITIES,
  ...OPERATIONS,
  ...CREATING,
  ...INTENTS,
  ...STEERING,
  ...QUIET,
];

describe("an adapter is caught that", () => {
  for (const [fault, subject, ...tellers] of MUTANTS) {
    it(fault, async () => {
      const verdicts = await judge(subject, { only: (clause) => tellers.some((teller) => teller === clause) });
      const passed = verdicts.filter(({ outcome }) => outcome !== "failed").map(({ clause }) => clause);
      expect(verdicts).toHaveLength(tellers.length);
      expect(passed).toEqual([]);
    });
  }
});

describe("the unbroken adapter", () => {
  it("passes every clause, each of which some broken one fails", async () => {
    const verdicts = await judge(everything);
    expect(verdicts.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    const telling = new Set<string>(MUTANTS.flatMap(([, , ...tellers]) => tellers));
    expect(verdicts.map(({ clause }) => clause).filter((clause) => !telling.has(clause))).toEqual([]);
  });
});
