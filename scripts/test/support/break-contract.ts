import { type Contract, isRecord } from "../../contracts.ts";
import { resolve } from "../../generate/operation-parts.ts";

type Schema = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

/** A value that breaks one constraint of a schema and no other, or that only just fits it. */
export interface Break {
  readonly path: Path;
  /** Undefined: the property is left out. */
  readonly value: unknown;
  /** How the finding reads. Undefined: it fits. */
  readonly rule: string | undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
};

/** A value that fits a schema, with everything that it may have. */
export function sampleOf(contract: Contract, given: unknown): unknown {
  const schema = schemaIn(contract, given);
  const { enum: words, properties, additionalProperties, items, exclusiveMinimum, minimum, format } = schema;
  if (Array.isArray(words)) return words[0];
  switch (typesOf(schema)[0]) {
    case "string":
      return format === "date-time" ? "2026-08-18T09:30:00Z" : "a".repeat(Math.max(1, numberIn(schema.minLength, 0)));
    case "number":
    case "integer":
      return numberIn(minimum, numberIn(exclusiveMinimum, 0) + 1);
    case "boolean":
      return true;
    case "array":
      return [sampleOf(contract, items)];
    case "object": {
      const named = Object.entries(isRecord(properties) ? properties : {});
      const free = isRecord(additionalProperties) ? [["first_name", additionalProperties] as const] : [];
      return Object.fromEntries([...named, ...free].map(([name, inner]) => [name, sampleOf(contract, inner)]));
    }
    default:
      return "anything";
  }
}

/** Everything that can be wrong about a value of a schema, one by one. */
export function breaksOf(contract: Contract, given: unknown, path: Path = []): Break[] {
  const schema = schemaIn(contract, given);
  const at = (value: unknown, rule: string | undefined): Break => ({ path, value, rule });
  const { properties, additionalProperties, items, required } = schema;
  const names = Array.isArray(required) ? required.map(String) : [];
  const inner = Object.entries(isRecord(properties) ? properties : {});
  return [
    ...typeBreaks(schema).map(({ value, rule }) => at(value, rule)),
    ...boundBreaks(contract, schema).map(({ value, rule }) => at(value, rule)),
    ...names.map((name) => ({ path: [...path, name], value: undefined, rule: "is missing" })),
    ...inner.flatMap(([name, part]) => breaksOf(contract, part, [...path, name])),
    ...(isRecord(items) ? breaksOf(contract, items, [...path, 0]) : []),
    ...(isRecord(additionalProperties) ? breaksOf(contract, additionalProperties, [...path, "first_name"]) : []),
  ];
}

/** The same value, broken. */
export function broken(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? broken(item, rest, by) : item));
  if (!isRecord(value)) return value;
  const changed = broken(value[key], rest, by);
  const others = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(changed === undefined ? others : [...others, [key, changed]]);
}

/** How findings name a place. */
export function fieldAt(path: Path): string {
  const text = path.reduce<string>(
    (field, key) => (typeof key === "number" ? `${field}[${key}]` : `${field}.${key}`),
    "",
  );
  return text === "" ? "body" : text.slice(1);
}

/** Keywords of a schema that constrain values, so that none is forgotten. */
export function keywordsIn(contract: Contract, given: unknown): string[] {
  const schema = schemaIn(contract, given);
  const { properties, additionalProperties, items } = schema;
  const inner = [...Object.values(isRecord(properties) ? properties : {}), additionalProperties, items];
  const own = Object.keys(schema).filter((keyword) => !keyword.startsWith("x-"));
  return [...own, ...inner.filter(isRecord).flatMap((part) => keywordsIn(contract, part))];
}

function typeBreaks(schema: Schema): { value: unknown; rule: string }[] {
  const types = typesOf(schema);
  if (types.length === 0) return [];
  const rule = `is not ${types.map((type) => KINDS[type]).join(" or ")}`;
  const wrong = types.includes("string") ? [5, true, [], {}] : ["word", types.includes("object") ? [] : {}];
  const halves = types[0] === "integer" ? [1.5] : [];
  return [...wrong, ...halves, ...(types.includes("null") ? [] : [null])].map((value) => ({ value, rule }));
}

function boundBreaks(contract: Contract, schema: Schema): { value: unknown; rule: string | undefined }[] {
  const { enum: words, minLength, maxLength, minimum, maximum, exclusiveMinimum, maxItems, format, items } = schema;
  const itemsOf = (count: number) => Array(count).fill(sampleOf(contract, items));
  return [
    ...(isAbove(maxLength, 0) ? ["a".repeat(maxLength), "\u{1F4DE}".repeat(maxLength)].map(fitting) : []),
    ...[minimum, maximum].filter((bound) => typeof bound === "number").map(fitting),
    ...(isAbove(maxItems, 0) ? [fitting(itemsOf(maxItems))] : []),
    ...(Array.isArray(words) ? [{ value: "no-such-word", rule: wordRule(words) }] : []),
    ...(minLength === 1 ? [{ value: "", rule: "is empty" }] : []),
    ...(isAbove(minLength, 1)
      ? [{ value: "a".repeat(minLength - 1), rule: `is shorter than ${minLength} characters` }]
      : []),
    ...(isAbove(maxLength, 0)
      ? [{ value: "a".repeat(maxLength + 1), rule: `is longer than ${spaced(maxLength)} characters` }]
      : []),
    ...(typeof minimum === "number" ? [{ value: minimum - 1, rule: `is below ${spaced(minimum)}` }] : []),
    ...(typeof maximum === "number" ? [{ value: maximum * 2 + 2, rule: `is above ${spaced(maximum)}` }] : []),
    ...(typeof exclusiveMinimum === "number"
      ? [{ value: exclusiveMinimum, rule: `is not above ${spaced(exclusiveMinimum)}` }]
      : []),
    ...(isAbove(maxItems, 0)
      ? [
          {
            value: itemsOf(maxItems + 1),
            rule: `has more than ${spaced(maxItems)} items`,
          },
        ]
      : []),
    ...(format === "date-time"
      ? ["yesterday", "", "2026-02-30T09:30:00Z", "2026-08-18T09:30:00", "2026-08-18"].map((value) => ({
          value,
          rule: "is not a moment such as 2026-08-18T09:30:00Z",
        }))
      : []),
  ];
}

function fitting(value: unknown) {
  return { value, rule: undefined };
}

function wordRule(words: readonly unknown[]): string {
  return words.length > 12 ? `is none of its ${words.length} words` : `is not one of ${words.join(", ")}`;
}

function schemaIn(contract: Contract, given: unknown): Schema {
  const schema = resolve(contract.document, given);
  return isRecord(schema) ? schema : {};
}

function typesOf({ type }: Schema): string[] {
  return type === undefined ? [] : (Array.isArray(type) ? type : [type]).map(String);
}

function numberIn(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function isAbove(value: unknown, least: number): value is number {
  return typeof value === "number" && value > least;
}

function spaced(value: number): string {
  return new Intl.NumberFormat("en").format(value).replaceAll(",", " ");
}
