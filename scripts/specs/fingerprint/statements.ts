/**
 * A surface as a set of short statements, and back: small enough to keep, for every generation of a provider's API, what its
 * document said where we rely on it, without keeping the document.
 */
import { FACTS, type Operation, type Property, type Shape, type Surface, type Use } from "../surface/surface.ts";

/** What is said, by what it is said of: `Campaign.customers` → `required`. */
export type Statements = ReadonlyMap<string, ReadonlySet<string>>;

/** Where operations that lie beside ours are told. */
export const BESIDE = "beside";

/** Everything that {@link Surface}s are compared by, in no order. */
export function toStatements(surface: Surface): Statements {
  const said = new Map<string, Set<string>>();
  const ids = createIds();
  const say: Say = (place, what) => {
    said.set(place, (said.get(place) ?? new Set()).add(what));
  };
  for (const operation of surface.operations.values()) sayOperation(operation, { say, ids, told: new Set() });
  for (const name of surface.neighbours) say(BESIDE, name);
  return said;
}

type Say = (place: string, what: string) => void;

interface Telling {
  readonly say: Say;
  readonly ids: (shape: Shape) => string | undefined;
  /** Named shapes whose contents are told. */
  readonly told: Set<string>;
}

function sayOperation({ name, method, path, parameters, body, answers }: Operation, telling: Telling): void {
  telling.say(name, `asked ${method} ${path}`);
  for (const [key, parameter] of parameters) {
    const place = `${name} ${key}`;
    telling.say(name, `takes ${key}`);
    telling.say(place, `style ${parameter.style}`);
    if (parameter.isExploded) telling.say(place, "exploded");
    sayProperty(parameter, place, telling);
  }
  if (body !== undefined) sayProperty(body, `${name} body`, telling);
  for (const [status, use] of answers) {
    telling.say(name, `answers ${status}`);
    if (use !== undefined) sayUse(use, `${name} ${status}`, telling);
  }
}

function sayProperty(property: Property, place: string, telling: Telling): void {
  if (property.isRequired) telling.say(place, "required");
  sayUse(property, place, telling);
}

function sayUse({ shape, isDeprecated }: Use, place: string, telling: Telling): void {
  if (isDeprecated) telling.say(place, "deprecated");
  sayShape(shape, place, telling);
}

/** What depends on the place is told of the place, what a shape of some name holds of that name. */
function sayShape(shape: Shape, place: string, telling: Telling): void {
  const { say } = telling;
  const id = telling.ids(shape);
  say(place, `is ${shape.kinds.join(" or ") || "anything"}`);
  if (id !== undefined) say(place, `holds ${id}`);
  if (id === undefined && shape.theirName !== undefined) say(place, `theirs ${shape.theirName}`);
  if (shape.isNullable) say(place, "nullable");
  if (shape.isOpen) say(place, "open");
  if (shape.isWhole) say(place, "whole");
  for (const fact of FACTS) {
    const value = shape.facts[fact];
    if (value !== undefined) say(place, `${fact} ${JSON.stringify(value)}`);
  }
  if (shape.isOpen || (id !== undefined && telling.told.has(id))) return;
  if (id !== undefined) telling.told.add(id);
  sayContents(shape, id ?? place, telling);
}

function sayContents({ words, items, properties, choice }: Shape, holder: string, telling: Telling): void {
  for (const word of words ?? []) telling.say(holder, `word ${word}`);
  if (items !== undefined) sayUse(items, `${holder}[]`, telling);
  if (properties !== undefined) telling.say(holder, "properties");
  for (const [name, property] of properties ?? []) {
    telling.say(holder, `has ${name}`);
    sayProperty(property, `${holder}.${name}`, telling);
  }
  if (choice !== undefined) telling.say(holder, "choice");
  for (const [name, inner] of choice ?? []) {
    telling.say(holder, `may be ${name}`);
    sayShape(inner, `${holder}|${name}`, telling);
  }
}

/** Our name, with theirs where it is another; numbered where two of the same names hold different things. */
function createIds(): (shape: Shape) => string | undefined {
  const known = new Map<string, string[]>();
  return (shape) => {
    if (shape.name === undefined) return undefined;
    const isSame = shape.theirName === undefined || shape.theirName === shape.name;
    const id = isSame ? shape.name : `${shape.name}(${shape.theirName})`;
    if (shape.isOpen) return id;
    const contents = contentsOf(shape);
    const others = known.get(id) ?? [];
    if (!others.includes(contents)) others.push(contents);
    known.set(id, others);
    const index = others.indexOf(contents);
    return index === 0 ? id : `${id}#${index + 1}`;
  };
}

/** What tells the contents of a shape from others of its name; of the named ones within, that they stand there. */
function contentsOf(shape: Shape): string {
  const inner = ({ shape: its, isDeprecated }: Use): unknown => [
    isDeprecated,
    headOf(its),
    its.name ?? contentsOf(its),
  ];
  return JSON.stringify([
    shape.words,
    shape.items && inner(shape.items),
    [...(shape.properties ?? [])].map(([name, property]) => [name, property.isRequired, inner(property)]).sort(byName),
    shape.choice && [...shape.choice.keys()],
  ]);
}

function headOf({ name, theirName, kinds, isNullable, isOpen, facts }: Shape): unknown {
  return [name, theirName, kinds, isNullable, isOpen, facts];
}

function byName([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
