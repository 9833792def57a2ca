/** What a value shall be, laid over its shape: followed as far as the shape allows it, and nowhere else. */

/** Not there: where the shape lets it be left out. */
export const ABSENT: unique symbol = Symbol("absent");
/** Of what is asked for by its id: there is no such thing. */
export const NO_SUCH: unique symbol = Symbol("no such thing");
const WORDS: unique symbol = Symbol("words");
const SEED: unique symbol = Symbol("seed");
const BARE: unique symbol = Symbol("bare");
const DEMANDED: unique symbol = Symbol("demanded");

/** The first of these words that the shape has, or, where it lists none, the first. Holds also where answers drift. */
export interface Words {
  readonly [WORDS]: readonly string[];
}

/** Not there where the shape lets it be left out, and this where it does not. */
export interface Demanded {
  readonly [DEMANDED]: Wish;
}

/** Of an object: its properties, those that the shape names; of one without named properties, all that is in it. */
export interface Wishes {
  readonly [name: string]: Wish;
  /** What everything below is drawn by, instead of where it stands: so that one thing is the same in all answers. */
  readonly [SEED]?: string;
  /** Whether nothing else is wanted: what may be left out is. */
  readonly [BARE]?: true;
}

export type Wish =
  | string
  | number
  | boolean
  | null
  | typeof ABSENT
  | Words
  | Demanded
  | readonly Wish[]
  | Wishes
  | undefined;

export function firstOf(...words: readonly string[]): Words {
  return { [WORDS]: words };
}

export function onlyIfDemanded(wish: Wish): Demanded {
  return { [DEMANDED]: wish };
}

/** What a wish for a property comes to. */
export function settled(wish: Wish, isRequired: boolean): Wish {
  if (typeof wish !== "object" || wish === null || !(DEMANDED in wish)) return wish;
  return isRequired ? wish[DEMANDED] : ABSENT;
}

/** The same thing wherever it stands. */
export function thing(name: string, wishes: Wishes): Wishes {
  return { ...wishes, [SEED]: name };
}

/** With as little besides as its shape allows: for what there is a lot of. */
export function bare(wishes: Wishes): Wishes {
  return { ...wishes, [BARE]: true };
}

export function isBare(wish: Wish): boolean {
  return isWishes(wish) && wish[BARE] === true;
}

export function seedOf(wish: Wish): string | undefined {
  return isWishes(wish) ? wish[SEED] : undefined;
}

export function wordsOf(wish: Wish): readonly string[] {
  if (typeof wish === "string") return [wish];
  return isWords(wish) ? wish[WORDS] : [];
}

export function isWishes(wish: Wish): wish is Wishes {
  return typeof wish === "object" && wish !== null && !isList(wish) && !(WORDS in wish) && !(DEMANDED in wish);
}

export function isList(wish: Wish): wish is readonly Wish[] {
  return Array.isArray(wish);
}

/** Whether it holds also where answers drift: it decides which of our functions have something to do, and about whom. */
export function isFixed(wish: Wish): boolean {
  return isWords(wish) || isList(wish);
}

function isWords(wish: Wish): wish is Words {
  return typeof wish === "object" && wish !== null && WORDS in wish;
}
