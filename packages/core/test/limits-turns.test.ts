import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTurns } from "../src/adapter/limits/turns.ts";
import { createGate } from "../src/adapter/limits.ts";
import { createDiscreteClock } from "./support/discrete-clock.ts";
import { visitAll } from "./support/gate-log.ts";

describe("turns", () => {
  it("go round: between two of one caller, everybody else who waits has exactly one", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8, size: "max" }),
        async (counts) => {
          const clock = createDiscreteClock();
          const gate = createGate({ maxConcurrent: 1 }, clock, "acme", "acme");
          const callers = counts.map((count) => ({ count }));
          const visits = callers.flatMap((caller) => Array.from({ length: caller.count }, () => caller));
          const { stays } = visitAll(
            gate,
            clock,
            visits.map((caller) => ({ at: 0, takesMs: 1, caller })),
          );
          await clock.run();
          // The first came while nobody waited; all the others wait by then.
          const order = stays.slice(1).map(({ visit }) => visit.caller);
          const waiting = new Map(callers.map((caller, index) => [caller, caller.count - (index === 0 ? 1 : 0)]));
          for (let round = 0, at = 0; at < order.length; round++) {
            const stillWaiting = callers.filter((caller) => (waiting.get(caller) ?? 0) > round);
            const turn = order.slice(at, at + stillWaiting.length);
            expect(new Set(turn)).toEqual(new Set(stillWaiting));
            at += stillWaiting.length;
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("come soon to one request beside ten thousand of somebody else", async () => {
    const clock = createDiscreteClock();
    const gate = createGate({ requestsPerSecond: 2 }, clock, "acme", "acme");
    const many = {};
    const { stays } = visitAll(
      gate,
      clock,
      Array.from({ length: 10_000 }, () => ({ at: 0, takesMs: 1, caller: many })),
    );
    const one = visitAll(gate, clock, [{ at: 500, takesMs: 1 }]);
    await clock.advance(1_500);
    expect(one.stays).toHaveLength(1);
    expect(stays).toHaveLength(3);
  });

  it("are first come, first served within a caller", async () => {
    const clock = createDiscreteClock();
    const gate = createGate({ requestsPerSecond: 5 }, clock, "acme", "acme");
    const caller = {};
    const visits = Array.from({ length: 40 }, (_, at) => ({ at, takesMs: 0, caller }));
    const { stays } = visitAll(gate, clock, visits);
    await clock.run();
    expect(stays.map(({ visit }) => visit.at)).toEqual(visits.map(({ at }) => at));
  });
});

describe("the queue behind them", () => {
  it("gives what a plain list gives, in whatever order things come, are taken and are taken out", () => {
    const step = fc.oneof(
      fc.record({ add: fc.nat(3) }),
      fc.record({ remove: fc.nat(30) }),
      fc.constant({ take: true }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: "max" }), (steps) => {
        const callers = [{}, {}, {}, {}];
        const turns = createTurns<number>();
        const removers: (() => void)[] = [];
        let ring: { readonly caller: number; readonly items: number[] }[] = [];
        for (const step of steps) {
          if ("add" in step) {
            const item = removers.length;
            removers.push(turns.add(callers[step.add] ?? {}, item));
            const place = ring.find(({ caller }) => caller === step.add);
            if (place === undefined) ring.push({ caller: step.add, items: [item] });
            else place.items.push(item);
          } else if ("remove" in step) {
            removers[step.remove]?.();
            ring = ring.map(({ caller, items }) => ({ caller, items: items.filter((item) => item !== step.remove) }));
          } else {
            const [place, ...others] = ring;
            expect(turns.take()).toBe(place?.items.shift());
            ring = place === undefined ? [] : [...others, place];
          }
          ring = ring.filter(({ items }) => items.length > 0);
          expect(turns.isEmpty()).toBe(ring.length === 0);
        }
      }),
    );
  });
});
