import type { LedgerEntry } from "../ledger.ts";
import type { LedgerRecord } from "./record.ts";

/** Whether a record counts at its place. `heldUntil`: of a claim that does not, because somebody else holds the right. */
export type Verdict = { readonly stands: true } | { readonly stands: false; readonly heldUntil?: number };

/** What a ledger holds after all its records. Whoever reads the same records in the same order has the same book. */
export interface Book {
  /** The newest entry about each key, in the order in which the keys first came up. Nobody may change them. */
  readonly entries: ReadonlyMap<string, LedgerEntry>;
  /** What would come of a record if it were the next. */
  judge(record: LedgerRecord): Verdict;
  /** Takes the next record. One that does not stand changes nothing. */
  add(record: LedgerRecord): Verdict;
}

interface Right {
  readonly owner: string;
  readonly until: number;
}

export function createBook(): Book {
  const entries = new Map<string, LedgerEntry>();
  const rights = new Map<string, Right>();

  /** Only what the records say decides, never what time it is for the reader: so all readers decide alike. */
  function judge({ kind, key, owner, at }: LedgerRecord): Verdict {
    const right = rights.get(key);
    const isHeld = right !== undefined && at < right.until;
    if (kind === "lease") return isHeld ? { stands: false, heldUntil: right.until } : { stands: true };
    return { stands: isHeld && right.owner === owner };
  }

  return {
    entries,
    judge,
    add(record) {
      const verdict = judge(record);
      if (!verdict.stands) return verdict;
      if (record.kind === "entry") entries.set(record.key, record.entry);
      if (record.kind === "release") rights.delete(record.key);
      else rights.set(record.key, { owner: record.owner, until: record.until });
      return verdict;
    },
  };
}
