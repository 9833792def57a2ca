export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Epoch milliseconds as ISO-8601 text in UTC. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
