import type { Finding } from "../../errors.ts";
import { isMoment } from "./forms.ts";
import type { InputRules, ValueRule } from "./rules.ts";
import { counted, lengthOf, spaced, valueClass } from "./words.ts";

/** Going through a value: by which rules, where in it one is, and what was found so far. */
export interface Walk {
  readonly named: InputRules["named"];
  readonly path: (string | number)[];
  readonly findings: Finding[];
}

/** Notes that the value where one is breaks a rule. Without a value: there is none, or its kind says nothing more. */
export function find({ path, findings }: Walk, rule: string, value?: unknown): void {
  let field = "";
  for (const key of path) field += typeof key === "number" ? `[${key}]` : field === "" ? key : `.${key}`;
  findings.push({
    field: field === "" ? "body" : field,
    rule,
    ...(value !== undefined && { value: valueClass(value) }),
  });
}

export function checkText(walk: Walk, text: string, { min, max, of, moment }: ValueRule): void {
  if (min !== undefined && text.length < 2 * min && lengthOf(text) < min) {
    find(walk, min === 1 ? "is empty" : `is shorter than ${counted(min, "character")}`, text);
  }
  if (max !== undefined && text.length > max && lengthOf(text) > max) {
    find(walk, `is longer than ${counted(max, "character")}`, text);
  }
  if (of !== undefined && !of.includes(text)) find(walk, notAmong(of), text);
  if (moment === 1 && !isMoment(text)) find(walk, NOT_A_MOMENT, text);
}

export const NOT_A_MOMENT = "is not a moment such as 2026-08-18T09:30:00Z";

/** More than this many words say no more than their number. */
const MOST_WORDS = 12;

function notAmong(words: readonly string[]): string {
  return words.length > MOST_WORDS ? `is none of its ${words.length} words` : `is not one of ${words.join(", ")}`;
}

/** Without the value's kind: that it is a number goes without saying. */
export function checkNumber(walk: Walk, value: number, { min, max, above }: ValueRule): void {
  if (min !== undefined && value < min) find(walk, `is below ${spaced(min)}`);
  if (max !== undefined && value > max) find(walk, `is above ${spaced(max)}`);
  if (above !== undefined && value <= above) find(walk, `is not above ${spaced(above)}`);
}

export function checkSize(walk: Walk, items: readonly unknown[], { min, max }: ValueRule): void {
  if (min !== undefined && items.length < min) find(walk, `has fewer than ${counted(min, "item")}`, items);
  if (max !== undefined && items.length > max) find(walk, `has more than ${counted(max, "item")}`, items);
}
