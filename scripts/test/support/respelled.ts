/** The same document, said otherwise: nothing in it is another fact. */
import { isRecord } from "../../contracts.ts";

type Node = Readonly<Record<string, unknown>>;

export type Respelling = keyof typeof RESPELLINGS;

export const RESPELLINGS = {
  "with sorted keys": (document: Node) => ordered(document, (keys) => keys.toSorted()),
  "with everything in reverse": (document: Node) => ordered(document, (keys) => keys.toReversed()),
  "with more descriptions, examples and extensions": (document: Node) => describedMore(document),
  "with other names of its schemas": (document: Node) => renamed(document),
  "with references written out": (document: Node) => writtenOut(document),
} as const satisfies Readonly<Record<string, (document: Node) => Node>>;

/** Properties in another order, and lists whose order says nothing. */
function ordered(value: unknown, order: (keys: readonly string[]) => readonly string[]): Node {
  const visit = (each: unknown, key = ""): unknown => {
    if (Array.isArray(each)) {
      const isSet = key === "required" && each.every((item) => typeof item === "string");
      const items = each.map((item) => visit(item));
      return isSet || key === "enum" ? items.toReversed() : items;
    }
    if (!isRecord(each)) return each;
    return Object.fromEntries(order(Object.keys(each)).map((name) => [name, visit(each[name], name)]));
  };
  return nodeOf(visit(value));
}

function describedMore(document: Node): Node {
  return overSchemas(document, (schema) => {
    const said = { description: "Said anew.", example: "an example", "x-new": { enum: ["nothing"] }, title: "Thing" };
    const { $ref, ...beside } = schema;
    return typeof $ref === "string" ? { ...beside, ...said, allOf: [{ $ref }] } : { ...schema, ...said };
  });
}

/** All but those that are chosen between: a kind is known by its name. */
function renamed(document: Node): Node {
  const schemas = schemasIn(document);
  const kinds = new Set(kindNames(document));
  const name = (old: string) => (kinds.has(old) ? old : `Renamed${old}`);
  const moved = Object.fromEntries(Object.entries(schemas).map(([old, schema]) => [name(old), schema]));
  const text = JSON.stringify({ ...document, components: { ...nodeOf(document.components), schemas: moved } });
  return JSON.parse(
    text.replaceAll(/"#\/components\/schemas\/([^"]+)"/g, (_, old: string) => `"#/components/schemas/${name(old)}"`),
  );
}

/** Each reference once: what it leads to keeps its own. Those that are chosen between keep their names. */
function writtenOut(document: Node): Node {
  const schemas = schemasIn(document);
  return overSchemas(document, (schema) => {
    const { $ref, ...beside } = schema;
    const found = typeof $ref === "string" ? schemas[$ref.slice($ref.lastIndexOf("/") + 1)] : undefined;
    const isPlain =
      isRecord(found) && found.oneOf === undefined && found.anyOf === undefined && found.allOf === undefined;
    return isPlain ? { ...found, ...beside } : schema;
  });
}

/** Every schema of a property, an item, a parameter, a body or an answer; kinds of a choice and parts of a whole are left. */
function overSchemas(document: Node, change: (schema: Node) => Node): Node {
  const visit = (value: unknown, key: string, above: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, "", key));
    if (!isRecord(value)) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each, name, key)]));
    const isSchema = above === "properties" || ((key === "schema" || key === "items") && above !== "properties");
    return isSchema ? change(inner) : inner;
  };
  return nodeOf(visit(document, "", ""));
}

function schemasIn({ components }: Node): Node {
  return nodeOf(nodeOf(components).schemas);
}

/** Of all that stands in a choice, through what is wrapped around it. */
function kindNames(value: unknown, isWithin = false): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => kindNames(each, isWithin));
  if (!isRecord(value)) return [];
  const { $ref } = value;
  const own = isWithin && typeof $ref === "string" ? [$ref.slice($ref.lastIndexOf("/") + 1)] : [];
  const below = Object.entries(value).flatMap(([key, each]) =>
    kindNames(each, key === "oneOf" || key === "anyOf" || (isWithin && key === "allOf")),
  );
  return [...own, ...below];
}

function nodeOf(value: unknown): Node {
  return isRecord(value) ? value : {};
}
