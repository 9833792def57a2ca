import { describe, expect, it } from "vitest";
import { createGate, type Limits } from "../src/adapter/limits.ts";
import { createDiscreteClock, type DiscreteClock } from "./support/discrete-clock.ts";
import { visitAll } from "./support/gate-log.ts";
import { type Counts, createLimitedProvider, type HiddenLimits, work } from "./support/limited-provider.ts";

/** Many who always have something to send, and a provider that does not say what it allows. */
function saturate(hidden: HiddenLimits, limits: Limits = {}, takesMs = 200) {
  const clock = createDiscreteClock();
  const gate = createGate(limits, clock, "acme", "acme");
  const provider = createLimitedProvider(clock, hidden, (number) => takesMs * (0.75 + ((number * 37) % 100) / 200));
  work(gate, 100, provider.send);
  return { clock, provider, during: (seconds: number) => countDuring(clock, provider.counts, seconds) };
}

async function countDuring(clock: DiscreteClock, counts: Counts, seconds: number) {
  const { begun, served, refused } = counts;
  await clock.advance(seconds * 1_000);
  return {
    servedPerSecond: (counts.served - served) / seconds,
    refusedShare: (counts.refused - refused) / (counts.begun - begun),
  };
}

describe("limits that a provider does not tell", () => {
  it.each([10, 50])("of %i in a second are found, used well and seldom overstepped", async (perSecond) => {
    const { during } = saturate({ perSecond });
    const first = await during(60);
    expect(first.servedPerSecond).toBeGreaterThan(0.85 * perSecond);
    const later = await during(300);
    expect(later.servedPerSecond).toBeGreaterThan(0.95 * perSecond);
    expect(later.refusedShare).toBeLessThan(0.005);
  });

  it("of eight at once are found, used well and seldom overstepped", async () => {
    const { during } = saturate({ concurrent: 8 });
    await during(60);
    const later = await during(300);
    // Each takes a fifth of a second.
    expect(later.servedPerSecond).toBeGreaterThan(0.97 * 8 * 5);
    expect(later.refusedShare).toBeLessThan(0.005);
  });

  it("are not taken for limits of the other kind where requests take long", async () => {
    const { during } = saturate({ perSecond: 10 }, {}, 2_000);
    await during(60);
    const later = await during(300);
    expect(later.servedPerSecond).toBeGreaterThan(9.5);
    expect(later.refusedShare).toBeLessThan(0.005);
  });

  it("of both kinds are found together", async () => {
    const { during } = saturate({ perSecond: 10, concurrent: 8 });
    await during(60);
    const later = await during(300);
    expect(later.servedPerSecond).toBeGreaterThan(9.5);
    expect(later.refusedShare).toBeLessThan(0.01);
  });

  it("are found by the one burst that oversteps them, not by one after the other", async () => {
    const { during, provider } = saturate({ perSecond: 10 });
    await during(3);
    expect(provider.counts.refused).toBeLessThanOrEqual(92);
  });

  it("are found in whatever order the answers come", async () => {
    const clock = createDiscreteClock();
    const gate = createGate({}, clock, "acme", "acme");
    const leaves = await Promise.all(Array.from({ length: 100 }, () => gate.enter({})));
    for (const [index, leave] of [...leaves.entries()].reverse()) leave({ isRefused: index >= 10 });
    const waiting = Array.from({ length: 100 }, () => ({ at: 0, takesMs: 0 }));
    const { stays } = visitAll(gate, clock, waiting);
    await clock.advance(2_000);
    expect(stays.length).toBeGreaterThan(0);
    expect(stays.length).toBeLessThanOrEqual(10);
  });

  it("that are long forgotten are not brought back by a late answer", async () => {
    const clock = createDiscreteClock();
    const gate = createGate({}, clock, "acme", "acme");
    const leaves = await Promise.all(Array.from({ length: 20 }, () => gate.enter({})));
    for (const [index, leave] of leaves.slice(0, 19).entries()) leave({ isRefused: index === 10 });
    const provider = createLimitedProvider(clock, {}, () => 100);
    work(gate, 50, provider.send);
    await clock.advance(30_000);
    leaves[19]?.({ isRefused: true });
    const next = await countDuring(clock, provider.counts, 1);
    expect(next.servedPerSecond).toBeGreaterThan(50);
  });

  it("are kept to when requests travel unevenly", async () => {
    const clock = createDiscreteClock();
    const gate = createGate({ requestsPerSecond: 50 }, clock, "acme", "acme");
    const provider = createLimitedProvider(clock, { perSecond: 50 }, () => 100);
    let sent = 0;
    work(gate, 100, async () => {
      await clock.sleep((sent++ * 7) % 20);
      return provider.send();
    });
    await countDuring(clock, provider.counts, 60);
    const later = await countDuring(clock, provider.counts, 240);
    expect(later.servedPerSecond).toBeGreaterThan(0.9 * 50);
    expect(later.refusedShare).toBeLessThan(0.005);
  });

  it("never raise what was configured", async () => {
    const { during } = saturate({ perSecond: 50 }, { requestsPerSecond: 20 });
    const all = await during(60);
    expect(all.servedPerSecond).toBeLessThanOrEqual(20);
    expect(all.servedPerSecond).toBeGreaterThan(19);
    expect(all.refusedShare).toBe(0);
  });
});

describe("a refusal", () => {
  it.each([
    [5_000, 5_000],
    [600_000, 60_000],
  ])("that asks for %i ms stops everybody for %i ms", async (retryAfterMs, stopsMs) => {
    const clock = createDiscreteClock();
    const gate = createGate({}, clock, "acme", "acme");
    const leave = await gate.enter({});
    leave({ isRefused: true, retryAfterMs });
    let isIn = false;
    void Promise.resolve(gate.enter({})).then(() => {
      isIn = true;
    });
    await clock.advance(stopsMs - 1);
    expect(isIn).toBe(false);
    await clock.advance(1);
    expect(isIn).toBe(true);
  });

  it("slows down what follows, and is forgotten a minute after nothing waits any more", async () => {
    const clock = createDiscreteClock();
    const gate = createGate({}, clock, "acme", "acme");
    const leaves = await Promise.all(Array.from({ length: 10 }, () => gate.enter({})));
    for (const [index, leave] of leaves.entries()) leave({ isRefused: index >= 4 });
    const burst = Array.from({ length: 10 }, () => ({ at: 0, takesMs: 0 }));
    const { stays } = visitAll(gate, clock, burst);
    await clock.advance(2_000);
    expect(stays.length).toBeGreaterThan(1);
    expect(stays.length).toBeLessThan(5);
    await clock.advance(10_000);
    const slow = visitAll(
      gate,
      clock,
      Array.from({ length: 70 }, (_, second) => ({ at: second * 1_000, takesMs: 0 })),
    );
    await clock.run();
    expect(slow.stays).toHaveLength(70);
    for (let number = 0; number < 100; number++) expect(gate.enter({})).toBeTypeOf("function");
  });

  it("of everything leaves one request a second, and is made good within seconds once it is over", async () => {
    const clock = createDiscreteClock();
    const gate = createGate({ requestsPerSecond: 50 }, clock, "acme", "acme");
    const counts = { sent: 0 };
    let isDown = true;
    work(gate, 100, async () => {
      counts.sent++;
      await clock.sleep(100);
      return { isRefused: isDown };
    });
    await clock.advance(60_000);
    expect(counts.sent).toBeLessThan(50 + 70);
    isDown = false;
    await clock.advance(15_000);
    counts.sent = 0;
    await clock.advance(10_000);
    expect(counts.sent).toBeGreaterThan(0.95 * 500);
  });
});
