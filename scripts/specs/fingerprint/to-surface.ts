import {
  FACTS,
  KINDS,
  type Kind,
  type Operation,
  type Parameter,
  type Property,
  type Shape,
  type Surface,
  type Use,
} from "../surface/surface.ts";
import { BESIDE, type Statements } from "./statements.ts";

/** The surface that some statements were made of; the order of names and words is theirs. */
export function toSurface(provider: string, statements: Statements): Surface {
  const book: Book = { statements, named: new Map() };
  const operations = [...statements].flatMap(([name, said]): [string, Operation][] => {
    const asked = valuesOf(said, "asked")[0];
    return asked === undefined ? [] : [[name, operationOf(book, name, asked)]];
  });
  return { provider, operations: new Map(operations), neighbours: [...(statements.get(BESIDE) ?? [])].sort() };
}

interface Book {
  readonly statements: Statements;
  /** Contents by name: they may hold themselves. */
  readonly named: Map<string, Contents>;
}

type Contents = Pick<Shape, "words" | "items" | "properties" | "choice">;

function operationOf(book: Book, name: string, asked: string): Operation {
  const said = saidOf(book, name);
  const [method = "", path = ""] = asked.split(" ");
  const bodyPlace = `${name} body`;
  return {
    name,
    method,
    path,
    parameters: new Map(valuesOf(said, "takes").map((key) => [key, parameterOf(book, name, key)])),
    ...(book.statements.has(bodyPlace) && { body: propertyOf(book, bodyPlace) }),
    answers: new Map(
      valuesOf(said, "answers").map((status) => {
        const place = `${name} ${status}`;
        return [status, book.statements.has(place) ? useOf(book, place) : undefined];
      }),
    ),
  };
}

function parameterOf(book: Book, operation: string, key: string): Parameter {
  const place = `${operation} ${key}`;
  const said = saidOf(book, place);
  const gap = key.indexOf(" ");
  return {
    ...propertyOf(book, place),
    name: key.slice(gap + 1),
    in: key.slice(0, gap),
    style: valuesOf(said, "style")[0] ?? "simple",
    isExploded: said.has("exploded"),
  };
}

function propertyOf(book: Book, place: string): Property {
  return { ...useOf(book, place), isRequired: saidOf(book, place).has("required") };
}

function useOf(book: Book, place: string): Use {
  return { shape: shapeOf(book, place), isDeprecated: saidOf(book, place).has("deprecated") };
}

function shapeOf(book: Book, place: string): Shape {
  const said = saidOf(book, place);
  const [id] = valuesOf(said, "holds");
  const named = id?.match(/^([^(#]+)(?:\(([^)]*)\))?(?:#\d+)?$/);
  const [theirs = named?.[2] ?? named?.[1]] = valuesOf(said, "theirs");
  const kinds = (valuesOf(said, "is")[0] ?? "").split(" or ");
  const head = {
    ...(named?.[1] !== undefined && { name: named[1] }),
    ...(theirs !== undefined && { theirName: theirs }),
    kinds: kinds.filter((kind): kind is Kind => KINDS.some((known) => known === kind)),
    isNullable: said.has("nullable"),
    isOpen: said.has("open"),
    isWhole: said.has("whole"),
    facts: Object.fromEntries(
      FACTS.flatMap((fact) => valuesOf(said, fact).map((value): [string, unknown] => [fact, JSON.parse(value)])),
    ),
  };
  return head.isOpen ? head : { ...head, ...contentsOf(book, id ?? place) };
}

function contentsOf(book: Book, holder: string): Contents {
  const known = book.named.get(holder);
  if (known !== undefined) return known;
  const said = saidOf(book, holder);
  const words = valuesOf(said, "word");
  const properties = new Map<string, Property>();
  const choice = new Map<string, Shape>();
  const contents: { -readonly [Key in keyof Contents]: Contents[Key] } = {
    ...(words.length > 0 && { words }),
    ...(said.has("properties") && { properties }),
    ...(said.has("choice") && { choice }),
  };
  book.named.set(holder, contents);
  if (book.statements.has(`${holder}[]`)) contents.items = useOf(book, `${holder}[]`);
  for (const name of valuesOf(said, "has")) properties.set(name, propertyOf(book, `${holder}.${name}`));
  for (const name of valuesOf(said, "may be")) choice.set(name, shapeOf(book, `${holder}|${name}`));
  return contents;
}

function saidOf({ statements }: Book, place: string): ReadonlySet<string> {
  return statements.get(place) ?? new Set();
}

/** What follows a verb, of all statements that begin with it. */
function valuesOf(said: ReadonlySet<string>, verb: string): readonly string[] {
  return [...said].flatMap((what) => (what.startsWith(`${verb} `) ? [what.slice(verb.length + 1)] : []));
}
