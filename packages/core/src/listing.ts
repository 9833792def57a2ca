import type { Asker, Asking, Continued } from "./adapter/ask.ts";
import { begun, givenUpAlone, type Parts, partsBy } from "./ahead.ts";
import { MappingError } from "./errors.ts";
import type { CallOptions } from "./provider.ts";

/** Some items, and where to go on. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque text that a later listing of the same things can start from. Absent on the last page. */
  readonly cursor?: string;
  /**
   * `false`: something of this page is missing for good, such as what is too old to be kept: the provider says so, or names what
   * it does not give any more. Absent: nobody says so. Told by `pages()` only, and to `onObservation`.
   */
  readonly isWhole?: false;
}

/**
 * Items that are asked for as they are read: `for await (const row of provider.listRows({ campaignId }))`.
 *
 * Nothing is asked before the first item is wanted. Who comes back for a second page is taken to go on: from then on, one page
 * is asked for ahead, and never more. Stopping early stops the asking, and a download that is under way.
 *
 * Items are given one by one as soon as they have been read; `pages()` waits until a page is full. An item does not come
 * twice in one iteration, also when the provider's pages shift meanwhile, as far as the last 10 000 are concerned; who goes on from
 * a cursor may see one again. Each iteration starts anew.
 *
 * Input that is refused is a `ConfigurationError`: thrown by the call that makes the listing where it can be told at once, and
 * otherwise by the first read.
 */
export interface Listing<T> extends AsyncIterable<T> {
  /** The same items, page by page, with the cursor behind each page. A page may be empty. */
  pages(): AsyncIterable<Page<T>>;
}

/** A page, or what has come of it so far. */
export interface PagePart<T> extends Page<T> {
  /** More of the same page follows, and what is known of the page comes with its end: its cursor, and whether it is whole. */
  readonly isPart?: true;
}

/** A call that lists. */
export interface ListingCall {
  readonly asker: Asker;
  readonly operation: string;
  readonly options: CallOptions & Continued;
}

/** How one kind of thing is listed. */
export interface ListingSource<T> extends ListingCall {
  /** Where to start; absent: at the beginning. */
  readonly cursor: string | undefined;
  /**
   * Asks for the page at a cursor, whole or in parts as it comes. A new function for each iteration, so that it may remember
   * what it has seen.
   */
  open(asking: Asking): (cursor: string | undefined) => Promise<Page<T>> | AsyncIterable<PagePart<T>>;
  /** Tells items apart. */
  keyOf(item: T): string;
}

/** Keys that are remembered so that an item which shifted to a later page is not given twice. Bounds the memory. */
const REMEMBERED_KEYS = 10_000;

/** Pages full of what has been given already, after which an API is taken to go round in a circle. */
const MOST_STALE_PAGES = 10;

/**
 * Walks pages. Written once here: an adapter says only how to ask for one page, and where the next one starts. From the second page
 * on, the next is asked for as soon as its cursor is known.
 */
export function createListing<T>(source: ListingSource<T>): Listing<T> {
  return createPartedListing(source, async function* (asking) {
    const { own, giveUp } = givenUpAlone(asking);
    const ask = source.open(own);
    const isNew = rememberLast();
    const refuse = (what: string) =>
      new MappingError(what, { provider: source.asker.provider, operation: asking.operation, path: "" });
    let stale = 0;
    const askingFor = (cursor: string | undefined) => partsBy(() => ask(cursor));
    let next: Parts<T> = askingFor(source.cursor);
    try {
      for (let pages = 1, cursor = source.cursor; ; pages++) {
        const parts = next;
        let given = 0;
        let fresh = 0;
        let following: string | undefined;
        for await (const part of parts) {
          const items = part.items.filter((item) => isNew(source.keyOf(item)));
          given += part.items.length;
          fresh += items.length;
          following = part.cursor;
          if (following !== undefined && following === cursor) throw refuse("the next page is the same page");
          if (following !== undefined && pages > 1) next = begun(askingFor(following));
          yield { ...part, items };
        }
        if (fresh > 0) stale = 0;
        else if (given > 0) stale++;
        if (stale >= MOST_STALE_PAGES) throw refuse(`${stale} pages in a row brought nothing new`);
        if (following === undefined) return;
        if (next === parts) next = askingFor(following);
        cursor = following;
      }
    } finally {
      giveUp();
      await next.return?.().catch(() => {});
    }
  });
}

const PARTS = Symbol("parts");

interface PartedListing<T> extends Listing<T> {
  [PARTS](): AsyncIterable<PagePart<T>>;
}

/** A listing out of its pages, or parts of them. Each iteration is a call of its own, and ends when the last page has been read, or no more are. */
export function createPartedListing<T>(
  { asker, operation, options }: ListingCall,
  open: (asking: Asking) => AsyncIterable<PagePart<T>>,
): Listing<T> {
  async function* parts(): AsyncGenerator<PagePart<T>, void, undefined> {
    const { asking, end, fail } = asker.begin(operation, options);
    let finish: (() => void) | undefined = () => end("stopped");
    try {
      yield* open(asking);
      finish = () => end("done");
    } catch (error) {
      finish = undefined;
      throw fail(error);
    } finally {
      finish?.();
    }
  }
  const listing: PartedListing<T> = {
    async *pages() {
      let items: T[] = [];
      for await (const { isPart, ...page } of parts()) {
        for (const item of page.items) items.push(item);
        if (isPart === true) continue;
        yield { ...page, items };
        items = [];
      }
    },
    async *[Symbol.asyncIterator]() {
      for await (const { items } of parts()) yield* items;
    },
    [PARTS]: parts,
  };
  return listing;
}

/** The pages of a listing in parts, as they come, for a listing that is made of it. */
export function partsOf<T>(listing: Listing<T>): AsyncIterable<PagePart<T>> {
  return isParted(listing) ? listing[PARTS]() : listing.pages();
}

function isParted<T>(listing: Listing<T>): listing is PartedListing<T> {
  return PARTS in listing;
}

/** Says of each key whether it is new among the last `size` ones. */
export function rememberLast(size = REMEMBERED_KEYS): (key: string) => boolean {
  const keys = new Set<string>();
  return (key) => {
    if (keys.has(key)) return false;
    keys.add(key);
    if (keys.size > size) {
      const [oldest] = keys;
      if (oldest !== undefined) keys.delete(oldest);
    }
    return true;
  };
}
