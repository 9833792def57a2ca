/**
 * Tolerant readers: they take what an answer holds, whatever the contract says it should be, and give what the model
 * promises or nothing. None of them throws; what they had to forgive goes to `reading.note`.
 *
 * Null and absent are the same to all of them, and are reported by {@link inspect} where the contract promises a value.
 */
import { lookup } from "./lookup.ts";
import type { Reading } from "./observe.ts";

export { instant, secondsBetween } from "./moments.ts";

/** A schema's own properties, as the generator writes them. */
export interface Shape {
  /** Properties that the contract promises. */
  readonly required: readonly string[];
  /** Properties that the contract knows, promised ones included. */
  readonly properties: Readonly<Record<string, 1>>;
}

/** Reports promised properties that are missing, and properties that nobody promised; looks for them only if somebody hears. */
export function inspect<T extends object>(raw: T, shape: Shape, reading: Reading, path?: string): void;
export function inspect(raw: Readonly<Record<string, unknown>>, shape: Shape, reading: Reading, path = ""): void {
  if (!reading.isHeard) return;
  for (const name of shape.required) {
    if (raw[name] === undefined || raw[name] === null) reading.note("missing", path + name);
  }
  for (const name in raw) {
    if (!Object.hasOwn(shape.properties, name)) reading.note("extra_property", path, name);
  }
}

/** Text; numbers and booleans are written out. */
export function text(value: unknown, reading: Reading, path: string): string | undefined {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return undefined;
  reading.note("wrong_type", path, typeof value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A finite number; text that spells one is read. */
export function number(value: unknown, reading: Reading, path: string): number | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value === undefined || value === null) return undefined;
  reading.note("wrong_type", path, typeof value);
  const read = typeof value === "string" && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(read) ? read : undefined;
}

/** A number of things: finite and not negative. Not rounded: providers declare counts as any number. */
export function count(value: unknown, reading: Reading, path: string): number | undefined {
  const read = number(value, reading, path);
  if (read === undefined || read >= 0) return read;
  reading.note("wrong_type", path);
  return undefined;
}

/** True or false; `"true"`, `"false"`, 1 and 0 are read. */
export function flag(value: unknown, reading: Reading, path: string): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === undefined || value === null) return undefined;
  reading.note("wrong_type", path, typeof value);
  if (value === 1 || value === "1" || value === "true") return true;
  if (value === 0 || value === "0" || value === "false") return false;
  return undefined;
}

/** A word translated by a table; a word that the table lacks is `unknown`, and reported. Absent is the caller's to judge. */
export function word<Ours extends string>(
  table: Readonly<Record<string, Ours>>,
  value: unknown,
  unknown: NoInfer<Ours>,
  reading: Reading,
  path: string,
): Ours {
  const ours = lookup(table, value);
  if (ours !== undefined) return ours;
  if (value !== undefined && value !== null) reading.note("unknown_word", path, value);
  return unknown;
}

/** The list, or an empty one. */
export function list<T>(value: readonly T[] | null | undefined, reading: Reading, path: string): readonly T[] {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) reading.note("wrong_type", path, typeof value);
  return [];
}

/** The object; anything else is nothing. */
export function object<T extends object>(value: T | null | undefined, reading: Reading, path: string): T | undefined {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  if (value !== undefined && value !== null)
    reading.note("wrong_type", path, Array.isArray(value) ? "array" : typeof value);
  return undefined;
}

type Compact<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & { [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined> };

/** The object without its undefined properties: what is not known is absent from a model. */
export function compact<T extends object>(object: T): Compact<T>;
export function compact(object: Readonly<Record<string, unknown>>): object {
  const known: Record<string, unknown> = {};
  for (const key in object) {
    if (object[key] !== undefined) known[key] = object[key];
  }
  return known;
}
