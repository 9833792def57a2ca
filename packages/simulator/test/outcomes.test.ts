import { describe, expect, it } from "vitest";
import { createChooser, type NumberOutcomes, OUTCOMES, type Outcome, type OutcomeWeights } from "../src/outcomes.ts";
import { createRandom } from "../src/random.ts";

const dial = (phoneNumber: string, attempt: number, seed = 1) => ({
  phoneNumber,
  attempt,
  random: createRandom(seed, phoneNumber, attempt),
});

describe("how a dial turns out", () => {
  it("is the same for the same seed", () => {
    const choose = createChooser();
    const all = (seed: number) => Array.from({ length: 50 }, (_, index) => choose(dial("+15550100", index + 1, seed)));
    expect(all(1)).toEqual(all(1));
    expect(all(1)).not.toEqual(all(2));
  });

  it("follows the weights, and never takes what has none", () => {
    const choose = createChooser({ busy: 3, voicemail: 1, ivr: 0 });
    const counts = new Map<Outcome, number>();
    for (let attempt = 1; attempt <= 4000; attempt++) {
      const outcome = choose(dial("+15550101", attempt));
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(["busy", "voicemail"]);
    expect((counts.get("busy") ?? 0) / 4000).toBeCloseTo(0.75, 1);
  });

  it("takes something that has a weight when fractions do not add up", () => {
    const choose = createChooser({ interested: 0.1, busy: 0.2, voicemail: 0.3, not_dialled: 0 });
    const random = { ...createRandom(1), next: () => 1 };
    expect(choose({ phoneNumber: "+15550100", attempt: 1, random })).toBe("busy");
  });

  it("takes every word by default, in the long run", () => {
    const choose = createChooser();
    const seen = new Set(Array.from({ length: 5000 }, (_, index) => choose(dial("+15550102", index + 1))));
    expect([...OUTCOMES].filter((outcome) => !seen.has(outcome))).toEqual([]);
  });

  it("is fixed for certain numbers, attempt by attempt", () => {
    const choose = createChooser(undefined, { "+15550100": "busy", "+15550101": ["no_answer", "busy", "interested"] });
    expect([1, 2, 3].map((attempt) => choose(dial("+15550100", attempt)))).toEqual(["busy", "busy", "busy"]);
    expect([1, 2, 3, 4, 9].map((attempt) => choose(dial("+15550101", attempt)))).toEqual([
      "no_answer",
      "busy",
      "interested",
      "interested",
      "interested",
    ]);
  });

  it("takes any text for a number", () => {
    const choose = createChooser({ busy: 1 });
    expect(["constructor", "__proto__", ""].map((text) => choose(dial(text, 1)))).toEqual(["busy", "busy", "busy"]);
  });

  it.each<[object, string]>([
    [{ bussy: 1 }, "outcomes.bussy: is none of interested,"],
    [{ busy: -1 }, "outcomes.busy: must be 0 or more"],
    [{ busy: Number.NaN }, "outcomes.busy: must be 0 or more"],
    [{ busy: Number.POSITIVE_INFINITY }, "outcomes.busy: must be 0 or more"],
    [{ busy: 0 }, "outcomes: at least one must weigh more than 0"],
    [{}, "outcomes: at least one must weigh more than 0"],
  ])("has no weights like %j", (weights: OutcomeWeights, message) => {
    expect(() => createChooser(weights)).toThrow(message);
  });

  it.each([{ "+15550100": "bussy" }, { "+15550100": [] }, { "+15550100": ["busy", 5] }, { "+15550100": 5 }])(
    "has no fixed outcomes like %j, and says so without the number",
    (numbers) => {
      const unchecked: NumberOutcomes = JSON.parse(JSON.stringify(numbers));
      expect(() => createChooser(undefined, unchecked)).toThrow(/^numbers\[0\]: must be one or more of interested,/);
    },
  );
});
