import { ConfigurationError } from "../errors.ts";
import { createListing, type Listing } from "../listing.ts";
import type { ListOptions } from "../provider.ts";
import { type Asking, startAsking } from "./ask.ts";
import { pageSizeOf } from "./page-size.ts";

const NO_LIMITS = { usual: 1, maximum: 1 };

/**
 * A listing of what a provider answers with all at once: one page, so there is no cursor, and `pageSize` has nothing to
 * size. Throws a `ConfigurationError` for a cursor, since this listing never gave one, and for a `pageSize` that is none.
 */
export function createSingleListing<T extends { readonly id: string }>(
  context: { readonly provider: string; readonly operation: string },
  options: ListOptions,
  read: (asking: Asking) => Promise<readonly T[]>,
): Listing<T> {
  if (options.cursor !== undefined) throw new ConfigurationError("cursor: is not one that this listing gave", context);
  pageSizeOf(options, NO_LIMITS, context);
  return createListing<T>({
    ...context,
    cursor: undefined,
    keyOf: ({ id }) => id,
    open: () => async () => ({ items: await read(startAsking(context.provider, context.operation, options)) }),
  });
}
