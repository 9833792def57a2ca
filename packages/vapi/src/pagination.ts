import type { Listing, ListOptions, Page } from "@trunkline/core";
import {
  type Asking,
  ConfigurationError,
  count,
  createListing,
  flag,
  type ListingCall,
  mustBeList,
  mustBeObject,
  NO_SUCH_CURSOR,
  object,
  pageSizeOf,
  type Reading,
} from "@trunkline/core/adapter";

/** One numbered page, as Vapi answers it. */
interface NumberedPage<T> {
  readonly results: readonly T[];
  readonly metadata: { readonly itemsPerPage: number; readonly hasNextPage?: boolean };
}

const CONTACTS_PER_PAGE = { usual: 1_000, maximum: 1_000 };

/**
 * Contacts of a campaign by page number: the list cannot change once the campaign exists, so nothing shifts. The metadata
 * may name a cursor, but the operation takes none.
 */
export function listContacts<T, Model extends { readonly id: string }>(
  call: ListingCall & { readonly options: ListOptions },
  reading: Reading,
  ask: (query: { page: number; limit: number }, asking: Asking) => Promise<NumberedPage<T>>,
  toModel: (raw: T & object, position: number) => Model,
): Listing<Model> {
  const { options } = call;
  const limit = pageSizeOf(options, CONTACTS_PER_PAGE, reading);
  const start = options.cursor === undefined ? { page: 1, limit } : toPosition(options.cursor, reading);
  return createListing<Model>({
    ...call,
    cursor: options.cursor,
    keyOf: (model) => model.id,
    open(asking) {
      return async (cursor): Promise<Page<Model>> => {
        const at = cursor === undefined ? start : toPosition(cursor, reading);
        const answer = mustBeObject(await ask({ page: at.page, limit: at.limit }, asking), reading);
        const results = mustBeList(answer.results, reading, "results");
        const before = (at.page - 1) * at.limit;
        const items = results.map((raw, index) => toModel(mustBeObject(raw, reading, "results[]"), before + index));
        const { hasMore, held } = readMetadata(answer, results.length, at.limit, reading);
        return hasMore ? { items, cursor: `${at.page + 1}/${held}` } : { items };
      };
    },
  });
}

/** Whether a page follows, and how many contacts this one could hold: fewer than asked for where Vapi allows no more. */
function readMetadata<T>(answer: NumberedPage<T>, length: number, limit: number, reading: Reading) {
  const metadata = object(answer.metadata, reading, "metadata");
  const said = flag(metadata?.hasNextPage, reading, "metadata.hasNextPage");
  const held = Math.min(count(metadata?.itemsPerPage, reading, "metadata.itemsPerPage") ?? limit, limit);
  return { hasMore: length > 0 && (said ?? length >= held), held: Math.max(length, held) };
}

/** The page size travels in the cursor: a number of a page means nothing without it. */
function toPosition(cursor: string, reading: Reading): { page: number; limit: number } {
  const [, page, limit] = /^(\d+)\/(\d+)$/.exec(cursor) ?? [];
  if (page === undefined || limit === undefined) {
    throw new ConfigurationError(NO_SUCH_CURSOR, reading);
  }
  return { page: Number(page), limit: Number(limit) };
}
