import { ConfigurationError } from "../errors.ts";
import { createListing, type Listing, type ListingCall } from "../listing.ts";
import type { ListOptions } from "../provider.ts";
import type { Asking } from "./ask.ts";
import { NO_SUCH_CURSOR } from "./cursor.ts";
import { pageSizeOf } from "./page-size.ts";

const NO_LIMITS = { usual: 1, maximum: 1 };

/**
 * A listing of what a provider answers with all at once: one page, so there is no cursor, and `pageSize` has nothing to
 * size. Throws a `ConfigurationError` for a cursor, since this listing never gave one, and for a `pageSize` that is none.
 */
export function createSingleListing<T extends { readonly id: string }>(
  call: ListingCall & { readonly options: ListOptions },
  read: (asking: Asking) => Promise<readonly T[]>,
): Listing<T> {
  const context = { provider: call.asker.provider, operation: call.operation };
  if (call.options.cursor !== undefined) throw new ConfigurationError(NO_SUCH_CURSOR, context);
  pageSizeOf(call.options, NO_LIMITS, context);
  return createListing<T>({
    ...call,
    cursor: undefined,
    keyOf: ({ id }) => id,
    open: (asking) => async () => ({ items: await read(asking) }),
  });
}
