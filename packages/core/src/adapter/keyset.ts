import { ConfigurationError } from "../errors.ts";
import type { PagePart } from "../listing.ts";
import type { Instant } from "../model/instant.ts";
import { NO_SUCH_CURSOR } from "./cursor.ts";

/** Moments of creation, both ends included. An end that is absent is open. */
export interface TimeWindow {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** An answer, or what has come of it since the part before. */
export interface KeysetAnswer<T> {
  readonly items: readonly T[];
  /** Most items that the answer could have held; with fewer it is the last. With the last part at the latest. */
  readonly limit?: number;
  /** The answer broke off and is read once more, from its beginning. */
  readonly isAnew?: boolean;
}

/** How a provider lists things by when they were created. */
export interface KeysetSource<T> {
  readonly provider: string;
  readonly operation: string;
  readonly window: TimeWindow;
  /**
   * Asks for one page of what was created in a window, in parts as it comes. `page` counts from 1. `isCrowded`: a page of the
   * usual size brought nothing but one moment, so ask for the largest there is.
   */
  ask(window: TimeWindow, page: number, isCrowded: boolean): AsyncIterable<KeysetAnswer<T>>;
  createdAtOf(item: T): Instant | undefined;
  keyOf(item: T): string;
  /**
   * More things share one moment than an answer holds, and moments cannot tell them apart.
   * `"number"`: the provider takes page numbers too, so they count on inside that moment. Otherwise called when not even the
   * largest page helps; the listing ends there, short of the rest, unless it throws.
   */
  readonly onCrowdedInstant: "number" | (() => void);
}

/** What a cursor holds. */
interface Position {
  readonly window: TimeWindow;
  readonly page: number;
  /** Keys at the edge of the window, which earlier pages have given already. */
  readonly given: readonly string[];
}

/**
 * Pages by moment of creation rather than by number: what is created or deleted meanwhile shifts nothing. Each page's edge
 * becomes the next one's bound, a millisecond wide, because providers keep finer times than they print.
 *
 * Follows the order of the answers, newest or oldest first, without being told which it is. What is asked for twice, because
 * a moment was crowded or an answer broke off, comes twice.
 */
export function keysetPages<T>(
  source: KeysetSource<T>,
): (cursor: string | undefined) => AsyncGenerator<PagePart<T>, void, undefined> {
  const { createdAtOf, keyOf } = source;

  /** Gives what is new of an answer, and keeps of it what tells where the next one begins. */
  async function* read({ window, page, given }: Position, isCrowded: boolean, seen: Seen) {
    const known = new Set(given);
    // Until it is read anew.
    let isFresh = (_mark: Mark) => true;
    seen.marks = [];
    for await (const { items, limit, isAnew } of source.ask(window, page, isCrowded)) {
      if (isAnew === true) {
        const [earlier, later] = [isFresh, notBefore(seen.marks)];
        isFresh = (mark) => earlier(mark) && later(mark);
        seen.marks = [];
      }
      const fresh: T[] = [];
      for (const item of items) {
        const mark = { key: keyOf(item), at: createdAtOf(item) };
        seen.marks.push(mark);
        if (!known.has(mark.key) && isFresh(mark)) fresh.push(item);
      }
      seen.limit = limit ?? seen.limit;
      yield { items: fresh, isPart: true } as const;
    }
  }

  return async function* (cursor) {
    const position =
      cursor === undefined
        ? { window: source.window, page: 1, given: [] }
        : toPosition(cursor, source.provider, source.operation);
    const seen: Seen = { marks: [], limit: Number.POSITIVE_INFINITY };
    yield* read(position, false, seen);
    let window = narrow(position.window, seen);
    if (isFull(seen) && window === undefined && source.onCrowdedInstant !== "number") {
      yield* read(position, true, seen);
      window = narrow(position.window, seen);
      if (isFull(seen) && window === undefined) source.onCrowdedInstant();
    }
    const next = isFull(seen) ? nextPosition(position, window, seen, source.onCrowdedInstant === "number") : undefined;
    yield { items: [], ...(next !== undefined && { cursor: JSON.stringify(next) }) };
  };
}

/** What is kept of an item. */
interface Mark {
  readonly key: string;
  readonly at: Instant | undefined;
}

/** What is kept of the items of an answer. */
interface Seen {
  marks: Mark[];
  limit: number;
}

/**
 * Of a page that is read once more: whether an item may be given behind those that were. What came up before them meanwhile would
 * not have been there if the page had not broken off.
 */
function notBefore(marks: readonly Mark[]): (mark: Mark) => boolean {
  const moments = marks.map(({ at }) => at).filter((at) => at !== undefined);
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined || first === last) return () => true;
  return ({ at }) => at === undefined || (first > last ? at <= first : at >= first);
}

/** Where it goes on after a full page; undefined where more things share one moment than can be told apart. */
function nextPosition(
  position: Position,
  window: TimeWindow | undefined,
  { marks }: Seen,
  isNumbered: boolean,
): Position | undefined {
  if (window === undefined) return isNumbered ? { ...position, page: position.page + 1 } : undefined;
  const edge = marks.filter(({ at }) => isWithin(at, window)).map(({ key }) => key);
  return { window, page: 1, given: edge };
}

/** Throws a `ConfigurationError` for a cursor that no listing by moment of creation gave. */
export function checkKeysetCursor(
  cursor: string,
  { provider, operation }: { readonly provider: string; readonly operation: string },
): void {
  toPosition(cursor, provider, operation);
}

/** Whether a moment lies in a window. A moment that is not known does. */
export function isWithin(at: Instant | undefined, { from, to }: TimeWindow): boolean {
  return at === undefined || ((from === undefined || at >= from) && (to === undefined || at <= to));
}

/** Whether there may be more. */
function isFull({ marks, limit }: Seen): boolean {
  return marks.length > 0 && marks.length >= limit;
}

/** What is left of a window after a full page; undefined when nothing was gained. */
function narrow(window: TimeWindow, { marks }: Seen): TimeWindow | undefined {
  const known = marks.map(({ at }) => at).filter((moment) => moment !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  // One moment alone does not tell which way the answers go, and there is nothing to gain from it.
  if (first === undefined || last === undefined || first === last) return undefined;
  if (first > last) {
    const to = shift(last, 1);
    return window.to === undefined || to < window.to ? { ...window, to } : undefined;
  }
  const from = shift(last, -1);
  return window.from === undefined || from > window.from ? { ...window, from } : undefined;
}

function shift(moment: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}

function toPosition(cursor: string, provider: string, operation: string): Position {
  const position = parsePosition(cursor);
  if (position === undefined) {
    throw new ConfigurationError(NO_SUCH_CURSOR, { provider, operation });
  }
  return position;
}

function parsePosition(cursor: string): Position | undefined {
  let value: unknown;
  try {
    value = JSON.parse(cursor);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (!("window" in value && "page" in value && "given" in value)) return undefined;
  const { window, page, given } = value;
  if (typeof window !== "object" || window === null || typeof page !== "number") return undefined;
  if (!Number.isSafeInteger(page) || page < 1 || !Array.isArray(given)) return undefined;
  return { window: toWindow(window), page, given: given.filter((key) => typeof key === "string") };
}

function toWindow(value: object): TimeWindow {
  const from = "from" in value && typeof value.from === "string" ? value.from : undefined;
  const to = "to" in value && typeof value.to === "string" ? value.to : undefined;
  return { from, to };
}
