import { isFields } from "./forms.ts";
import { type AnyRule, COMMON, type ValueRule } from "./rules.ts";
import { checkNumber, checkSize, checkText, find, type Walk } from "./values.ts";
import { kindsIn } from "./words.ts";

/** Holds a value that is there against its rule, and all that is in it. */
export function checkValue(walk: Walk, value: unknown, anyRule: AnyRule): void {
  const rule = toRule(walk, anyRule);
  if (rule.is !== undefined && !isOfKind(value, rule.is)) find(walk, `is not ${kindsIn(rule.is)}`, value);
  else if (typeof value === "string") checkText(walk, value, rule);
  else if (typeof value === "number") checkNumber(walk, value, rule);
  else if (Array.isArray(value)) checkItems(walk, value, rule);
  else if (isFields(value)) checkFields(walk, value, rule);
}

/** Holds named values against their rules: those that must be there, then those that are. */
export function checkFields(
  walk: Walk,
  fields: Readonly<Record<string, unknown>>,
  { must, has, each }: ValueRule,
): void {
  if (must !== undefined) findMissing(walk, fields, must);
  if (has === undefined && each === undefined) return;
  for (const name in fields) {
    const known = has !== undefined && Object.hasOwn(has, name) ? has[name] : undefined;
    const rule = known ?? each;
    const value = fields[name];
    if (rule === undefined || value === undefined) continue;
    walk.path.push(known === undefined ? shown(name) : name);
    checkValue(walk, value, rule);
    walk.path.pop();
  }
}

function findMissing(walk: Walk, fields: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  for (const name of names) {
    if (Object.hasOwn(fields, name) && fields[name] !== undefined) continue;
    walk.path.push(name);
    find(walk, "is missing");
    walk.path.pop();
  }
}

function checkItems(walk: Walk, items: readonly unknown[], rule: ValueRule): void {
  checkSize(walk, items, rule);
  const { each } = rule;
  if (each === undefined) return;
  for (let index = 0; index < items.length; index++) {
    walk.path.push(index);
    checkValue(walk, items[index], each);
    walk.path.pop();
  }
}

/** The rule itself, where it is only named. A name that nothing goes by asks for nothing. */
export function toRule({ named }: Walk, rule: AnyRule): ValueRule {
  return typeof rule === "string" ? (common[rule] ?? named[rule] ?? {}) : rule;
}

const common: Readonly<Record<string, ValueRule>> = COMMON;

function isOfKind(value: unknown, kinds: string): boolean {
  switch (typeof value) {
    case "string":
      return kinds.includes("s");
    case "number":
      return kinds.includes("n") ? Number.isFinite(value) : kinds.includes("i") && Number.isInteger(value);
    case "boolean":
      return kinds.includes("b");
    case "object":
      return kinds.includes(value === null ? "0" : Array.isArray(value) ? "a" : "o");
    default:
      return false;
  }
}

/** A name that somebody made up is shown where it looks like one: anything else might be personal itself. */
function shown(name: string): string {
  return /^[A-Za-z_]\w{0,39}$/.test(name) && !/\d{4}/.test(name) ? name : "*";
}
