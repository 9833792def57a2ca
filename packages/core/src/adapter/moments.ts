/** Moments in the forms that answers have them in, read as tolerantly as all else (`read.ts`). */
import type { Instant } from "../model/instant.ts";
import type { Reading } from "./observe.ts";

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

/** Seconds from one moment to a later one. */
export function secondsBetween(from: Instant | undefined, to: Instant | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = (millisecondsOnOneDay(from, to) ?? Date.parse(to) - Date.parse(from)) / 1_000;
  return seconds >= 0 ? seconds : undefined;
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

/** Most calls end on the day they began: that spares reading two dates, which would be much of the work for an attempt. */
function millisecondsOnOneDay(from: Instant, to: Instant): number | undefined {
  const isOneDay = from.slice(0, 10) === to.slice(0, 10) && MODEL_FORM.test(from) && MODEL_FORM.test(to);
  return isOneDay ? millisecondOfDay(to) - millisecondOfDay(from) : undefined;
}

function millisecondOfDay(moment: Instant): number {
  const minute = twoDigits(moment, 11) * 60 + twoDigits(moment, 14);
  return (minute * 60 + twoDigits(moment, 17)) * 1_000 + twoDigits(moment, 20) * 10 + digit(moment, 22);
}

function twoDigits(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 0x30;
}
