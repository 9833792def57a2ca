/** Positions of rows, without repetition, ascending: each range has both its ends. */
export type Ranges = readonly (readonly [from: number, to: number])[];

export const NONE: Ranges = [];

/** `count` positions from one on. */
export function rangeOf(from: number, count: number): Ranges {
  return count < 1 ? NONE : [[from, from + count - 1]];
}

/** Of positions in any order. */
export function rangesOf(positions: Iterable<number>): Ranges {
  const ranges: [number, number][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && position <= last[1] + 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges;
}

/** As text, `3,7-12`; empty for none. */
export function toText(ranges: Ranges): string {
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** From text. Undefined for what is no such text. */
export function toRanges(text: unknown): Ranges | undefined {
  if (text === "") return NONE;
  if (typeof text !== "string") return undefined;
  const ranges: (readonly [number, number])[] = [];
  for (const piece of text.split(",")) {
    const [whole, first, last = first] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(piece) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (whole === undefined || to < from || from <= (ranges.at(-1)?.[1] ?? -1)) return undefined;
    ranges.push([from, to]);
  }
  return ranges;
}

export function countOf(ranges: Ranges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

export function* positionsIn(ranges: Ranges): Generator<number, undefined> {
  for (const [from, to] of ranges) for (let position = from; position <= to; position++) yield position;
}

/** The position at a place among them, from 0. Undefined: there are not so many. */
export function positionAt(ranges: Ranges, place: number): number | undefined {
  let left = place;
  for (const [from, to] of ranges) {
    if (left < 0) return undefined;
    if (from + left <= to) return from + left;
    left -= to - from + 1;
  }
  return undefined;
}

export function isIn(ranges: Ranges, position: number): boolean {
  return ranges.some(([from, to]) => from <= position && position <= to);
}

/** Those of the first that are in none of the others. */
export function without(ranges: Ranges, others: Ranges): Ranges {
  const left: (readonly [number, number])[] = [];
  let next = 0;
  for (const [from, to] of ranges) {
    let start = from;
    while ((others[next]?.[1] ?? Number.POSITIVE_INFINITY) < start) next++;
    for (let index = next; start <= to; index++) {
      const other = others[index];
      if (other === undefined || other[0] > to) break;
      if (other[0] > start) left.push([start, other[0] - 1]);
      start = other[1] + 1;
    }
    if (start <= to) left.push([start, to]);
  }
  return left;
}

/** Those that are in both. */
export function common(ranges: Ranges, others: Ranges): Ranges {
  return without(ranges, without(ranges, others));
}

/** Those that are in either. */
export function together(ranges: Ranges, others: Ranges): Ranges {
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges, ...others].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
