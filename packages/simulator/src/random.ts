/** Choices that look random and are the same for the same seed and keys. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both bounds included. */
  integer(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(probability: number): boolean;
  /** Text in the form of a version 4 UUID. */
  uuid(): string;
}

/**
 * Choices for one thing, named by `keys`. Everything draws from a source of its own, so that one more draw in one place
 * leaves the rest of the world as it was.
 */
export function createRandom(seed: number, ...keys: readonly (string | number)[]): Random {
  const next = mulberry32(hash([seed, ...keys].join("/")));
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    pick: (items) => itemAt(items, integer(0, items.length - 1)),
    chance: (probability) => next() < probability,
    uuid: () => {
      const digits = Array.from({ length: 31 }, () => integer(0, 15).toString(16)).join("");
      const variant = integer(8, 11).toString(16);
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(12, 15)}`,
        `${variant}${digits.slice(15, 18)}`,
        digits.slice(18, 30),
      ].join("-");
    },
  };
}

/** The item at an index, counted around the end: lists of words are dealt out again and again. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError(`No item ${index} in a list of ${items.length}`);
  return item;
}

/** Tommy Ettinger's 32-bit generator: small, fast, and good enough for fiction. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
