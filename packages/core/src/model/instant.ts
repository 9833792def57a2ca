/** A moment as ISO-8601 UTC text with milliseconds, such as `"2026-08-18T09:30:00.000Z"`. Sorts as text. */
export type Instant = string;

/** The instant of a moment in epoch milliseconds. Undefined when it is beyond what dates can hold. */
export function instantAt(milliseconds: number): Instant | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
