/** Whether values of an input are of the form that they have to be. */
import type { Finding } from "../../errors.ts";
import { isMoment, isPhoneNumber } from "../preflight/forms.ts";
import { valueClass } from "../preflight/words.ts";

export function isFull(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

export function isMomentText(value: unknown): value is string {
  return typeof value === "string" && isMoment(value);
}

export function textFindings(field: string, value: unknown): Finding[] {
  if (isFull(value)) return [];
  return [{ field, rule: typeof value === "string" ? "is empty" : "is no text", value: valueClass(value) }];
}

export function numberFindings(field: string, value: unknown): Finding[] {
  if (value === undefined || (typeof value === "string" && isPhoneNumber(value))) return [];
  return [{ field, rule: "is not an E.164 number", value: valueClass(value) }];
}

export function momentFindings(field: string, value: unknown): Finding[] {
  if (value === undefined || isMomentText(value)) return [];
  return [{ field, rule: "is not a moment such as 2026-08-18T09:30:00Z", value: valueClass(value) }];
}

export function wholeFindings(field: string, value: unknown): Finding[] {
  const isWhole = value === undefined || (Number.isSafeInteger(value) && Number(value) >= 1);
  return isWhole ? [] : [{ field, rule: "is not a whole number from 1", value: valueClass(value) }];
}

/** An object of values that can be written down. */
export function objectFindings(field: string, value: unknown): Finding[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [{ field, rule: "is no object", value: valueClass(value) }];
  }
  return Object.entries(value)
    .filter(([, each]) => !isJson(each))
    .map(([name]) => ({ field: `${field}.${name}`, rule: "cannot be written down as JSON" }));
}

/** Names that nobody knows: a misspelt one would be left out in silence. */
export function strangeFindings(value: unknown, known: readonly string[], prefix = ""): Finding[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => ({ field: `${prefix}${name}`, rule: `is not known: there are ${known.join(", ")}` }));
}

function isJson(value: unknown): boolean {
  try {
    return value === undefined || typeof JSON.stringify(value) === "string";
  } catch {
    return false;
  }
}
