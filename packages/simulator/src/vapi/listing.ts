import type { Query } from "../query.ts";
import { talkSeconds, toCosts } from "../v1/costs.ts";
import { toPage } from "../v1/listing.ts";
import type { Call, Campaign } from "../v1/state.ts";

/** What campaigns are ordered by, if not by creation: everything that their calls come to. */
export function weight(query: Query): ((campaign: Campaign) => number) | undefined {
  switch (query.text("sortBy")) {
    case "duration":
      return summed(talkSeconds);
    case "cost":
      return summed((call) => (call.endedAt === undefined ? 0 : toCosts(call).cost));
    default:
      return undefined;
  }
}

function summed(amount: (call: Call) => number): (campaign: Campaign) => number {
  return ({ rows }) => rows.reduce((sum, { call }) => sum + (call ? amount(call) : 0), 0);
}

/** A page with the metadata that came with the second generation. */
export function toFullPage<Item, Shown>(
  items: readonly Item[],
  query: Query,
  show: (item: Item) => Shown,
  defaultLimit?: number,
) {
  const { results, metadata } = toPage(items, query, show, defaultLimit);
  const totalPages = metadata.itemsPerPage === 0 ? 0 : Math.ceil(items.length / metadata.itemsPerPage);
  const sortOrder = query.text("sortOrder");
  return {
    results,
    metadata: {
      ...metadata,
      totalPages,
      hasNextPage: metadata.currentPage < totalPages,
      ...(sortOrder && { sortOrder }),
    },
  };
}
