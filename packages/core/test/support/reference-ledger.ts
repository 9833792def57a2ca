import type { Clock } from "../../src/clock.ts";
import { type IntentLedger, type LedgerEntry, LedgerError } from "../../src/ledger.ts";

/** What a ledger does, said as simply as can be: to compare others with. Takes entries of text and numbers only. */
export function createReferenceLedger(clock: Clock): IntentLedger {
  const newest = new Map<string, LedgerEntry>();
  const holders = new Map<string, { until: number }>();
  const isOver = (right: { readonly until: number } | undefined) => right === undefined || right.until <= clock.now();
  return {
    read: async (key) => newest.get(key),
    async *entries() {
      yield* newest.values();
    },
    async lease(key, forMs) {
      const holder = holders.get(key);
      if (holder !== undefined && !isOver(holder)) return { heldUntil: holder.until };
      const right = { until: clock.now() + forMs };
      holders.set(key, right);
      async function renew(): Promise<void> {
        if (holders.get(key) !== right || isOver(right)) throw new LedgerError("over");
        right.until = clock.now() + forMs;
      }
      return {
        get until() {
          return right.until;
        },
        renew,
        async write(entry) {
          await renew();
          newest.set(key, { ...entry });
        },
        async release() {
          if (holders.get(key) === right && !isOver(right)) holders.delete(key);
        },
      };
    },
  };
}
