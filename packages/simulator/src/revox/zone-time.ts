import { DAY, MINUTE } from "../instant.ts";

/** Days since 1970-01-01, as a calendar on the wall counts them. */
export type DayNumber = number;

export function isZone(name: string): boolean {
  // An offset such as +01:00 is understood as well, and is no zone.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return createFormat(name) !== undefined;
  } catch {
    return false;
  }
}

/** The day that a calendar in the zone shows at a moment, which is in epoch milliseconds. */
export function dayIn(zone: string, at: number): DayNumber {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}

/** From 0 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (day + 4) % 7;
}

/**
 * When the clocks of the zone show so many minutes past the midnight with which a day begins; a day may be run past.
 * What they show twice when they are put back means the first time. What they leave out when they are put forward means
 * as long after the change as it would have been.
 */
export function momentOf(zone: string, day: DayNumber, minutes: number): number {
  const wall = day * DAY + minutes * MINUTE;
  const [before, after] = [offsetAt(zone, wall - DAY), offsetAt(zone, wall + DAY)];
  const unchanged = wall - before;
  if (offsetAt(zone, unchanged) === before) return unchanged;
  const changed = wall - after;
  return offsetAt(zone, changed) === after ? changed : unchanged;
}

/** Offsets change on a quarter of an hour, and asking for one is dear. */
const QUARTER = 15 * MINUTE;
const zones = new Map<string, { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> }>();

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const known = zones.get(zone) ?? { format: createFormat(zone), offsets: new Map() };
  zones.set(zone, known);
  const quarter = Math.floor(at / QUARTER);
  const offset = known.offsets.get(quarter) ?? readOffset(known.format, quarter * QUARTER);
  known.offsets.set(quarter, offset);
  return offset;
}

function readOffset(format: Intl.DateTimeFormat, at: number): number {
  const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - at;
}

function createFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}
