import { isRecord } from "../contract.ts";

/** What a body asks for, or what is wrong with it: `property rule`, one each, without its values. */
export type Reading<Request> = { readonly request: Request } | { readonly problems: readonly string[] };

export function numberProblems(value: unknown, path: string): readonly string[] {
  return value === undefined || /^\+[1-9]\d{1,14}$/.test(text(value)) ? [] : [`${path} must be an E.164 number`];
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

export function timeProblems(value: unknown): readonly string[] {
  if (value === undefined || value === null || toMoment(value) !== undefined) return [];
  return ["scheduled_at must be an instant in ISO 8601"];
}

export function toMoment(value: unknown): number | undefined {
  const given = text(value);
  const moment = INSTANT.test(given) && isDay(given.slice(0, 10)) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** Parsing alone takes the 31st of September for the 1st of October. */
function isDay(date: string): boolean {
  const midnight = new Date(date);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record(value)).map(([key, inner]) => [key, text(inner)]));
}
