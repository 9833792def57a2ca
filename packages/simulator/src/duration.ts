import { FieldError } from "./fields.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./instant.ts";

/** Milliseconds, or a number with its unit: `"90s"`, `"15m"`, `"24h"`, `"7d"`, `"1h30m"`. */
export type Duration = number | string;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** A clock that went further would leave the years that a date can have. */
const LONGEST = 36_500 * DAY;

/** In whole milliseconds. Throws a `FieldError` for what is no duration, a negative one, or one beyond 36500 days. */
export function toMilliseconds(duration: Duration, name = "duration"): number {
  const milliseconds = Math.round(typeof duration === "number" ? duration : parse(duration));
  if (milliseconds >= 0 && milliseconds <= LONGEST) return milliseconds;
  throw new FieldError(
    name,
    `must be milliseconds or text such as "90s", "15m", "24h" or "1h30m", from 0 to 36500 days`,
  );
}

function parse(text: string): number {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return Number.NaN;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  return [...parts].reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * (UNITS[unit] ?? Number.NaN), 0);
}
