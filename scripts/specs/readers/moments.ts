/** When everything happens that is invented. */

export const NOW = "2026-09-01T12:00:00.000Z";
/** Ahead of it. */
export const LATER = "2026-10-01T08:00:00.000Z";
export const LATEST = "2026-10-02T17:00:00.000Z";

/** So many minutes before now. */
export function ago(minutes: number): string {
  return new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
}

/** Numbers that are kept free for fiction. */
export function phoneNumber(index: number): string {
  return `+1202555${String(100 + index).padStart(4, "0")}`;
}
