/** Where a listing of a campaign's calls stands, as text. */
import type { Instant } from "@trunkline/core";
import { ConfigurationError, checkKeysetCursor, compact, NO_SUCH_CURSOR, once } from "@trunkline/core/adapter";

/** Where a listing of a campaign's calls stands. */
export interface CallPlace {
  /** Cursor of the window. Absent: at its beginning, or past its end. */
  readonly window: string | undefined;
  /** Whether what is left is asked for one by one. */
  readonly isSingly: boolean;
  /** Calls that the campaign names and no page has had yet. Absent: not known. */
  readonly left: ReadonlySet<string> | undefined;
  /** Whether the campaign named all its calls when the listing began. */
  readonly isAll: boolean;
  /** How many calls were left when the listing began. */
  readonly named: number;
  /** Pages of the window so far, and where the first of them began. */
  readonly pages: number;
  readonly startedAt?: Instant | undefined;
}

/** A campaign's calls, as it names them now. */
export interface NamedCalls {
  readonly names: readonly string[];
  readonly isAll: boolean;
}

/** A cursor before the campaign is known, whose calls it may tell by their places among its names only. */
interface CallCursor {
  readonly window?: string;
  readonly singly?: true;
  readonly all?: true;
  readonly named: number;
  readonly pages: number;
  readonly startedAt?: Instant;
  readonly ids?: readonly string[];
  /** A bit for each name, in the order of the alphabet, as hexadecimal digits. */
  readonly bits?: string;
  /** Tells the names that the bits are about. */
  readonly of?: string;
}

/** So many ids are written out, which holds also when the campaign names more meanwhile. Beyond that a cursor would be too long. */
const MOST_IDS = 50;

/** Writes down where a listing of these names stands, in some 3 000 characters for 10 000 of them. */
export function createCallCursors(names: readonly string[]): (place: CallPlace) => string {
  const alphabet = once(() => toAlphabet(names));
  return ({ window, isSingly, left, isAll, named, pages, startedAt }) => {
    const cursor: CallCursor = {
      ...compact({ window, singly: isSingly || undefined, all: isAll || undefined, startedAt }),
      named,
      pages,
      ...(left !== undefined && (left.size <= MOST_IDS ? { ids: [...left] } : toBits(alphabet(), left))),
    };
    return JSON.stringify(cursor);
  };
}

/**
 * Reads a cursor; throws a `ConfigurationError` for one that no listing of calls gave. Where the campaign names other calls
 * than it did then, and the cursor does not write its own out, what follows is read from the window again: some may come
 * twice, and none is lost.
 */
export function readCallCursor(
  text: string,
  context: { readonly provider: string; readonly operation: string },
): (now: NamedCalls) => CallPlace {
  const cursor = parse(text);
  if (cursor === undefined) throw new ConfigurationError(NO_SUCH_CURSOR, context);
  const { window, ids, bits, of, named, pages, startedAt } = cursor;
  if (window !== undefined) checkKeysetCursor(window, context);
  return (now) => {
    // What the campaign names now is of no help in telling whether it named all then.
    const place = { window, isSingly: cursor.singly === true, isAll: cursor.all === true, named, pages, startedAt };
    if (ids !== undefined) return { ...place, left: new Set(ids) };
    const alphabet = toAlphabet(now.names);
    if (bits !== undefined && of === alphabet.of) return { ...place, left: ofBits(alphabet.sorted, bits, now.names) };
    return window === undefined ? atStart(now) : { ...place, isSingly: false, left: undefined, isAll: false };
  };
}

/** Where a listing begins. */
export function atStart({ names, isAll }: NamedCalls): CallPlace {
  return { window: undefined, isSingly: false, left: new Set(names), isAll, named: names.length, pages: 0 };
}

interface Alphabet {
  readonly sorted: readonly string[];
  /** Tells these names from others: FNV-1a, and how many they are. */
  readonly of: string;
}

function toAlphabet(names: readonly string[]): Alphabet {
  const sorted = [...names].sort();
  let value = 0x811c9dc5;
  for (const character of sorted.join()) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return { sorted, of: `${sorted.length}-${(value >>> 0).toString(16)}` };
}

function toBits({ sorted, of }: Alphabet, left: ReadonlySet<string>): Pick<CallCursor, "bits" | "of"> {
  let bits = "";
  for (let start = 0; start < sorted.length; start += 4) {
    const four = sorted.slice(start, start + 4);
    bits += four.reduce((digit, id, index) => digit + (left.has(id) ? 1 << index : 0), 0).toString(16);
  }
  return { bits, of };
}

/** In the order of the names. */
function ofBits(sorted: readonly string[], bits: string, names: readonly string[]): Set<string> {
  const isSet = (index: number) => (Number.parseInt(bits.charAt(index >> 2), 16) >> (index & 3)) & 1;
  const left = new Set(sorted.filter((_, index) => isSet(index) === 1));
  return new Set(names.filter((id) => left.has(id)));
}

function parse(text: string): CallCursor | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const cursor: Readonly<Record<string, unknown>> = { ...value };
  const { window, ids, bits, of, singly, all, named, pages, startedAt } = cursor;
  if (!isText(window) || !isTexts(ids) || !isText(bits) || !isText(of) || !isText(startedAt)) return undefined;
  if (!isSaid(singly) || !isSaid(all) || !isCount(named) || !isCount(pages)) return undefined;
  // A listing that stands nowhere has no cursor.
  if (window === undefined && ids === undefined && bits === undefined) return undefined;
  return { ...compact({ window, ids, bits, of, singly, all, startedAt }), named, pages };
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

function isTexts(value: unknown): value is readonly string[] | undefined {
  return value === undefined || (Array.isArray(value) && value.every((each) => typeof each === "string"));
}

function isSaid(value: unknown): value is true | undefined {
  return value === undefined || value === true;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
