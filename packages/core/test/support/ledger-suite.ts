import { describe, expect, it } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { type IntentLease, type IntentLedger, type LeaseRefusal, LedgerError } from "../../src/ledger.ts";
import { createHeldClock, type HeldClock } from "./held-clock.ts";

/** Two sights of one ledger, as of two processes that share it; where a ledger is one object, that object twice. */
export type LedgerPair = readonly [IntentLedger, IntentLedger];

/** What every ledger must do. `createPair`: of a new ledger that is empty. */
export function testLedger(name: string, createPair: (clock: Clock) => LedgerPair): void {
  function setUp(): { readonly clock: HeldClock; readonly one: IntentLedger; readonly other: IntentLedger } {
    const clock = createHeldClock();
    const [one, other] = createPair(clock);
    return { clock, one, other };
  }

  describe(`what is written in ${name}`, () => {
    it("is there for everybody, and nothing else is", async () => {
      const { one, other } = setUp();
      expect(await other.read("a")).toBeUndefined();
      expect(await all(other)).toEqual([]);
      const lease = await taken(one.lease("a", 1_000));
      expect(await other.read("a")).toBeUndefined();
      const entry = { key: "a", state: "sending", tries: [1, null, { é: "☎\n\t" }], none: undefined };
      await lease.write(entry);
      const { none: _, ...written } = entry;
      expect(await other.read("a")).toStrictEqual(written);
      expect(await one.read("a")).toStrictEqual(written);
      expect(await one.read("b")).toBeUndefined();
    });

    it("is the newest about each key, in the order in which the keys first came up", async () => {
      const { one, other } = setUp();
      const leases = await Promise.all(["b", "a", "c"].map((key) => taken(one.lease(key, 1_000))));
      for (const [index, key] of ["b", "a", "c"].entries()) await leases[index]?.write({ key, nr: 1 });
      await leases[0]?.write({ key: "b", nr: 2 });
      expect(await all(other)).toEqual([
        { key: "b", nr: 2 },
        { key: "a", nr: 1 },
        { key: "c", nr: 1 },
      ]);
      expect(await all(one)).toEqual(await all(other));
    });

    it("stays as it was, whatever becomes of what was handed in or out", async () => {
      const { one } = setUp();
      const entry = { key: "a", ids: ["1"] };
      const lease = await taken(one.lease("a", 1_000));
      const writing = lease.write(entry);
      entry.ids.push("2");
      await writing;
      const read = await one.read("a");
      if (Array.isArray(read?.ids)) read.ids.push("3");
      for await (const listed of one.entries()) Object.assign(listed, { ids: [] });
      expect(await one.read("a")).toEqual({ key: "a", ids: ["1"] });
    });

    it("is plain JSON about the key, and refused otherwise", async () => {
      const { one } = setUp();
      const lease = await taken(one.lease("a", 1_000));
      const ring: { [name: string]: unknown } = {};
      ring.ring = ring;
      const odd: readonly unknown[] = [
        Number.NaN,
        1n,
        new Date(0),
        new Map(),
        () => 1,
        Symbol("a"),
        [undefined],
        new Array(1),
        ring,
      ];
      for (const value of odd) await expect(lease.write(withAnything("a", value))).rejects.toThrow(TypeError);
      await expect(lease.write({ key: "b" })).rejects.toThrow(TypeError);
      expect(await all(one)).toEqual([]);
      await lease.write({ key: "a", value: [-0] });
      expect(await one.read("a")).toStrictEqual({ key: "a", value: [0] });
    });
  });

  describe(`the right to write in ${name}`, () => {
    it("is one holder's until it runs out, and those who ask are told when", async () => {
      const { clock, one, other } = setUp();
      const start = clock.now();
      const lease = await taken(one.lease("a", 1_000));
      expect(lease.until).toBe(start + 1_000);
      for (const ledger of [one, other]) expect(await ledger.lease("a", 5)).toEqual({ heldUntil: start + 1_000 });
      await taken(other.lease("b", 1_000));
      clock.pass(999);
      expect(await other.lease("a", 5)).toEqual({ heldUntil: start + 1_000 });
      clock.pass(1);
      expect((await taken(other.lease("a", 5))).until).toBe(start + 1_005);
    });

    it("lasts longer with each write, and each time it is renewed", async () => {
      const { clock, one, other } = setUp();
      const lease = await taken(one.lease("a", 1_000));
      clock.pass(900);
      await lease.write({ key: "a" });
      expect(lease.until).toBe(clock.now() + 1_000);
      clock.pass(900);
      await lease.renew();
      expect(lease.until).toBe(clock.now() + 1_000);
      clock.pass(900);
      expect(await other.lease("a", 5)).toEqual({ heldUntil: lease.until });
    });

    it("is nobody's when it has run out: not to write with, and not to renew", async () => {
      const { clock, one, other } = setUp();
      const lease = await taken(one.lease("a", 1_000));
      clock.pass(1_000);
      await expect(lease.write({ key: "a" })).rejects.toThrow(LedgerError);
      await expect(lease.renew()).rejects.toThrow(LedgerError);
      expect(await other.read("a")).toBeUndefined();
      expect(lease.until).toBe(clock.now());
      await taken(one.lease("a", 1_000));
    });

    it("is that of whoever took it over, and the one before cannot get in between", async () => {
      const { clock, one, other } = setUp();
      const late = await taken(one.lease("a", 1_000));
      await late.write({ key: "a", by: "one" });
      clock.pass(1_000);
      const next = await taken(other.lease("a", 1_000));
      await expect(late.write({ key: "a", by: "one, late" })).rejects.toThrow(LedgerError);
      await expect(late.renew()).rejects.toThrow(LedgerError);
      await late.release();
      expect(await one.lease("a", 5)).toEqual({ heldUntil: next.until });
      expect(await other.read("a")).toEqual({ key: "a", by: "one" });
      await next.write({ key: "a", by: "other" });
      expect(await one.read("a")).toEqual({ key: "a", by: "other" });
    });

    it("is there for others as soon as it is given up, and then no more for whoever gave it up", async () => {
      const { one, other } = setUp();
      const lease = await taken(one.lease("a", 1_000));
      await lease.release();
      await lease.release();
      await expect(lease.write({ key: "a" })).rejects.toThrow(LedgerError);
      const next = await taken(other.lease("a", 1_000));
      await expect(lease.renew()).rejects.toThrow(LedgerError);
      await lease.release();
      await next.write({ key: "a" });
    });

    it("goes to one of many who ask at the same time", async () => {
      const { one, other } = setUp();
      const answers = await Promise.all([one, other, one, other, one].map((ledger) => ledger.lease("a", 1_000)));
      expect(answers.filter((answer) => "write" in answer)).toHaveLength(1);
    });

    it("is used in the order of asking, by one holder too", async () => {
      const { one, other } = setUp();
      const lease = await taken(one.lease("a", 1_000));
      await Promise.all([
        lease.write({ key: "a", nr: 1 }),
        lease.renew(),
        lease.write({ key: "a", nr: 2 }),
        lease.release(),
      ]);
      expect(await other.read("a")).toEqual({ key: "a", nr: 2 });
      await taken(other.lease("a", 1_000));
    });

    it("is for a time that passes", async () => {
      const { one } = setUp();
      for (const forMs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
        await expect(one.lease("a", forMs)).rejects.toThrow(RangeError);
    });

    it("is not to be had while nobody knows what time it is", async () => {
      const clock = createHeldClock();
      const [ledger] = createPair({ ...clock, now: () => Number.NaN });
      await expect(ledger.lease("a", 1_000)).rejects.toThrow(LedgerError);
      expect(await all(ledger)).toEqual([]);
    });
  });
}

/** The right that must have been there to take. */
export async function taken(answer: Promise<IntentLease | LeaseRefusal>): Promise<IntentLease> {
  const lease = await answer;
  if (!("write" in lease)) throw new Error("somebody else holds the right");
  return lease;
}

export async function all(ledger: IntentLedger): Promise<unknown[]> {
  const entries: unknown[] = [];
  for await (const entry of ledger.entries()) entries.push(entry);
  return entries;
}

/** What only whoever has no types can hand in. */
function withAnything(key: string, value: unknown): { readonly key: string } {
  return Object.assign({ key }, { value });
}
