/** What a ledger keeps: plain JSON. Ours hold neither names nor numbers nor variables of anybody. */
export interface LedgerEntry {
  /** What it is about: the `intentKey` of a caller, or one that was made from it. */
  readonly key: string;
  readonly [property: string]: Json | undefined;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * Where it is written down what is about to be asked of a provider, before it is asked: so that whoever comes after a crash
 * knows what may have been done, and does not do it again.
 *
 * Every promise here is one that people's sleep depends on. An entry is durable when `write` has resolved: it survives the
 * process, and the power. All processes that work on the same campaigns share one ledger, and see each other's entries.
 *
 * `createMemoryLedger` is for tests, and for whoever has nothing to lose; `createFileLedger` of `@trunkline/core/file-ledger`
 * is for one machine. Over several machines, implement this on a database that can compare and set.
 */
export interface IntentLedger {
  /** The newest entry about a key, whoever wrote it. Undefined: there is none. */
  read(key: string): Promise<LedgerEntry | undefined>;
  /** The newest entry about each key, in the order in which the keys first came up. */
  entries(): AsyncIterable<LedgerEntry>;
  /**
   * Takes the sole right to write about a key, for a time in milliseconds. A right that has run out, because its holder died
   * or was held up, is there to be taken.
   */
  lease(key: string, forMs: number): Promise<IntentLease | LeaseRefusal>;
}

/** Somebody else holds the right. */
export interface LeaseRefusal {
  /** Until when at the most, in epoch milliseconds. */
  readonly heldUntil: number;
}

/** The sole right to write about one key. */
export interface IntentLease {
  /** When it runs out, in epoch milliseconds, unless it is renewed. */
  readonly until: number;
  /**
   * Adds an entry about the key, and renews the right. Resolves when the entry is durable; rejects when it may not be, or
   * when the right has run out and another may have it: then nothing may be done that the entry was to announce.
   */
  write(entry: LedgerEntry): Promise<void>;
  /** Holds the right from now for as long as it was taken for. Rejects when it has run out. */
  renew(): Promise<void>;
  /** Gives it up, so that others need not wait until it runs out. Never rejects; a right that has run out is nobody's to give. */
  release(): Promise<void>;
}

/** A ledger does not do what it is there for: what was to be written may not be there, or what is there cannot be trusted. */
export class LedgerError extends Error {
  /** `message`: what happened, and what became of what was to be written; holds no key. `cause`: of the system, if it was that. */
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "LedgerError";
  }
}
