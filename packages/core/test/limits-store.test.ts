import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGate, createMemoryLimitStore, type LimitStore } from "../src/adapter/limits.ts";
import { createDiscreteClock } from "./support/discrete-clock.ts";
import { mostAtOnce, mostWithin, visitAll } from "./support/gate-log.ts";

const visits = fc.array(
  fc.record(
    { at: fc.nat(2_000), takesMs: fc.nat(800), isRefused: fc.boolean(), waitsMs: fc.nat(2_000) },
    { requiredKeys: ["at", "takesMs"] },
  ),
  { maxLength: 40, size: "max" },
);

function always(count: number, takesMs: number) {
  return Array.from({ length: count }, () => ({ at: 0, takesMs }));
}

describe("gates over one store", () => {
  it("never exceed together what each may alone", async () => {
    const limits = { requestsPerSecond: 6, maxConcurrent: 3 };
    await fc.assert(
      fc.asyncProperty(visits, visits, async (ofOne, ofOther) => {
        const clock = createDiscreteClock();
        const store = createMemoryLimitStore(clock);
        const logs = [ofOne, ofOther].map((visits) =>
          visitAll(createGate({ ...limits, store }, clock, "acme", "acme"), clock, visits),
        );
        await clock.run();
        await Promise.all(logs.map(({ done }) => done));
        const stays = logs.flatMap(({ stays }) => stays);
        expect(stays.length + logs.flatMap(({ left }) => left).length).toBe(ofOne.length + ofOther.length);
        expect(mostWithin(stays, 1_000)).toBeLessThanOrEqual(6);
        expect(mostAtOnce(stays)).toBeLessThanOrEqual(3);
        expect(clock.running()).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("use together more than 95 percent of it", async () => {
    for (const [limits, expected] of [
      [{ requestsPerSecond: 10 }, 200],
      [{ maxConcurrent: 4 }, 400],
    ] as const) {
      const clock = createDiscreteClock();
      const store = createMemoryLimitStore(clock);
      const logs = [1, 2].map(() =>
        visitAll(createGate({ ...limits, store }, clock, "acme", "acme"), clock, always(400, 200)),
      );
      await clock.advance(20_000);
      expect(logs.flatMap(({ stays }) => stays).length).toBeGreaterThan(0.95 * expected);
    }
  });

  it("do not count what another credential uses", async () => {
    const clock = createDiscreteClock();
    const store = createMemoryLimitStore(clock);
    const logs = ["one", "other"].map((name) =>
      visitAll(createGate({ maxConcurrent: 1, store }, clock, name, "acme"), clock, always(1, 1_000)),
    );
    await clock.advance(0);
    expect(logs.map(({ stays }) => stays.length)).toEqual([1, 1]);
  });

  it("hold their places however long it takes, and those of a dead process come free", async () => {
    const clock = createDiscreteClock();
    const store = createMemoryLimitStore(clock);
    const limits = { maxConcurrent: 2, store };
    await store.enter("acme", { concurrency: { max: 2, leaseMs: 30_000 } });
    const long = visitAll(createGate(limits, clock, "acme", "acme"), clock, always(1, 300_000));
    const other = visitAll(createGate(limits, clock, "acme", "acme"), clock, always(2, 300_000));
    await clock.advance(29_000);
    expect([long.stays.length, other.stays.length]).toEqual([1, 0]);
    await clock.advance(2_000);
    expect([long.stays.length, other.stays.length]).toEqual([1, 1]);
    await clock.advance(200_000);
    expect(other.stays).toHaveLength(1);
  });
});

describe("a store", () => {
  const answering: LimitStore = {
    enter: async () => ({ isGranted: true }),
    renew: async () => undefined,
    leave: async () => undefined,
  };

  it("that fails fails whose turn it was, with what it threw; the others go on", async () => {
    const clock = createDiscreteClock();
    const failure = new Error("connection lost");
    const answers = [Promise.reject(failure), answering.enter("acme", {}), Promise.reject(failure)];
    const store: LimitStore = { ...answering, enter: () => answers.shift() ?? answering.enter("acme", {}) };
    const gate = createGate({ requestsPerSecond: 10, store }, clock, "acme", "acme");
    const came = await Promise.allSettled([1, 2, 3, 4].map(async () => gate.enter({})));
    expect(came.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled"]);
    expect(came[0]).toMatchObject({ reason: failure });
  });

  it("that cannot renew or take back stops nobody", async () => {
    const clock = createDiscreteClock();
    const fail = async () => Promise.reject(new Error("connection lost"));
    const store: LimitStore = { enter: async () => ({ isGranted: true, lease: "1" }), renew: fail, leave: fail };
    const { stays, done } = visitAll(
      createGate({ maxConcurrent: 1, store }, clock, "acme", "acme"),
      clock,
      always(3, 25_000),
    );
    await clock.run();
    await done;
    expect(stays).toHaveLength(3);
  });

  it("gets back the place of whoever went away while it was asked", async () => {
    const clock = createDiscreteClock();
    const given = createMemoryLimitStore(clock);
    const back: string[] = [];
    const store: LimitStore = {
      ...given,
      async enter(name, budget) {
        await clock.sleep(50);
        return given.enter(name, budget);
      },
      async leave(name, lease) {
        back.push(lease);
        await given.leave(name, lease);
      },
    };
    const gate = createGate({ maxConcurrent: 1, store }, clock, "acme", "acme");
    const gone = visitAll(gate, clock, [{ at: 0, takesMs: 1, waitsMs: 20 }]);
    await clock.run();
    expect(gone.left).toHaveLength(1);
    expect(back).toHaveLength(1);
    const next = visitAll(gate, clock, always(1, 1));
    await clock.run();
    expect(next.stays).toHaveLength(1);
  });

  it("is asked one question at a time, not before its time, and not at all when nothing is limited", async () => {
    const clock = createDiscreteClock();
    const asked: number[] = [];
    const store: LimitStore = {
      ...answering,
      async enter() {
        asked.push(clock.now());
        return clock.now() < 700 ? { isGranted: false, waitMs: 700 } : { isGranted: true };
      },
    };
    const { stays } = visitAll(createGate({ maxConcurrent: 5, store }, clock, "acme", "acme"), clock, always(3, 10));
    await clock.run();
    expect(asked).toEqual([0, 700, 700, 700]);
    expect(stays).toHaveLength(3);
    expect(createGate({ store }, clock, "acme", "acme").enter({})).toBeTypeOf("function");
  });
});
