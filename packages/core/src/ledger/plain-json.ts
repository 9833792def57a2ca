import type { Json, LedgerEntry } from "../ledger.ts";

/** An entry of one's own, as it comes back from being written out as JSON. Throws a TypeError where it would not come back. */
export function toPlainEntry(entry: LedgerEntry, key: string): LedgerEntry {
  if (entry.key !== key) throw new TypeError("the entry of a ledger must be about the key that the right is for");
  return { ...toPlainObject(entry, []), key };
}

function toPlain(value: unknown, above: readonly object[]): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  // JSON knows no negative nothing.
  if (typeof value === "number" && Number.isFinite(value)) return value + 0;
  if (typeof value !== "object" || above.includes(value)) throw notJson();
  if (Array.isArray(value)) return Array.from(value, (item) => toPlain(item, [...above, value]));
  return toPlainObject(value, above);
}

function toPlainObject(value: object, above: readonly object[]): { readonly [name: string]: Json } {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw notJson();
  const properties = Object.entries(value).filter(([, property]) => property !== undefined);
  return Object.fromEntries(properties.map(([name, property]) => [name, toPlain(property, [...above, value])]));
}

function notJson(): TypeError {
  return new TypeError("the entry of a ledger must be plain JSON: no dates, functions, instances, cycles or NaN");
}
