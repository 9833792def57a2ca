import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGate, type Leave, type Limits } from "../src/adapter/limits.ts";
import { createDiscreteClock } from "./support/discrete-clock.ts";
import { mostAtOnce, mostWithin, type Visit, visitAll } from "./support/gate-log.ts";

/** A gate on a clock of its own. */
function open(limits: Limits) {
  const clock = createDiscreteClock(1_800_000_000_000);
  return { clock, gate: createGate(limits, clock, "acme", "acme") };
}

function times(count: number, visit: Partial<Visit> = {}): Visit[] {
  return Array.from({ length: count }, () => ({ at: 0, takesMs: 0, ...visit }));
}

const limits = fc.record(
  { requestsPerSecond: fc.integer({ min: 1, max: 20 }), maxConcurrent: fc.integer({ min: 1, max: 6 }) },
  { requiredKeys: [] },
);

const visit = fc.record(
  {
    at: fc.integer({ min: 0, max: 3_000 }),
    takesMs: fc.integer({ min: 0, max: 900 }),
    isRefused: fc.boolean(),
    retryAfterMs: fc.integer({ min: 0, max: 2_000 }),
    waitsMs: fc.integer({ min: 0, max: 2_000 }),
  },
  { requiredKeys: ["at", "takesMs"] },
);

describe("limits", () => {
  it("hold in every second and at every moment, whatever comes, is refused or goes away", async () => {
    await fc.assert(
      fc.asyncProperty(limits, fc.array(visit, { maxLength: 60, size: "max" }), async (limits, visits) => {
        const { clock, gate } = open(limits);
        const log = visitAll(gate, clock, visits);
        await clock.run();
        await log.done;
        expect(log.stays.length + log.left.length).toBe(visits.length);
        expect(mostWithin(log.stays, 1_000)).toBeLessThanOrEqual(limits.requestsPerSecond ?? visits.length);
        expect(mostAtOnce(log.stays)).toBeLessThanOrEqual(limits.maxConcurrent ?? visits.length);
        expect(clock.running()).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it("are used to more than 95 percent while there is work", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.nat(300), { minLength: 1 }),
        async (rate, takes) => {
          const { clock, gate } = open({ requestsPerSecond: rate });
          const visits = times(rate * 21).map((visit, index) => ({
            ...visit,
            takesMs: takes[index % takes.length] ?? 0,
          }));
          const { stays } = visitAll(gate, clock, visits);
          await clock.advance(19_999);
          expect(stays.length).toBeGreaterThan(0.95 * rate * 20);
        },
      ),
      { numRuns: 15 },
    );
    const { clock, gate } = open({ maxConcurrent: 7 });
    const { stays } = visitAll(gate, clock, times(1_000, { takesMs: 130 }));
    await clock.advance(13_000);
    expect(stays.length).toBeGreaterThan(0.95 * 7 * 100);
  });

  it("of a fraction count over more than a second", async () => {
    const { clock, gate } = open({ requestsPerSecond: 0.5 });
    const { stays } = visitAll(gate, clock, times(5));
    await clock.run();
    const starts = stays.map(({ from }) => from);
    expect(starts.map((start) => Math.round((start - (starts[0] ?? 0)) / 1_000))).toEqual([0, 2, 4, 6, 8]);
  });

  it("let a request begin at once, without a promise, where there is room", () => {
    for (const { gate, clock } of [open({}), open({ requestsPerSecond: 2, maxConcurrent: 2 })]) {
      expect(gate.enter({})).toBeTypeOf("function");
      expect(clock.running()).toBe(0);
    }
  });

  it("do not hold back what nobody limits", async () => {
    const { clock, gate } = open({});
    const { stays } = visitAll(gate, clock, times(1_000, { takesMs: 1_000 }));
    await clock.advance(0);
    expect(stays).toHaveLength(1_000);
  });

  it("are given back once, however often that is said", async () => {
    const { clock, gate } = open({ maxConcurrent: 1 });
    const leave = await gate.enter({});
    const { stays } = visitAll(gate, clock, times(2, { takesMs: 10 }));
    leave();
    leave();
    await clock.advance(0);
    expect(stays).toHaveLength(1);
  });

  it("are kept when the clock is set back, and nobody waits for it to catch up", async () => {
    const { clock, gate } = open({ requestsPerSecond: 1 });
    await gate.enter({});
    const waiting = Promise.resolve(gate.enter({}));
    await clock.advance(500);
    clock.shift(-3_600_000);
    let leave: Leave | undefined;
    void waiting.then((given) => {
      leave = given;
    });
    await clock.advance(400);
    expect(leave).toBeUndefined();
    // It is not known how long ago it was set back, so that the second may begin anew.
    await clock.advance(1_200);
    expect(leave).toBeTypeOf("function");
  });

  it("run no timer but one, and none while nothing waits", async () => {
    const { clock, gate } = open({ requestsPerSecond: 1 });
    expect(gate.enter({})).toBeTypeOf("function");
    const controller = new AbortController();
    const waiting = [1, 2, 3].map(() => Promise.resolve(gate.enter({}, controller.signal)).catch(() => "went away"));
    expect(clock.running()).toBe(1);
    controller.abort();
    expect(clock.running()).toBe(0);
    expect(await Promise.all(waiting)).toEqual(["went away", "went away", "went away"]);
  });
});

describe("whoever aborts", () => {
  it("gets the reason as it is, before and while waiting", async () => {
    const { gate } = open({ maxConcurrent: 1 });
    const reason = { why: "enough" };
    await expect(gate.enter({}, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(gate.enter({})).toBeTypeOf("function");
    const controller = new AbortController();
    const waiting = gate.enter({}, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  it("makes room for the next at once, and takes nothing when its turn would have come", async () => {
    const { clock, gate } = open({ maxConcurrent: 1 });
    const leave = await gate.enter({});
    const controller = new AbortController();
    const first = Promise.resolve(gate.enter({}, controller.signal)).catch(() => "went away");
    const { stays } = visitAll(gate, clock, times(1));
    controller.abort();
    leave();
    await clock.run();
    expect(await first).toBe("went away");
    expect(stays).toHaveLength(1);
  });

  it("has a turn that came before, and gives it back like any other", async () => {
    const { clock, gate } = open({ maxConcurrent: 1 });
    const controller = new AbortController();
    const leave = await gate.enter({}, controller.signal);
    controller.abort();
    const { stays } = visitAll(gate, clock, times(1));
    await clock.advance(0);
    expect(stays).toHaveLength(0);
    leave();
    await clock.advance(0);
    expect(stays).toHaveLength(1);
  });

  it("may have many waiting on one signal without a warning of a leak", async () => {
    const warnings: unknown[] = [];
    const listen = (warning: unknown) => warnings.push(warning);
    process.on("warning", listen);
    const { clock, gate } = open({ maxConcurrent: 1 });
    expect(gate.enter({})).toBeTypeOf("function");
    const controller = new AbortController();
    const waiting = times(100).map(() => Promise.resolve(gate.enter({}, controller.signal)).catch(() => undefined));
    await clock.advance(0);
    controller.abort();
    await Promise.all(waiting);
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });
});
