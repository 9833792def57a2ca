import { ConfigurationError } from "../errors.ts";
import type { Page } from "../listing.ts";
import type { Instant } from "../model/instant.ts";
import { NO_SUCH_CURSOR } from "./cursor.ts";

/** Moments of creation, both ends included. An end that is absent is open. */
export interface TimeWindow {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** One page as it came. */
export interface KeysetAnswer<T> {
  readonly items: readonly T[];
  /** Most items that this answer could have held; with fewer it is the last. */
  readonly limit: number;
}

/** How a provider lists things by when they were created. */
export interface KeysetSource<T> {
  readonly provider: string;
  readonly operation: string;
  readonly window: TimeWindow;
  /**
   * Asks for one page of what was created in a window. `page` counts from 1. `isCrowded`: a page of the usual size brought
   * nothing but one moment, so ask for the largest there is.
   */
  ask(window: TimeWindow, page: number, isCrowded: boolean): Promise<KeysetAnswer<T>>;
  createdAtOf(item: T): Instant | undefined;
  keyOf(item: T): string;
  /**
   * More things share one moment than an answer holds, and moments cannot tell them apart.
   * `"number"`: the provider takes page numbers too, so they count on inside that moment. Otherwise called when not even the
   * largest page helps; the listing ends there, short of the rest, unless it throws.
   */
  readonly onCrowdedInstant: "number" | (() => void);
}

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
 * Follows the order of the answers, newest or oldest first, without being told which it is.
 */
export function keysetPages<T>(source: KeysetSource<T>): (cursor: string | undefined) => Promise<Page<T>> {
  const { createdAtOf, keyOf } = source;
  return async (cursor) => {
    const position =
      cursor === undefined
        ? { window: source.window, page: 1, given: [] }
        : toPosition(cursor, source.provider, source.operation);
    let answer = await source.ask(position.window, position.page, false);
    let window = narrow(position.window, answer, createdAtOf);
    if (isFull(answer) && window === undefined && source.onCrowdedInstant !== "number") {
      answer = await source.ask(position.window, position.page, true);
      window = narrow(position.window, answer, createdAtOf);
      if (isFull(answer) && window === undefined) source.onCrowdedInstant();
    }
    const given = new Set(position.given);
    const items = answer.items.filter((item) => !given.has(keyOf(item)));
    if (!isFull(answer)) return { items };
    if (window === undefined) {
      if (source.onCrowdedInstant !== "number") return { items };
      return { items, cursor: JSON.stringify({ ...position, page: position.page + 1 } satisfies Position) };
    }
    const edge = answer.items.filter((item) => isWithin(createdAtOf(item), window)).map(keyOf);
    return { items, cursor: JSON.stringify({ window, page: 1, given: edge } satisfies Position) };
  };
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
function isFull<T>({ items, limit }: KeysetAnswer<T>): boolean {
  return items.length > 0 && items.length >= limit;
}

/** What is left of a window after a full page; undefined when nothing was gained. */
function narrow<T>(
  window: TimeWindow,
  { items }: KeysetAnswer<T>,
  createdAtOf: (item: T) => Instant | undefined,
): TimeWindow | undefined {
  const known = items.map(createdAtOf).filter((moment) => moment !== undefined);
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
