/**
 * Schemas as they are published, said in one way: references followed, `allOf` merged, a choice of one kind of object united,
 * null told apart in either dialect, and what publishers put in the wrong place put in the right one.
 */
import { isRecord } from "../../contracts.ts";
import { KINDS, type Kind } from "../surface/surface.ts";

export type Node = Readonly<Record<string, unknown>>;

/** A schema with nothing left to follow. */
export interface Plain {
  /** Of the one reference that led here. Absent: it is said in place, or made of several. */
  readonly name?: string;
  /** What tells it from another use of the same schema: facts beside the reference. */
  readonly schema: Node;
  readonly isNullable: boolean;
  /** Where it is a choice: the kinds, null left out; more than one. */
  readonly choice?: readonly Plain[];
}

/** How deep references alone are followed before a document is taken to go in circles. */
const DEEP = 32;
const ANYTHING: Plain = { schema: {}, isNullable: false };

/** What has been found of a document's nodes, so that each is gone through once, however often it is referred to. */
const known = new WeakMap<Node, WeakMap<Node, Plain>>();
/** Nodes that are being gone through: whoever arrives at one again goes in circles. */
const begun = new WeakSet<Node>();

/** What stands at a node. A reference to nothing, or one that never arrives, may be anything. */
export function plain(document: Node, node: unknown): Plain {
  if (!isRecord(node) || begun.has(node)) return ANYTHING;
  const memory = known.get(document) ?? new WeakMap<Node, Plain>();
  known.set(document, memory);
  const remembered = memory.get(node);
  if (remembered !== undefined) return remembered;
  begun.add(node);
  const found = gone(document, node);
  begun.delete(node);
  memory.set(node, found);
  return found;
}

function gone(document: Node, node: Node): Plain {
  const { $ref, allOf, nullable, ...own } = node;
  if (allOf === undefined && own.oneOf === undefined && own.anyOf === undefined) {
    // Most say no more than this.
    if (typeof $ref !== "string") return { schema: own, isNullable: nullable === true || saysNull(own) };
    if (nullable === undefined && Object.keys(own).length === 0) return referred(document, $ref);
  }
  const merged = [
    ...(typeof $ref === "string" ? [referred(document, $ref)] : []),
    ...listOf(allOf).map((part) => plain(document, part)),
  ].reduce<Plain>((sum, part) => join(sum, part), { schema: {}, isNullable: false });
  const whole = join(merged, { schema: own, isNullable: nullable === true || saysNull(own) });
  return chosen(document, whole);
}

/** JSON types of a schema, sorted. Empty: any. */
export function kindsOf({ schema, choice }: Plain): readonly Kind[] {
  if (choice !== undefined) {
    const each = choice.map(kindsOf);
    return each.some((kinds) => kinds.length === 0) ? kindsOf({ schema, isNullable: false }) : inOrder(each.flat());
  }
  const { type, enum: words } = schema;
  const stated = listOf(type).filter((kind) => kind !== "null");
  // Text is allowed by its words, whatever the type says: `type: object` with them is a habit of one publisher's generator.
  const isMisdeclared = stated.includes("object") && listOf(words).some((word) => typeof word === "string");
  if (isMisdeclared) return ["string"];
  if (stated.length > 0) return inOrder(KINDS.filter((kind) => stated.includes(kind)));
  if (isRecord(schema.properties)) return ["object"];
  if (schema.items !== undefined) return ["array"];
  return wordsOf(schema) === undefined ? [] : ["string"];
}

/** Once each, in the document's order. Undefined: any; a list of no words is a slip. */
export function wordsOf(schema: Node): readonly string[] | undefined {
  const words = schema.const === undefined ? listOf(schema.enum) : [schema.const];
  const spoken = words.filter((word) => word !== null && typeof word !== "object").map(String);
  return spoken.length === 0 ? undefined : [...new Set(spoken)];
}

/** One object that has the properties of every kind, and requires what all of them require; facts are those that all share. */
export function united(document: Node, { schema, choice }: Plain): Node {
  if (choice === undefined) return schema;
  const kinds = choice.map((kind) => united(document, kind));
  const names = new Set(kinds.flatMap((kind) => Object.keys(nodeOf(kind.properties))));
  const properties = [...names].map((name) => [name, variants(document, kinds, name)]);
  const required = listOf(kinds[0]?.required).filter((name) =>
    kinds.every((kind) => listOf(kind.required).includes(name)),
  );
  return {
    ...shared(kinds),
    ...schema,
    properties: together(Object.fromEntries(properties), nodeOf(schema.properties)),
    required: [...new Set([...listOf(schema.required), ...required])],
  };
}

export function nodeOf(value: unknown): Node {
  return isRecord(value) ? value : {};
}

/** A list as it is, anything else as a list of it; absence as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** What a `#/…` within a document leads to; undefined where it leads nowhere. */
export function follow(document: Node, reference: string): unknown {
  const keys = reference.replace(/^#\//, "").split("/");
  return keys.reduce<unknown>((found, key) => {
    const name = unescaped(key).replaceAll("~1", "/").replaceAll("~0", "~");
    return Object.hasOwn(nodeOf(found), name) ? nodeOf(found)[name] : undefined;
  }, document);
}

/** A parameter, an answer or a body, by itself or by reference. */
export function resolved(document: Node, value: unknown, depth = 0): Node {
  const node = nodeOf(value);
  if (typeof node.$ref !== "string" || depth > DEEP) return node;
  return resolved(document, follow(document, node.$ref), depth + 1);
}

/** References are addresses: a name in one may be written as addresses are. */
function unescaped(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

function referred(document: Node, reference: string): Plain {
  const { name: _, ...found } = plain(document, follow(document, reference));
  return { ...found, name: reference.slice(reference.lastIndexOf("/") + 1) };
}

/**
 * A choice whose null is told apart; of one kind that is left, the kind itself. Kinds that only demand this or that of an object
 * whose properties stand beside the choice are no kinds: a schema cannot say "one of these" otherwise.
 */
function chosen(document: Node, { name, schema, isNullable, choice }: Plain): Plain {
  const { oneOf, anyOf, ...rest } = schema;
  const all = [...listOf(oneOf), ...listOf(anyOf)];
  const canBeNull = isNullable || all.some(isNull);
  const named = name === undefined ? {} : { name };
  const saysEnough = kindsOf({ schema: rest, isNullable }).length > 0;
  const plains = all
    .filter((kind) => !isNull(kind) && leadsSomewhere(document, kind))
    .map((kind) => plain(document, kind))
    .filter((kind) => !saysEnough || !isDemandOnly(kind));
  const flat = plains.flatMap((kind) => kind.choice ?? [kind]);
  const [only, ...others] = flat;
  const before = choice !== undefined && { choice };
  if (only === undefined) return { ...named, schema: rest, isNullable: canBeNull, ...before };
  if (others.length > 0) return { ...named, schema: rest, isNullable: canBeNull, choice: flat };
  return join({ ...only, ...named }, { schema: rest, isNullable: canBeNull });
}

function isDemandOnly({ name, schema, choice }: Plain): boolean {
  return name === undefined && choice === undefined && kindsOf({ schema, isNullable: false }).length === 0;
}

/** Later statements win; properties and requirements add up, and of words those stay that both have. */
function join(first: Plain, second: Plain): Plain {
  const isFirstEmpty = Object.keys(first.schema).length === 0 && first.name === undefined && first.choice === undefined;
  const isMore = second.name !== undefined || second.schema.properties !== undefined;
  const name = isFirstEmpty ? second.name : isMore ? undefined : first.name;
  const choice = second.choice ?? first.choice;
  const properties = together(nodeOf(first.schema.properties), nodeOf(second.schema.properties));
  const required = [...new Set([...listOf(first.schema.required), ...listOf(second.schema.required)])];
  return {
    ...(name !== undefined && { name }),
    schema: {
      ...first.schema,
      ...second.schema,
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...wordsOfBoth(first.schema.enum, second.schema.enum),
    },
    isNullable: first.isNullable || second.isNullable,
    ...(choice !== undefined && { choice }),
  };
}

function wordsOfBoth(first: unknown, second: unknown): Node {
  if (!Array.isArray(first) || !Array.isArray(second)) return {};
  return { enum: second.filter((word) => first.includes(word)) };
}

/** All properties of both; of one that both have, what both say. */
function together(first: Node, second: Node): Node {
  const both = Object.keys(second).filter((name) => Object.hasOwn(first, name) && first[name] !== second[name]);
  return {
    ...first,
    ...second,
    ...Object.fromEntries(both.map((name) => [name, { allOf: [first[name], second[name]] }])),
  };
}

function variants(document: Node, kinds: readonly Node[], name: string): Node {
  const found = kinds.map((kind) => nodeOf(kind.properties)[name]).filter(isRecord);
  if (found.length === 1) return found[0] ?? {};
  return shared(
    found.map((each) => {
      const { schema, isNullable } = plain(document, each);
      return isNullable ? { ...schema, nullable: true } : schema;
    }),
  );
}

/** The facts on which all agree; where all have words, the words of all. */
function shared(kinds: readonly Node[]): Node {
  const [first = {}, ...others] = kinds;
  const agreed = Object.entries(first).filter(([key, value]) =>
    others.every((kind) => JSON.stringify(kind[key]) === JSON.stringify(value)),
  );
  const words = kinds.map((kind) => wordsOf(kind));
  const all = words.every((list) => list !== undefined) ? { enum: words.flatMap((list) => list ?? []) } : {};
  return { ...Object.fromEntries(agreed), ...all };
}

function saysNull({ type, enum: words }: Node): boolean {
  return listOf(type).includes("null") || listOf(words).includes(null);
}

function isNull(kind: unknown): boolean {
  const { type, enum: words } = nodeOf(kind);
  return type === "null" || (Array.isArray(words) && words.length === 1 && words[0] === null);
}

function leadsSomewhere(document: Node, kind: unknown): boolean {
  const { $ref } = nodeOf(kind);
  return typeof $ref !== "string" || follow(document, $ref) !== undefined;
}

function inOrder(kinds: readonly Kind[]): readonly Kind[] {
  return [...new Set(kinds)].sort();
}
