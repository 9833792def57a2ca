/** Draws that depend on nothing but a seed and a place, so that what is beside a place does not change what is drawn there. */

/** What is drawn from: a place and what is decided there. */
export type Drawn = readonly (string | number)[];

/** A whole number of 32 bits: FNV-1a of what is given, mixed once more so that neighbours differ in all bits. */
export function draw(...given: Drawn): number {
  let value = 0x811c9dc5;
  const text = given.join("\u0000");
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Whether something happens that does so with this probability. */
export function happens(probability: number, ...given: Drawn): boolean {
  return draw(...given) < probability * 2 ** 32;
}

/** One of several: the same also when others are added to them, unless the drawn one is among those. */
export function pick<T extends string>(from: readonly T[], ...given: Drawn): T | undefined {
  const [first, ...others] = from.map((each) => ({ each, drawn: draw(...given, each) }));
  return others.reduce((best, one) => (best === undefined || one.drawn > best.drawn ? one : best), first)?.each;
}
