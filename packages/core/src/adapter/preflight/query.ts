import type { OperationRules, ValueRule } from "./rules.ts";
import { find, type Walk } from "./values.ts";
import { checkValue, toRule } from "./walk.ts";

/** Holds a query against its rules, as far as the contract knows its names. All of it arrives as text. */
export function checkQuery(walk: Walk, query: URLSearchParams, { query: rules = {}, must = [] }: OperationRules): void {
  for (const name of must) if (!query.has(name)) at(walk, name, () => find(walk, "is missing"));
  const seen = new Set<string>();
  for (const [name, text] of query) {
    const anyRule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (anyRule === undefined || seen.has(name)) continue;
    seen.add(name);
    const rule = toRule(walk, anyRule);
    if (rule.is === "a") {
      at(walk, name, () => checkValue(walk, query.getAll(name), rule));
    } else if (query.getAll(name).length > 1) {
      at(walk, name, () => find(walk, "is given more than once"));
    } else {
      at(walk, name, () => checkValue(walk, meantBy(text, rule), rule));
    }
  }
}

function at(walk: Walk, name: string, check: () => void): void {
  walk.path.push(name);
  check();
  walk.path.pop();
}

/** What a text stands for, where its rule asks for something else than text; the text where it does not read as that. */
function meantBy(text: string, { is = "s" }: ValueRule): unknown {
  if (/[ni]/.test(is) && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (is.includes("b") && (text === "true" || text === "false")) return text === "true";
  return text;
}
