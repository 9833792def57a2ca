import { DAY, HOUR, MINUTE, SECOND } from "./instant.ts";

/** Milliseconds, or a number with its unit: `"90s"`, `"15m"`, `"24h"`, `"7d"`, `"1h30m"`. */
export type Duration = number | string;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** In milliseconds. Throws a `TypeError` for what is no duration, or a negative one. */
export function toMilliseconds(duration: Duration): number {
  const milliseconds = typeof duration === "number" ? duration : parse(duration);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds;
  throw new TypeError(`duration: must be milliseconds or text such as "90s", "15m", "24h" or "1h30m"`);
}

function parse(text: string): number {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return Number.NaN;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  return [...parts].reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * (UNITS[unit] ?? Number.NaN), 0);
}
