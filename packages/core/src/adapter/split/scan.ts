import { BACKSLASH, CLOSE_OBJECT, COMMA, CURLY, OPEN_LIST, OPEN_OBJECT, QUOTE } from "./bytes.ts";
import type { Run } from "./run.ts";

/** How far a value has been passed over, from one run to the next. */
export interface Passing {
  /** Brackets open, of either kind. */
  depth: number;
  isInString: boolean;
  /** Whether the next byte is the second of an escape. */
  isEscaped: boolean;
}

/**
 * Where the value ends that is being passed over: the place of the first comma or closing bracket that is not inside it.
 * Length of the run: it goes on. Follows strings and brackets, no matter which of the two kinds, and nothing else.
 */
export function pass(passing: Passing, run: Run, from: number): number {
  const { bytes, view } = run;
  const { length } = bytes;
  let { depth } = passing;
  let at = passing.isInString ? passString(passing, bytes, from, from) : from;
  for (; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      let quote = at + 1;
      let quotes = 0;
      for (; quotes === 0 && quote + 4 <= length; quote += 4) quotes = quotesIn(view.getInt32(quote, true));
      if (quotes !== 0) quote += firstOf(quotes) - 4;
      const isOver = quotes !== 0 && bytes[quote - 1] !== BACKSLASH;
      at = isOver ? quote : passString(passing, bytes, at + 1, quote) - 1;
    } else if (byte === COMMA) {
      if (depth === 0) return at;
    } else if (byte >= OPEN_LIST) {
      const curly = byte | CURLY;
      if (curly === OPEN_OBJECT) depth++;
      else if (curly === CLOSE_OBJECT && depth-- === 0) return at;
    }
  }
  passing.depth = depth;
  return length;
}

/**
 * The place behind the closing quote of the string that began before `from`, and has no quote from there to `seen`. Length
 * of the run, and `isInString`: it is yet to come.
 */
export function passString(passing: Passing, bytes: Uint8Array, from: number, seen: number): number {
  const { length } = bytes;
  let start = passing.isEscaped ? from + 1 : from;
  let quote = bytes.indexOf(QUOTE, Math.max(start, seen));
  while (quote !== -1 && isEscapedAt(bytes, start, quote)) {
    start = quote + 1;
    quote = bytes.indexOf(QUOTE, start);
  }
  passing.isInString = quote === -1;
  passing.isEscaped = quote === -1 && isEscapedAt(bytes, start, length);
  return quote === -1 ? length : quote + 1;
}

/**
 * The highest bit of each of the four bytes that is a quote; the lowest of the bits set is right, others above it may be
 * wrong. A quote becomes zero, and taking one away from each byte borrows from the next only where one was zero.
 */
function quotesIn(word: number): number {
  const zeroed = word ^ 0x22222222;
  return (zeroed - 0x01010101) & ~zeroed & 0x80808080;
}

/** Which of the four bytes has the lowest of the bits set. */
function firstOf(bits: number): number {
  return (31 - Math.clz32(bits & -bits)) >> 3;
}

/** Whether an odd number of backslashes stands before the place, none of them before `from`. */
function isEscapedAt(bytes: Uint8Array, from: number, place: number): boolean {
  let at = place;
  while (at > from && bytes[at - 1] === BACKSLASH) at--;
  return (place - at) % 2 === 1;
}
