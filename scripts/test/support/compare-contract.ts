import { isRecord } from "../../contracts.ts";

type Part = Readonly<Record<string, unknown>>;

interface Comparison {
  readonly ours: Part;
  readonly theirs: Part;
  /** Keeps a difference, unless one of the parts of our contract that it concerns says why it differs. */
  readonly report: (difference: string, ...concerns: readonly Part[]) => void;
}

const METHODS = ["get", "post", "put", "patch", "delete"] as const;
const EXACT = ["format", "pattern", "default", "uniqueItems", "multipleOf"] as const;
const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
const SIZES = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const;

/**
 * Every difference between our contract and a published document, on the surface that the contract names; one line each.
 *
 * An `x-differs` sentence excuses the part it stands on (for a list of words: the list, not those who use it), and is a
 * difference itself once it excuses nothing. Open parts of ours need no excuse: an open object stands for any object, an
 * empty schema for a choice between kinds of values.
 */
export function compareContract(ours: Part, theirs: Part): string[] {
  const differences: string[] = [];
  const excuses = new Set<Part>();
  const comparison: Comparison = {
    ours,
    theirs,
    report(difference, ...concerns) {
      const excuse = concerns.find((part) => isSentence(part["x-differs"]));
      if (excuse === undefined) differences.push(difference);
      else excuses.add(excuse);
    },
  };
  compareOperations(comparison);
  compareComponents(comparison);
  return [...differences, ...idleExcuses(ours, excuses, "")];
}

function compareOperations(comparison: Comparison): void {
  for (const [path, item] of parts(comparison.ours.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!isRecord(operation)) continue;
      const where = `${method.toUpperCase()} ${path}`;
      const published = part(part(part(comparison.theirs.paths)[path])[method]);
      if (Object.keys(published).length === 0) {
        comparison.report(`${where}: not there`, operation);
        continue;
      }
      const publishedItem = part(part(comparison.theirs.paths)[path]);
      compareParameters(comparison, [item, operation], [publishedItem, published], where);
      compareBodies(comparison, operation, published, where);
      compareResponses(comparison, operation, published, where);
    }
  }
}

/** `ours` and `theirs` are the path's item and then the operation: both may list parameters. */
function compareParameters(comparison: Comparison, ours: Part[], theirs: Part[], where: string): void {
  const mine = parametersOf(comparison.ours, ours);
  const published = parametersOf(comparison.theirs, theirs);
  for (const [key, parameter] of mine) {
    const there = published.get(key);
    const at = `${where} ${key}`;
    if (there === undefined) {
      comparison.report(`${at}: not there`, parameter);
      continue;
    }
    compareValue(comparison, at, "required", parameter.required ?? false, there.required ?? false, [parameter]);
    compareValue(comparison, at, "style", styleOf(parameter), styleOf(there), [parameter]);
    compareValue(comparison, at, "explode", isExploded(parameter), isExploded(there), [parameter]);
    compareSchema(concerning(comparison, parameter), part(parameter.schema), part(there.schema), at);
  }
  for (const key of published.keys()) {
    if (!mine.has(key)) comparison.report(`${where} ${key}: there, not here`, ...ours);
  }
}

function parametersOf(document: Part, holders: Part[]): Map<string, Part> {
  const found = holders.flatMap((holder) => list(holder.parameters)).map((entry) => resolve(document, part(entry)));
  return new Map(found.map((parameter) => [`${parameter.in} parameter ${parameter.name}`, parameter]));
}

function styleOf(parameter: Part): unknown {
  return parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
}

function isExploded(parameter: Part): unknown {
  return parameter.explode ?? styleOf(parameter) === "form";
}

function compareBodies(comparison: Comparison, ours: Part, theirs: Part, where: string): void {
  const [mine, published] = [ours.requestBody, theirs.requestBody];
  if (mine === undefined && published === undefined) return;
  const body = part(mine);
  const there = part(published);
  if (mine === undefined || published === undefined) {
    comparison.report(`${where}: a body is sent ${mine === undefined ? "there" : "here"} only`, ours, body);
    return;
  }
  compareValue(comparison, `${where} body`, "required", body.required ?? false, there.required ?? false, [body]);
  compareSchema(concerning(comparison, body), jsonSchema(body), jsonSchema(there), `${where} body`);
}

function compareResponses(comparison: Comparison, ours: Part, theirs: Part, where: string): void {
  const published = part(theirs.responses);
  for (const [status, site] of parts(ours.responses)) {
    const response = resolve(comparison.ours, site);
    const there = published[status];
    if (there === undefined) comparison.report(`${where} answers ${status}: not there`, site, response);
    else {
      const schema = jsonSchema(resolve(comparison.theirs, part(there)));
      compareSchema(concerning(comparison, response), jsonSchema(response), schema, `${where} ${status}`);
    }
  }
  for (const status of Object.keys(published)) {
    if (!status.startsWith("2") || status in part(ours.responses)) continue;
    comparison.report(`${where} answers ${status}: there, not here`, ours);
  }
}

function compareComponents(comparison: Comparison): void {
  for (const [name, schema] of parts(part(comparison.ours.components).schemas)) {
    const counterpart = schema["x-upstream-schema"];
    if (counterpart === undefined) {
      if (schema["x-whole"] !== undefined) comparison.report(`${name}: whole, but of what is not said`, schema);
      continue;
    }
    const there = part(part(comparison.theirs.components).schemas)[String(counterpart)];
    if (isRecord(there)) compareContent(comparison, schema, schema, there, name);
    else comparison.report(`${name}: there is no ${counterpart} there`, schema);
  }
}

function compareSchema(comparison: Comparison, site: Part, published: Part, where: string): void {
  const schema = resolve(comparison.ours, site);
  const there = unwrap(published);
  const counterpart = schema["x-upstream-schema"];
  if (schema === site || counterpart === undefined) {
    compareContent(comparison, site, schema, there, where);
    return;
  }
  // A schema that stands for one of theirs is compared once, on its own; here it only has to be the right one.
  if (referenceName(there) !== counterpart) {
    comparison.report(`${where}: ${counterpart} here, ${nameOf(there)} there`, site);
  }
  compareValue(comparison, where, "deprecated", site.deprecated ?? false, there.deprecated ?? false, [site]);
  compareValue(comparison, where, "nullable", isNullable(site), isNullable(there), [site]);
}

/** `site` is where our contract uses `schema`; the two are one unless a reference lies between them. */
function compareContent(comparison: Comparison, site: Part, schema: Part, published: Part, where: string): void {
  const there = { ...unite(comparison.theirs, published), ...siblings(published) };
  const here = { ...schema, ...siblings(site) };
  const concerns = [site, schema];
  compareValue(comparison, where, "deprecated", here.deprecated ?? false, there.deprecated ?? false, [site]);

  if (isAnyValue(schema)) {
    const isChoice = kindsOf(comparison.theirs, published).length > 1 || isAnyValue(there);
    if (!isChoice) comparison.report(`${where}: any value here, ${nameOf(there)} there`, ...concerns);
    return;
  }
  compareValue(comparison, where, "nullable", isNullable(here), isNullable(there), concerns);
  if (Array.isArray(schema.oneOf ?? schema.anyOf)) {
    compareChoice(comparison, schema, published, where);
    return;
  }
  compareValue(comparison, where, "type", typesOf(here), typesOf(there), concerns);
  if (isOpenObject(schema)) return;
  for (const fact of [...EXACT, ...BOUNDS, ...SIZES]) {
    compareValue(comparison, where, fact, here[fact], there[fact], concerns);
  }
  if (isRecord(schema.items)) compareItems(comparison, site, schema.items, there, where);
  else compareWords(comparison, schema, there, where);
  if (typesOf(here) === "object") compareProperties(comparison, schema, there, where);
}

function compareChoice(comparison: Comparison, schema: Part, published: Part, where: string): void {
  const mine = list(schema.oneOf ?? schema.anyOf).map((kind) => {
    const resolved = resolve(comparison.ours, part(kind));
    return String(resolved["x-upstream-schema"] ?? nameOf(resolved));
  });
  const choice = resolve(comparison.theirs, published);
  const theirs = list(choice.oneOf ?? choice.anyOf ?? [choice]).map((kind) => nameOf(unwrap(part(kind))));
  compareSets(comparison, `${where}: kind`, mine, theirs, schema);
}

function compareItems(comparison: Comparison, site: Part, items: Part, there: Part, where: string): void {
  const published = part(there.items);
  if (there.enum !== undefined) comparison.report(`${where}: the words are of the items here, of the list there`, site);
  const words = there.enum === undefined || published.enum !== undefined ? {} : { enum: there.enum };
  compareSchema(comparison, items, { ...published, ...words }, `${where}[]`);
}

function compareWords(comparison: Comparison, schema: Part, there: Part, where: string): void {
  compareSets(comparison, `${where}: word`, list(schema.enum).map(String), list(there.enum).map(String), schema);
}

function compareProperties(comparison: Comparison, schema: Part, there: Part, where: string): void {
  const mine = part(schema.properties);
  const published = part(there.properties);
  const isRequired = (holder: Part, name: string) => list(holder.required).includes(name);
  if (Object.keys(mine).length === 0) {
    comparison.report(`${where}: names no properties, and does not say that it is open`, schema);
  }
  for (const [name, property] of parts(mine)) {
    const at = `${where}.${name}`;
    const counterpart = published[name];
    if (!isRecord(counterpart)) {
      comparison.report(`${at}: not there`, property);
      continue;
    }
    compareValue(comparison, at, "required", isRequired(schema, name), isRequired(there, name), [property]);
    compareSchema(comparison, property, counterpart, at);
  }
  for (const name of list(schema.required).map(String)) {
    if (mine[name] === undefined) comparison.report(`${where}.${name}: required here, but not named`, schema);
  }
  if (schema["x-whole"] !== true) return;
  for (const name of Object.keys(published)) {
    if (mine[name] === undefined) comparison.report(`${where}.${name}: there, not here`, schema);
  }
}

function compareSets(comparison: Comparison, what: string, mine: string[], theirs: string[], concern: Part): void {
  const [here, there] = [new Set(mine), new Set(theirs)];
  for (const word of here) if (!there.has(word)) comparison.report(`${what} ${word}: not there`, concern);
  for (const word of there) if (!here.has(word)) comparison.report(`${what} ${word}: there, not here`, concern);
}

function compareValue(
  comparison: Comparison,
  where: string,
  fact: string,
  mine: unknown,
  theirs: unknown,
  concerns: readonly Part[],
): void {
  const [here, there] = [mine, theirs].map((value) => (value === undefined ? "nothing" : JSON.stringify(value)));
  if (here !== there) comparison.report(`${where}: ${fact} is ${here} here, ${there} there`, ...concerns);
}

function concerning(comparison: Comparison, also: Part): Comparison {
  return { ...comparison, report: (difference, ...concerns) => comparison.report(difference, ...concerns, also) };
}

function idleExcuses(value: unknown, used: ReadonlySet<Part>, where: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => idleExcuses(entry, used, `${where}/${index}`));
  if (!isRecord(value)) return [];
  const below = Object.entries(value).flatMap(([key, entry]) => idleExcuses(entry, used, `${where}/${key}`));
  if (!("x-differs" in value) || used.has(value)) return below;
  const why = isSentence(value["x-differs"]) ? "but nothing differs" : "but is not a sentence";
  return [`${where}: has x-differs, ${why}`, ...below];
}

function isSentence(value: unknown): boolean {
  return typeof value === "string" && /^\S+ .*\S\.$/.test(value);
}

/** One object that has the properties of every kind in a choice, and requires what all of them require. */
function unite(document: Part, schema: Part): Part {
  const [first, ...others] = kindsOf(document, schema);
  if (first === undefined || others.length === 0) return first ?? {};
  const kinds = [first, ...others];
  const names = new Set(kinds.flatMap((kind) => Object.keys(part(kind.properties))));
  const properties = [...names].map((name) => {
    const variants = kinds.map((kind) => part(kind.properties)[name]).filter(isRecord);
    return [name, shared(variants)];
  });
  const required = list(first.required).filter((name) => others.every((kind) => list(kind.required).includes(name)));
  return { ...shared(kinds), properties: Object.fromEntries(properties), required };
}

/** The facts that all variants agree on; where all have words, the words of all. */
function shared(variants: readonly Part[]): Part {
  const [first = {}, ...others] = variants;
  const agreed = Object.entries(first).filter(([key, value]) =>
    others.every((variant) => JSON.stringify(variant[key]) === JSON.stringify(value)),
  );
  const words = variants.every((variant) => Array.isArray(variant.enum))
    ? { enum: variants.flatMap((variant) => list(variant.enum)) }
    : {};
  return { ...Object.fromEntries(agreed), ...words };
}

/** The objects or values that a schema lets one choose between. A reference to nothing, which happens, is no choice. */
function kindsOf(document: Part, schema: Part): Part[] {
  const resolved = resolve(document, unwrap(schema));
  const kinds = resolved.oneOf ?? resolved.anyOf;
  if (!Array.isArray(kinds)) return [resolved];
  return kinds
    .flatMap((kind) => kindsOf(document, part(kind)).map((found) => ({ found, isReference: "$ref" in part(kind) })))
    .filter(({ found, isReference }) => !isReference || Object.keys(found).length > 0)
    .map(({ found }) => found);
}

/** Vapi wraps a lone reference in `allOf` to put a description beside it. */
function unwrap(schema: Part): Part {
  const { allOf, oneOf: _, ...rest } = schema;
  const [only, ...others] = list(allOf);
  return isRecord(only) && others.length === 0 ? { ...rest, ...only } : schema;
}

function resolve(document: Part, site: Part): Part {
  if (typeof site.$ref !== "string") return site;
  const keys = site.$ref.replace(/^#\//, "").split("/");
  return resolve(document, part(keys.reduce<unknown>((found, key) => part(found)[key], document)));
}

/** What a use of a schema adds to the schema itself. */
function siblings({ $ref, ...rest }: Part): Part {
  return $ref === undefined ? {} : rest;
}

function referenceName(schema: Part): string | undefined {
  return typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
}

function nameOf(schema: Part): string {
  const items = isRecord(schema.items) ? ` of ${nameOf(unwrap(schema.items))}` : "";
  return referenceName(schema) ?? `${typesOf(schema)}${items}`;
}

function typesOf(schema: Part): string {
  const types = [schema.type].flat().filter((type) => typeof type === "string" && type !== "null");
  return types.length === 0 ? "any" : types.sort().join(" or ");
}

function isNullable(schema: Part): boolean {
  return schema.nullable === true || list(schema.type).includes("null");
}

function isAnyValue(schema: Part): boolean {
  return ["type", "$ref", "oneOf", "anyOf", "allOf", "enum", "properties"].every((key) => schema[key] === undefined);
}

function isOpenObject(schema: Part): boolean {
  return schema.type === "object" && schema.additionalProperties === true && schema.properties === undefined;
}

function jsonSchema(holder: Part): Part {
  return part(part(part(holder.content)["application/json"]).schema);
}

function part(value: unknown): Part {
  return isRecord(value) ? value : {};
}

function parts(value: unknown): [string, Part][] {
  return Object.entries(part(value)).map(([key, entry]) => [key, part(entry)]);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
