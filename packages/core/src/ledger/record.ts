import type { LedgerEntry } from "../ledger.ts";

/** What is true of every record. Times are in epoch milliseconds, of the clock of whoever made it. */
export interface Stamp {
  /** What it is about. */
  readonly key: string;
  /** Which lease made it: random, of one lease only. A lease's records are made one after the other. */
  readonly owner: string;
  readonly at: number;
  /** Until when the right is held, if this record stands. */
  readonly until: number;
}

/** One thing that was done with a ledger. In their order they are the ledger: see {@link createBook}. */
export type LedgerRecord =
  | (Stamp & { readonly kind: "lease" | "renewal" | "release" })
  | (Stamp & { readonly kind: "entry"; readonly entry: LedgerEntry });

/** A record that was read from outside. Undefined: it is none. `"unknown_kind"`: of a version that knows more than this one. */
export function toRecord(value: unknown): LedgerRecord | "unknown_kind" | undefined {
  if (!isObject(value)) return undefined;
  const { kind, key, owner, at, until, entry } = value;
  if (typeof kind !== "string") return undefined;
  if (kind !== "lease" && kind !== "renewal" && kind !== "release" && kind !== "entry") return "unknown_kind";
  if (typeof key !== "string" || typeof owner !== "string") return undefined;
  if (!isNumber(at) || !isNumber(until)) return undefined;
  const stamp = { key, owner, at, until };
  if (kind !== "entry") return { kind, ...stamp };
  return isEntry(entry) && entry.key === key ? { kind, ...stamp, entry } : undefined;
}

/** All the rest of it is JSON, as it was read from JSON. */
function isEntry(value: unknown): value is LedgerEntry {
  return isObject(value) && typeof value.key === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
