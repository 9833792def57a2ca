import { type Clock, SYSTEM_CLOCK } from "./clock.ts";
import { createBook } from "./ledger/book.ts";
import { ledgerOver, type RecordLog } from "./ledger/ledger-over.ts";
import type { IntentLedger } from "./ledger.ts";

/** A ledger that is gone with the process: for tests, and for whoever has nothing to lose. `clock`: tells when rights run out. */
export function createMemoryLedger({ clock = SYSTEM_CLOCK }: { readonly clock?: Clock } = {}): IntentLedger {
  const book = createBook();
  const log = {
    book: async () => book,
    async append(make) {
      const record = make();
      return { record, verdict: book.add(record) };
    },
  } satisfies RecordLog;
  return ledgerOver(log, () => clock.now());
}
