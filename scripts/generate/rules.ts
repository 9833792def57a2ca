import { type Contract, isRecord, record } from "../contracts.ts";
import { operationParts, resolve } from "./operation-parts.ts";

type Schema = Readonly<Record<string, unknown>>;

/** A rule as `ValueRule` of `@trunkline/core/adapter` has it; text: the name of one; undefined: it would check nothing. */
type Rule = string | Readonly<Record<string, unknown>> | undefined;

/** What a contract's requests are held against, as small as it can be said. What rules cannot say is left open. */
export function toRules(contract: Contract): { readonly named: object; readonly operations: object } {
  const named = new Map<string, Rule>();
  const ruleOf = (schema: unknown) => toRule(schema, contract, named);
  // Whatever is asked for in an address is text already.
  const parameterRule = (schema: unknown) => (ruleOf(schema) === "text" ? undefined : ruleOf(schema));
  const fieldsOf = (parameters: readonly Schema[]) =>
    dropUndefined(Object.fromEntries(parameters.map(({ name, schema }) => [String(name), parameterRule(schema)])));
  const operations = operationParts(contract).map(({ name, parameters, body, isBodyRequired }) => {
    const inQuery = parameters.filter((parameter) => parameter.in === "query");
    const must = inQuery.filter((parameter) => parameter.required === true).map((parameter) => parameter.name);
    const rule = {
      query: filled(fieldsOf(inQuery)),
      must: must.length > 0 ? must : undefined,
      body: body === undefined ? undefined : ruleOf(body),
      mustBody: isBodyRequired ? 1 : undefined,
    };
    return [name, filled(dropUndefined(rule))];
  });
  return {
    named: dropUndefined(Object.fromEntries(named)),
    operations: dropUndefined(Object.fromEntries(operations)),
  };
}

function toRule(schema: unknown, contract: Contract, named: Map<string, Rule>): Rule {
  if (!isRecord(schema)) return undefined;
  if (typeof schema.$ref !== "string") return toOwnRule(schema, contract, named);
  const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (!named.has(name)) {
    // Known by its name before it is gone through, since it may hold itself.
    named.set(name, {});
    named.set(name, toOwnRule(record(resolve(contract.document, schema), name), contract, named));
  }
  const rule = named.get(name);
  // What a name stands for is said at once where that is no longer than the name.
  if (typeof rule !== "string" && rule !== undefined) return name;
  named.delete(name);
  return rule;
}

function toOwnRule(schema: Schema, contract: Contract, named: Map<string, Rule>): Rule {
  const ruleOf = (inner: unknown) => toRule(inner, contract, named);
  const kinds = kindsOf(schema);
  const bounds = boundsOf(schema, kinds);
  const { enum: words, required, properties, items, additionalProperties } = schema;
  const has = isRecord(properties)
    ? filled(
        dropUndefined(Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, ruleOf(inner)]))),
      )
    : undefined;
  const rule = dropUndefined({
    is: kinds,
    ...bounds,
    of: Array.isArray(words) && words.every((word) => typeof word === "string") ? words : undefined,
    // Ids are not held against `format: uuid`: what an id looks like is the provider's to say, and a wrong one dials nobody.
    moment: schema.format === "date-time" ? 1 : undefined,
    must: Array.isArray(required) && required.length > 0 ? required : undefined,
    has,
    each: kinds?.includes("a") ? ruleOf(items) : ruleOf(additionalProperties),
  });
  const text = JSON.stringify(rule);
  return text === "{}" ? undefined : (SHORT.get(text) ?? rule);
}

/** Rules that `COMMON` of core has names for. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['{"is":"s"}', "text"],
  ['{"is":"n"}', "number"],
  ['{"is":"i"}', "whole"],
  ['{"is":"b"}', "flag"],
  ['{"is":"o"}', "object"],
  ['{"is":"a"}', "list"],
  ['{"is":"s","moment":1}', "moment"],
]);

const LETTERS: Readonly<Record<string, string>> = {
  string: "s",
  number: "n",
  integer: "i",
  boolean: "b",
  object: "o",
  array: "a",
  null: "0",
};

function kindsOf({ type }: Schema): string | undefined {
  const types = Array.isArray(type) ? type : [type];
  return type === undefined ? undefined : types.map((name) => LETTERS[String(name)] ?? "").join("");
}

/** The bounds of what a schema asks for, under names that all kinds share: a schema bounds one kind only. */
function boundsOf(schema: Schema, kinds = ""): Schema {
  const [least, most] = /s/.test(kinds)
    ? ["minLength", "maxLength"]
    : kinds.includes("a")
      ? ["minItems", "maxItems"]
      : ["minimum", "maximum"];
  return {
    min: schema[least],
    max: schema[most],
    above: schema.exclusiveMinimum,
  };
}

function filled<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

function dropUndefined(value: Schema): Schema {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
