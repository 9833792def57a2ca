import type { Asker, Asking, Continued } from "./adapter/ask.ts";
import { MappingError } from "./errors.ts";
import type { CallOptions } from "./provider.ts";

/** Some items, and where to go on. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque text that a later listing of the same things can start from. Absent on the last page. */
  readonly cursor?: string;
  /** `false`: the provider says that it has left something out, such as what is too old to be kept. Absent: it does not say so. */
  readonly isWhole?: false;
}

/**
 * Items that are asked for as they are read: `for await (const row of provider.listRows({ campaignId }))`.
 *
 * Nothing is asked before the first item is wanted, and never more than a page at a time; stopping early stops the asking.
 * An item does not come twice, also when the provider's pages shift meanwhile. Each iteration starts anew.
 */
export interface Listing<T> extends AsyncIterable<T> {
  /** The same items, page by page, with the cursor behind each page. A page may be empty. */
  pages(): AsyncIterable<Page<T>>;
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
  /** Asks for the page at a cursor. A new function for each iteration, so that it may remember what it has seen. */
  open(asking: Asking): (cursor: string | undefined) => Promise<Page<T>>;
  /** Tells items apart. */
  keyOf(item: T): string;
}

/** Keys that are remembered so that an item which shifted to a later page is not given twice. Bounds the memory. */
const REMEMBERED_KEYS = 10_000;

/** Pages full of what has been given already, after which an API is taken to go round in a circle. */
const MOST_STALE_PAGES = 10;

/** Walks pages. Written once here: an adapter says only how to ask for one page, and where the next one starts. */
export function createListing<T>(source: ListingSource<T>): Listing<T> {
  return createPagedListing(source, async function* (asking) {
    const ask = source.open(asking);
    const isNew = rememberLast(REMEMBERED_KEYS);
    const refuse = (what: string) =>
      new MappingError(what, { provider: source.asker.provider, operation: asking.operation, path: "" });
    let cursor = source.cursor;
    let stale = 0;
    do {
      const page = await ask(cursor);
      if (page.cursor !== undefined && page.cursor === cursor) throw refuse("the next page is the same page");
      cursor = page.cursor;
      const items = page.items.filter((item) => isNew(source.keyOf(item)));
      if (items.length > 0) stale = 0;
      else if (page.items.length > 0) stale++;
      if (stale >= MOST_STALE_PAGES) throw refuse(`${stale} pages in a row brought nothing new`);
      yield { ...page, items };
    } while (cursor !== undefined);
  });
}

/** A listing out of its pages. Each iteration is a call of its own, and ends when the last page has been read, or no more are. */
export function createPagedListing<T>(
  { asker, operation, options }: ListingCall,
  open: (asking: Asking) => AsyncIterable<Page<T>>,
): Listing<T> {
  async function* pages(): AsyncGenerator<Page<T>, void, undefined> {
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
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items;
    },
  };
}

/** Says of each key whether it is new among the last `size` ones. */
function rememberLast(size: number): (key: string) => boolean {
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
