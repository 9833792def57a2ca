/** Invented values of what holds no other values. */
import { generateSync, type JsonSchema, type Random } from "json-schema-faker";
import type { Kind, Shape } from "../surface/surface.ts";

const FROM = Date.UTC(2026, 0, 1);
const UNTIL = Date.UTC(2026, 11, 31);
/** Numbers that nobody bounds. */
const MOST = 1_000;

const NOTE = "note";

const moment = (random: Random) => new Date(FROM + random.int(0, (UNTIL - FROM) / 1_000) * 1_000).toISOString();
const note = (random: Random) => random.int(0x1000, 0xffff).toString(16);

const FORMATS: Readonly<Record<string, (random: Random) => string>> = {
  [NOTE]: note,
  "date-time": moment,
  date: (random) => moment(random).slice(0, 10),
  time: (random) => moment(random).slice(11),
  email: (random) => `someone-${note(random)}@example.com`,
  uri: (random) => `https://example.com/${note(random)}`,
  url: (random) => `https://example.com/${note(random)}`,
};

/** A value of one kind. `name`: of the property, for text that can be recognised; `seed`: the same value each time. */
export function leaf(kind: Kind | undefined, { facts }: Shape, name: string, seed: number): unknown {
  const schema = schemaOf(kind, facts, name);
  const value = generated(schema, seed);
  return schema.format === NOTE ? noteOf(name, String(value), facts) : value;
}

const GENERATED = new Map<string, unknown>();
const MOST_KEPT = 200_000;

/** Versions differ little, so most of it has been generated before. */
function generated(schema: Exclude<JsonSchema, boolean>, seed: number): unknown {
  const key = `${seed} ${Object.entries(schema).join()}`;
  if (GENERATED.has(key)) return GENERATED.get(key);
  if (GENERATED.size >= MOST_KEPT) GENERATED.clear();
  const value = generateSync(schema, { seed, formats: FORMATS });
  GENERATED.set(key, value);
  return value;
}

/** Text, cut to what is allowed. */
function noteOf(name: string, drawn: string, { minLength = 0, maxLength }: Shape["facts"]): string {
  const text = `${name}-${drawn}`.padEnd(Number(minLength), "-");
  return typeof maxLength === "number" ? text.slice(-Math.max(1, maxLength)) : text;
}

function schemaOf(kind: Kind | undefined, facts: Shape["facts"], name: string): Exclude<JsonSchema, boolean> {
  if (kind === "boolean") return { type: "boolean" };
  if (kind === "number" || kind === "integer") return { type: "integer", ...boundsOf(facts) };
  const format = isMoment(facts, name) ? "date-time" : facts.format;
  if (typeof format === "string" && Object.hasOwn(FORMATS, format)) return { type: "string", format };
  if (typeof facts.pattern === "string") return { type: "string", pattern: facts.pattern };
  return { type: "string", format: NOTE };
}

/** Times are often published as no more than text, or as anything. */
function isMoment(facts: Shape["facts"], name: string): boolean {
  return facts.format === "date-time" || (facts.format === undefined && /(?:_at|[a-z]At)$/.test(name));
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Shape["facts"]) {
  const above = typeof exclusiveMinimum === "number" ? Math.floor(exclusiveMinimum) + 1 : undefined;
  const below = typeof exclusiveMaximum === "number" ? Math.ceil(exclusiveMaximum) - 1 : undefined;
  const least = largest([minimum, above]);
  const most = smallest([maximum, below]);
  const from = Math.min(Math.max(least ?? 0, 0), most ?? Number.MAX_SAFE_INTEGER);
  const to = Math.max(from, Math.min(most ?? Number.MAX_SAFE_INTEGER, Math.max(MOST, from)));
  return { minimum: Math.ceil(from), maximum: Math.floor(to), ...bounded({ multipleOf }) };
}

function largest(given: readonly unknown[]): number | undefined {
  const numbers = given.filter((each) => typeof each === "number");
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

function smallest(given: readonly unknown[]): number | undefined {
  const numbers = given.filter((each) => typeof each === "number");
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

function bounded(given: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );
}
