import { type IntentLedger, type LedgerEntry, LedgerError } from "../../src/ledger.ts";

/** What a ledger does not do. */
export interface Oddity {
  /** Whether an entry cannot be written. */
  readonly refuses?: (entry: LedgerEntry) => boolean;
  /** Whether the right to a key cannot be held any longer. */
  readonly loses?: (key: string) => boolean;
  /** What does not work at all. */
  readonly broken?: "lease" | "read" | "entries";
}

/** A sound ledger, but for what is odd about it. */
export function oddLedger(sound: IntentLedger, { refuses, loses, broken }: Oddity): IntentLedger {
  const fail = (what: string) => Promise.reject(new LedgerError(`no ${what}`));
  return {
    read: (key) => (broken === "read" ? fail("reading") : sound.read(key)),
    entries: () => {
      if (broken === "entries") throw new LedgerError("no entries");
      return sound.entries();
    },
    async lease(key, forMs) {
      if (broken === "lease") return fail("lease");
      const lease = await sound.lease(key, forMs);
      if (!("write" in lease)) return lease;
      return {
        get until() {
          return lease.until;
        },
        write: (entry) => (refuses?.(entry) === true ? fail("writing") : lease.write(entry)),
        renew: () => (loses?.(key) === true ? fail("right any more") : lease.renew()),
        release: () => lease.release(),
      };
    },
  };
}
