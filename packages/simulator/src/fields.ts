import { isRecord } from "./contract.ts";

/** What is wrong with the value of a field, in words that follow its name; nothing when it is right. */
export type Check = (value: unknown) => string | undefined;

/** Names a field that is not right, and the rule that it breaks: `faults[0].count: must be a whole number`. */
export class FieldError extends TypeError {
  constructor(field: string, problem: string) {
    super(field === "" ? problem : `${field}: ${problem}`);
  }
}

/** Throws a `FieldError` for the first field that is not right, or that nobody knows. `name` is what they belong to. */
export function checkFields(value: unknown, name: string, checks: Readonly<Record<string, Check>>): void {
  if (!isRecord(value)) throw new FieldError(name, "must be an object");
  const prefix = name === "" ? "" : `${name}.`;
  for (const [field, check] of Object.entries(checks)) {
    const problem = check(value[field]);
    if (problem !== undefined) throw new FieldError(prefix + field, problem);
  }
  const stranger = Object.keys(value).find((field) => !Object.hasOwn(checks, field));
  if (stranger !== undefined) {
    throw new FieldError(prefix + stranger, `is none of ${Object.keys(checks).join(", ")}`);
  }
}

/** The same check, for a field that must be there. */
export function needed(check: Check): Check {
  return (value) => (value === undefined ? "is missing" : check(value));
}

export function oneOf(words: readonly (string | number)[]): Check {
  return optional((value) => words.some((word) => word === value), `must be one of ${words.join(", ")}`);
}

export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  const fits = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
  const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  return optional(fits, `must be a whole number, ${bounds}`);
}

export const number = optional(Number.isFinite, "must be a number");
export const positive = optional((value) => Number.isFinite(value) && Number(value) > 0, "must be more than 0");
export const shareOfOne = optional(
  (value) => typeof value === "number" && value >= 0 && value <= 1,
  "must be from 0 to 1",
);
export const flag = optional((value) => typeof value === "boolean", "must be true or false");
export const text = optional((value) => typeof value === "string" && value !== "", "must be text");
export const headerText = optional(
  (value) => typeof value === "string" && /^[!-~]([ -~]*[!-~])?$/.test(value),
  "must be text that a header can hold",
);
export const record = optional(isRecord, "must be an object");
export const items = optional(Array.isArray, "must be a list");
export const callback = optional((value) => typeof value === "function", "must be a function");

/** Nothing is wrong with what is checked elsewhere. */
export const anything: Check = () => undefined;

function optional(fits: (value: unknown) => boolean, problem: string): Check {
  return (value) => (value === undefined || fits(value) ? undefined : problem);
}
