import type { Finding } from "../errors.ts";
import { checkQuery } from "./preflight/query.ts";
import type { InputRules, OperationRules } from "./preflight/rules.ts";
import { find, type Walk } from "./preflight/values.ts";
import { checkValue } from "./preflight/walk.ts";

export { fieldsOf, isMoment, isPhoneNumber, itemsOf } from "./preflight/forms.ts";
export type { AnyRule, FieldRules, InputRules, OperationRules, ValueRule } from "./preflight/rules.ts";
export { NOT_A_MOMENT } from "./preflight/values.ts";
export { valueClass } from "./preflight/words.ts";

/** What a request would send. */
export interface PreflightInput {
  /** What fills the path's placeholders, unescaped. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Value of its JSON body. Absent: it has none. */
  readonly body?: unknown;
}

/** A rule that a schema cannot say, such as one about two properties. Passes over what is not of the kind it asks about. */
export type Check = (input: PreflightInput) => readonly Finding[];

/** Such rules by the contract's name of the operation. */
export type Checks = Readonly<Partial<Record<string, Check>>>;

const NOTHING: readonly Finding[] = [];

/**
 * Everything that an input of an operation breaks, before anything is sent: rules of the contract first, in the order of the
 * input, then the others. Nothing is left out, however long a list is. Unknown operations and properties break nothing.
 */
export function preflightBy(
  rules: InputRules,
  checks: Checks,
  operation: string,
  input: PreflightInput,
): readonly Finding[] {
  const own = Object.hasOwn(rules.operations, operation) ? rules.operations[operation] : undefined;
  const check = Object.hasOwn(checks, operation) ? checks[operation] : undefined;
  const found = own === undefined ? NOTHING : findingsOf(rules, own, input);
  return check === undefined ? found : [...found, ...check(input)];
}

function findingsOf({ named }: InputRules, rules: OperationRules, { query, body }: PreflightInput): Finding[] {
  const walk: Walk = { named, path: [], findings: [] };
  if (rules.query !== undefined) checkQuery(walk, query, rules);
  if (body !== undefined && rules.body !== undefined) checkValue(walk, body, rules.body);
  if (body === undefined && rules.mustBody === 1) {
    walk.path.push("body");
    find(walk, "is missing");
  }
  return walk.findings;
}
