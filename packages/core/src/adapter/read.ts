/**
 * Tolerant readers: they take what an answer holds, whatever the contract says it should be, and give what the model
 * promises or nothing. None of them throws; what they had to forgive goes to `reading.note`.
 *
 * Null and absent are the same to all of them, and are reported by {@link inspect} where the contract promises a value.
 */
import type { Instant } from "../model/instant.ts";
import { lookup } from "./lookup.ts";
import type { Reading } from "./observe.ts";

/** A schema's own properties, as the generator writes them. */
export interface Shape {
  /** Properties that the contract promises. */
  readonly required: readonly string[];
  /** Properties that the contract knows, promised ones included. */
  readonly properties: Readonly<Record<string, 1>>;
}

/** Reports promised properties that are missing, and properties that nobody promised. */
export function inspect(raw: object, shape: Shape, reading: Reading, path = ""): void {
  const values: Readonly<Record<string, unknown>> = { ...raw };
  for (const name of shape.required) {
    if (values[name] === undefined || values[name] === null) reading.note("missing", path + name);
  }
  for (const name in values) {
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
  if (typeof value === "string" && Object.hasOwn(table, value)) return lookup(table, value, unknown);
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

/** Read without a second look. Days from the 29th on get one: not every month has them. */
const MODEL_FORM = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const ISO_FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** Epoch numbers below this are seconds (until the year 5138), at or above it milliseconds (from the year 1973 on). */
const FIRST_MILLISECONDS = 1e11;

/** A moment, from ISO text, epoch seconds or epoch milliseconds, as a number or as text. Without a zone it is UTC. */
export function instant(value: unknown, reading: Reading, path: string): Instant | undefined {
  if (typeof value === "string" && MODEL_FORM.test(value)) return value;
  if (value === undefined || value === null) return undefined;
  const { milliseconds, usual } = parseInstant(value);
  const date = new Date(milliseconds);
  const isValid = !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
  if (!usual || !isValid) reading.note("wrong_time", path);
  return isValid ? date.toISOString() : undefined;
}

function parseInstant(value: unknown): { milliseconds: number; usual: boolean } {
  if (typeof value === "number") return { milliseconds: fromEpoch(value), usual: false };
  if (typeof value !== "string") return { milliseconds: Number.NaN, usual: false };
  if (/^\d{9,14}(\.\d+)?$/.test(value)) return { milliseconds: fromEpoch(Number(value)), usual: false };
  const [, day, time, zone] = ISO_FORM.exec(value) ?? [];
  if (day === undefined || !isDay(day)) return { milliseconds: Number.NaN, usual: false };
  const iso = `${day}T${time ?? "00:00"}${(zone ?? "Z").toUpperCase()}`;
  return { milliseconds: Date.parse(iso), usual: zone !== undefined };
}

/** Engines roll the 31st of February over into March, or refuse it. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

function fromEpoch(value: number): number {
  return Math.abs(value) < FIRST_MILLISECONDS ? value * 1_000 : value;
}

/** Seconds from one moment to a later one. */
export function secondsBetween(from: Instant | undefined, to: Instant | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = (Date.parse(to) - Date.parse(from)) / 1_000;
  return seconds >= 0 ? seconds : undefined;
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
