/** Answers as a provider would give them, invented from what its document says of their shape. */
import type { Kind, Property, Shape } from "../surface/surface.ts";
import { draw, happens, pick } from "./draw.ts";
import { leaf } from "./leaves.ts";
import { ABSENT, isBare, isFixed, isList, isWishes, seedOf, settled, type Wish, wordsOf } from "./wishes.ts";

/** How answers are invented. */
export interface AnswerOptions {
  readonly seed: number;
  /**
   * Whether what may be left out is so at times, what may be null is null, and words come that nobody has heard of. Absent:
   * everything is there, and as the document has it.
   */
  readonly drift?: boolean;
}

/** Items of lists that nothing is wished of. */
const ITEMS = 2;
/** A shape inside itself is followed so many times; what is deeper is left out, or empty. */
const MOST_WITHIN_ITSELF = 1;
const DEEPEST = 16;
const DROPPED = 0.3;
const NULL = 0.15;
const UNHEARD = 0.1;

const CUT: unique symbol = Symbol("cut");

interface Place {
  /** Names of properties and numbers of items; decides together with the seed what is drawn. */
  readonly path: readonly (string | number)[];
  /** Of the property that holds it. */
  readonly name: string;
  /** Shapes around it. */
  readonly around: readonly Shape[];
}

/**
 * A value of a shape, the same each time. What stands at a place depends on the seed, the place and its own shape: neither on what
 * stands beside it, nor on the version of the document. `wish`: what it shall be, as far as the shape allows.
 */
export function answerOf(shape: Shape, options: AnswerOptions, wish?: Wish, name = "answer"): unknown {
  const value = fake(shape, wish, { path: [], name, around: [] }, options);
  return value === CUT ? {} : value;
}

function fake(shape: Shape, wish: Wish, given: Place, options: AnswerOptions): unknown {
  const seed = seedOf(wish);
  const place = seed === undefined ? given : { ...given, path: [seed] };
  const drawn = [options.seed, ...place.path];
  const mayBeNull = shape.isNullable || (shape.kinds.length === 0 && shape.choice === undefined);
  if (wish === null && mayBeNull) return null;
  if (isDrifting(options, wish, place.name) && shape.isNullable && happens(NULL, ...drawn, "null")) return null;
  if (isCut(shape, place)) return shape.isNullable ? null : CUT;
  const within = { ...place, around: [...place.around, shape] };
  if (shape.choice !== undefined && shape.choice.size > 0) {
    const chosen = pick([...shape.choice.keys()], ...drawn, "choice");
    const member = shape.choice.get(chosen ?? "");
    return member === undefined ? {} : fake(member, wish, within, options);
  }
  const kind = kindOf(shape, wish, drawn);
  if (kind === "object") return objectOf(shape, wish, within, options);
  if (kind === "array") return listOf(shape, wish, within, options);
  return plainOf(shape, kind, wish, place, options);
}

function isCut(shape: Shape, { around }: Place): boolean {
  if (around.length > DEEPEST) return true;
  const isSame = (other: Shape) => other === shape || (shape.name !== undefined && other.name === shape.name);
  const holdsOthers = shape.properties !== undefined || shape.choice !== undefined || shape.items !== undefined;
  return holdsOthers && around.filter(isSame).length > MOST_WITHIN_ITSELF;
}

/** Of several kinds, the one that is wished for, or says most. */
function kindOf(shape: Shape, wish: Wish, drawn: readonly (string | number)[]): Kind | undefined {
  const { kinds } = shape;
  const wished = kindOfWish(wish);
  if (wished !== undefined && (kinds.length === 0 || kinds.includes(wished))) return wished;
  if (wished === "number" && kinds.includes("integer")) return "integer";
  if (shape.properties !== undefined && (shape.properties.size > 0 || kinds.length === 1)) return "object";
  if (shape.items !== undefined) return "array";
  return pick(kinds, ...drawn, "kind");
}

function kindOfWish(wish: Wish): Kind | undefined {
  if (isList(wish)) return "array";
  if (isWishes(wish)) return "object";
  if (wordsOf(wish).length > 0) return "string";
  return typeof wish === "number" ? "number" : typeof wish === "boolean" ? "boolean" : undefined;
}

function objectOf(shape: Shape, wish: Wish, place: Place, options: AnswerOptions): unknown {
  if (shape.properties === undefined) {
    return isWishes(wish)
      ? plainWish(wish)
      : { [`${place.name}_note`]: leaf("string", shape, "note", draw(options.seed, ...place.path)) };
  }
  const entries = [...shape.properties].flatMap(([name, property]): [string, unknown][] => {
    const wished = isWishes(wish) ? wish[name] : undefined;
    const given = wished === undefined && isBare(wish) ? ABSENT : settled(wished, property.isRequired);
    const value = propertyOf(property, given, name, place, options);
    return value === CUT ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function propertyOf(property: Property, wish: Wish, name: string, place: Place, options: AnswerOptions): unknown {
  const path = [...place.path, name];
  if (wish === ABSENT && !property.isRequired) return CUT;
  const mayBeDropped = !property.isRequired && isDrifting(options, wish, name);
  if (mayBeDropped && happens(DROPPED, options.seed, ...path, "dropped")) return CUT;
  return fake(property.shape, wish === ABSENT ? undefined : wish, { ...place, path, name }, options);
}

function listOf(shape: Shape, wish: Wish, place: Place, options: AnswerOptions): unknown {
  const { items, facts } = shape;
  if (items === undefined) return isList(wish) ? wish.map(plainWish) : [];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = facts;
  const usual = options.drift === true ? draw(options.seed, ...place.path, "length") % (ITEMS + 2) : ITEMS;
  const length = Math.min(Math.max(usual, Number(minItems)), Number(maxItems));
  const wishes = isList(wish) ? wish : Array.from({ length }, () => undefined);
  return wishes.flatMap((each, index) => {
    const value = fake(items.shape, each, { ...place, path: [...place.path, index] }, options);
    return value === CUT ? [] : [value];
  });
}

function plainOf(
  shape: Shape,
  kind: Kind | undefined,
  wish: Wish,
  { path, name }: Place,
  options: AnswerOptions,
): unknown {
  if ((kind === "number" || kind === "integer") && typeof wish === "number") return wish;
  if (kind === "boolean" && typeof wish === "boolean") return wish;
  const drawn = [options.seed, ...path];
  const wished = kind === "string" ? wordsOf(wish) : [];
  if (shape.words === undefined) return wished[0] ?? leaf(kind, shape, name, draw(...drawn));
  const known = wished.find((word) => shape.words?.includes(word));
  const word = known ?? pick(shape.words, ...drawn, "word") ?? "";
  const mayBeUnheard = kind === "string" && isDrifting(options, wish, name);
  return mayBeUnheard && happens(UNHEARD, ...drawn, "unheard") ? `${word}-unheard-of` : inKind(word, kind);
}

/** Without an id nothing can be asked for. */
function isDrifting({ drift = false }: AnswerOptions, wish: Wish, name: string): boolean {
  return drift && name !== "id" && !isFixed(wish);
}

/** Surfaces spell all words as text. */
function inKind(word: string, kind: Kind | undefined): unknown {
  if (kind === "boolean") return word === "true";
  return kind === "number" || kind === "integer" ? Number(word) : word;
}

/** Where no shape says anything, all of it. */
function plainWish(wish: Wish): unknown {
  if (isList(wish)) return wish.map(plainWish);
  if (!isWishes(wish)) return wordsOf(wish)[0] ?? (typeof wish === "object" || wish === ABSENT ? null : wish);
  return Object.fromEntries(Object.entries(wish).map(([name, each]) => [name, plainWish(each)]));
}
