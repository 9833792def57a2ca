import { isRecord } from "../contract.ts";
import { toInstant } from "../instant.ts";

/** `createdAt`, `created_at`, `earliestAt`, `createdAtMillis`. */
const INSTANT_NAME = /_at$|[a-z]At(?![a-z])/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A copy in which every instant under a name for instants is later by so many milliseconds. */
export function skewInstants(value: unknown, milliseconds: number, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => skewInstants(item, milliseconds, name));
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, inner]) => [key, skewInstants(inner, milliseconds, key)] as const);
    return Object.fromEntries(entries);
  }
  if (typeof value !== "string" || !INSTANT_NAME.test(name) || !INSTANT.test(value)) return value;
  const instant = Date.parse(value) + milliseconds;
  return Number.isNaN(new Date(instant).getTime()) ? value : toInstant(instant);
}
