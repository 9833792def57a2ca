import { type IntentLease, type IntentLedger, LedgerError } from "../ledger.ts";
import type { Book, Verdict } from "./book.ts";
import { toPlainEntry } from "./plain-json.ts";
import type { LedgerRecord, Stamp } from "./record.ts";

/** Where records are kept in one order, that all who share them see. */
export interface RecordLog {
  /** The book with all that has been recorded until now. */
  book(): Promise<Book>;
  /**
   * Adds a record, unless it is in vain already, and tells what came of it at its place. When it stands, it is durable. `make`
   * is called once, as late as can be. Rejects when it may not have been added, or may not last.
   */
  append<R extends LedgerRecord>(make: () => R): Promise<{ readonly record: R; readonly verdict: Verdict }>;
}

/** A ledger whose records are kept in a log: all that is the same wherever that is. */
export function ledgerOver(log: RecordLog, now: () => number): IntentLedger {
  return {
    async read(key) {
      const { entries } = await log.book();
      return structuredClone(entries.get(key));
    },

    async *entries() {
      const { entries } = await log.book();
      for (const entry of [...entries.values()]) yield structuredClone(entry);
    },

    async lease(key, forMs) {
      if (typeof key !== "string") throw new TypeError("a key of a ledger must be text");
      if (!Number.isFinite(forMs) || forMs <= 0) throw new RangeError("a right is taken for a time of more than 0 ms");
      const stamp = createStamps(key, forMs, now);
      const { record, verdict } = await log.append(() => ({ kind: "lease", ...stamp() }));
      if (verdict.stands) return leaseOver(log, now, stamp, record);
      return { heldUntil: verdict.heldUntil ?? record.until };
    },
  };
}

function leaseOver(log: RecordLog, now: () => number, stamp: () => Stamp, claim: Stamp): IntentLease {
  let { until } = claim;

  /** Done with, and still in time: what takes long to become durable can outlast the right that it renews. */
  async function hold(make: () => LedgerRecord): Promise<void> {
    const { record, verdict } = await log.append(make);
    if (!verdict.stands)
      throw new LedgerError("the right to write has run out, or was given up: what was to be written does not count");
    until = record.until;
    if (now() >= until) throw new LedgerError("the right to write ran out while it was used: what was written counts");
  }

  return {
    get until() {
      return until;
    },
    async write(entry) {
      const plain = toPlainEntry(entry, claim.key);
      await hold(() => ({ kind: "entry", ...stamp(), entry: plain }));
    },
    async renew() {
      await hold(() => ({ kind: "renewal", ...stamp() }));
    },
    async release() {
      // Nobody is helped by hearing of it: the right runs out by itself.
      await log.append(() => ({ kind: "release", ...stamp() })).catch(() => undefined);
    },
  };
}

function createStamps(key: string, forMs: number, now: () => number): () => Stamp {
  const owner = globalThis.crypto.randomUUID();
  return () => {
    const at = now();
    if (!Number.isFinite(at)) throw new LedgerError("the clock of the ledger tells no time: nothing was written");
    return { key, owner, at, until: at + forMs };
  };
}
