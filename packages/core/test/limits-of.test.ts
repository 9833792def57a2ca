import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createMemoryLimitStore, type Gate, gateOf, type Limits } from "../src/adapter/limits.ts";
import { ConfigurationError } from "../src/errors.ts";
import { createDiscreteClock } from "./support/discrete-clock.ts";

const ORIGIN = "https://api.acme.test";
const about = "acme";

function isOpen(gate: Gate): boolean {
  return typeof gate.enter({}) === "function";
}

describe("the gate of a credential", () => {
  it("is one for all who use the same key at the same origin on the same clock", () => {
    const clock = createDiscreteClock();
    const gate = gateOf(ORIGIN, "key", undefined, clock, about);
    expect(gateOf(ORIGIN, "key", { maxConcurrent: 1 }, clock, "other name")).toBe(gate);
    expect(gateOf(ORIGIN, "another key", undefined, clock, about)).not.toBe(gate);
    expect(gateOf("https://eu.acme.test", "key", undefined, clock, about)).not.toBe(gate);
    expect(gateOf(ORIGIN, "key", undefined, createDiscreteClock(), about)).not.toBe(gate);
  });

  it("keeps to the strictest of the limits that are named for it", async () => {
    const clock = createDiscreteClock();
    const gate = gateOf(ORIGIN, "key", { maxConcurrent: 5, requestsPerSecond: 2 }, clock, about);
    gateOf(ORIGIN, "key", { maxConcurrent: 3, requestsPerSecond: 100 }, clock, about);
    gateOf(ORIGIN, "key", undefined, clock, about);
    expect([1, 2, 3].map(() => isOpen(gate))).toEqual([true, true, false]);
    await clock.advance(1_001);
    expect(isOpen(gate)).toBe(false);
  });

  it("never shows the key", async () => {
    const clock = createDiscreteClock();
    const gate = gateOf(ORIGIN, "sk-very-secret", { maxConcurrent: 2 }, clock, about);
    const error = await thrownBy(() => gateOf(ORIGIN, "sk-very-secret", { maxConcurrent: 0 }, clock, about));
    for (const shown of [gate, error]) expect(inspect(shown, { depth: 10, showHidden: true })).not.toContain("secret");
  });

  it("counts in one store only", async () => {
    const clock = createDiscreteClock();
    const store = createMemoryLimitStore(clock);
    gateOf(ORIGIN, "key", { maxConcurrent: 2, store }, clock, about);
    gateOf(ORIGIN, "key", { maxConcurrent: 1, store }, clock, about);
    const other = { store: createMemoryLimitStore(clock) };
    const error = await thrownBy(() => gateOf(ORIGIN, "key", other, clock, about));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ findings: [{ field: "limits.store" }] });
  });
});

describe("what is no limit", () => {
  const bad: readonly (readonly [Limits, readonly string[]])[] = [
    [{ requestsPerSecond: 0 }, ["requestsPerSecond"]],
    [{ requestsPerSecond: -1 }, ["requestsPerSecond"]],
    [{ requestsPerSecond: Number.NaN }, ["requestsPerSecond"]],
    [{ requestsPerSecond: Number.POSITIVE_INFINITY }, ["requestsPerSecond"]],
    [{ maxConcurrent: 1.5 }, ["maxConcurrent"]],
    [{ requestsPerSecond: 0, maxConcurrent: 0 }, ["requestsPerSecond", "maxConcurrent"]],
  ];

  it.each(bad)("is refused, with all that is wrong: %o", async (limits, fields) => {
    const error = await thrownBy(() => gateOf(ORIGIN, "key", limits, createDiscreteClock(), about));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({
      provider: "acme",
      findings: fields.map((field) => ({ field: `limits.${field}` })),
    });
  });

  it("changes nothing for those who named true ones", async () => {
    const clock = createDiscreteClock();
    const gate = gateOf(ORIGIN, "key", {}, clock, about);
    await thrownBy(() => gateOf(ORIGIN, "key", { requestsPerSecond: Number.NaN, maxConcurrent: 1 }, clock, about));
    expect([1, 2].map(() => isOpen(gate))).toEqual([true, true]);
  });
});
