/** Draws that are the same for the same seed. */
export interface Draw {
  /** From 0 to below 1. */
  next(): number;
  /** Both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  /** Throws where there is nothing. */
  pick<T>(items: readonly T[]): T;
}

/** `parts`: numbers that tell this sequence from others, such as a seed and a position. */
export function createDraw(...parts: readonly number[]): Draw {
  let state = parts.reduce((hash, part) => mix(hash ^ mix(part + 0x9e3779b9)), 0x51ab);
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    return (mix(state) >>> 0) / 2 ** 32;
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick(items) {
      for (const item of items.slice(whole(0, items.length - 1))) return item;
      throw new Error("nothing to pick from");
    },
  };
}

/** A hash of 32 bits by Murmur's last steps. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
