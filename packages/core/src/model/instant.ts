/** A moment as ISO-8601 UTC text with milliseconds, such as `"2026-08-18T09:30:00.000Z"`. Sorts as text. */
export type Instant = string;
