/** Campaigns of either generation, page by page. */
import type { Campaign, Instant, ListCampaignsOptions, Listing } from "@trunkline/core";
import {
  type Asker,
  type Asking,
  type Continued,
  compact,
  count,
  createListing,
  flag,
  keysetPages,
  mustBeObject,
  type Observer,
  object,
  pageSizeOf,
  passesFilter,
  type Reading,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";

/** What campaigns of either generation are listed by; moments are included. */
export interface CampaignQuery {
  readonly limit: number;
  readonly page: number;
  readonly sortOrder: "DESC";
  readonly createdAtGe?: Instant;
  readonly createdAtLe?: Instant;
  readonly updatedAtGe?: Instant;
  readonly updatedAtLe?: Instant;
}

/** What a page tells of itself. */
export interface PageMetadata {
  readonly itemsPerPage: number;
  readonly hasNextPage?: boolean;
  readonly itemsBeyondRetention?: boolean;
}

/** A page of campaigns of either generation, or some of it as it comes. */
export interface CampaignPart<C> {
  readonly results: readonly C[];
  /** What surrounds the campaigns, with the end of the page. */
  readonly around?: { readonly metadata: PageMetadata };
  /** The page broke off, and is read once more from its beginning. */
  readonly isAnew?: boolean;
}

const CAMPAIGNS_PER_PAGE = { usual: 100, maximum: 1_000 };

/** Campaigns newest first, paged by moment of creation; both generations list them alike. */
export function listCampaignPages<C>(
  source: {
    readonly asker: Asker;
    readonly observer: Observer;
    /** Asks for one page. */
    ask(query: CampaignQuery, asking: Asking, reading: Reading): AsyncIterable<CampaignPart<C>>;
  },
  options: ListCampaignsOptions & Continued,
  toModel: (raw: C & object, reading: Reading) => Campaign<C>,
): Listing<Campaign<C>> {
  const { asker, observer, ask } = source;
  const { provider } = asker;
  const operation = "listCampaigns";
  const filter = toCampaignFilter(options, provider);
  const limit = pageSizeOf(options, CAMPAIGNS_PER_PAGE, { provider, operation });
  return createListing<Campaign<C>>({
    asker,
    operation,
    options,
    cursor: options.cursor,
    keyOf: (campaign) => campaign.id,
    open(asking) {
      const reading = observer.reading(operation);
      let isWhole = true;
      const askPage = keysetPages<Campaign<C>>({
        provider,
        operation,
        window: { from: filter.createdFrom, to: filter.createdBefore },
        onCrowdedInstant: "number",
        keyOf: (campaign) => campaign.id,
        createdAtOf: (campaign) => campaign.createdAt,
        async *ask(window, page) {
          const query = compact({
            limit,
            page,
            sortOrder: "DESC" as const,
            createdAtGe: window.from,
            createdAtLe: window.to,
            updatedAtGe: filter.updatedFrom,
            updatedAtLe: filter.updatedBefore,
          });
          const item = within(reading, "results[].");
          let length = 0;
          for await (const { results, around, isAnew = false } of ask(query, asking, reading)) {
            const items = results.map((raw) => toModel(mustBeObject(raw, item), item));
            length = items.length + (isAnew ? 0 : length);
            yield { items, isAnew, ...(around !== undefined && { limit: limitOf(around.metadata, length) }) };
          }
        },
      });

      /** How much a page could hold that is over. One that is not full is not the last where the provider says so. */
      function limitOf(given: PageMetadata, length: number): number {
        const metadata = object(given, reading, "metadata");
        if (flag(metadata?.itemsBeyondRetention, reading, "metadata.itemsBeyondRetention") === true) {
          reading.note("incomplete", "metadata.itemsBeyondRetention");
          isWhole = false;
        }
        const held = count(metadata?.itemsPerPage, reading, "metadata.itemsPerPage") ?? limit;
        const isMore = flag(metadata?.hasNextPage, reading, "metadata.hasNextPage") === true;
        return Math.min(limit, held, isMore ? length : limit);
      }

      return async function* (cursor) {
        for await (const part of askPage(cursor)) {
          const items = part.items.filter((campaign) => passesFilter(campaign, filter));
          yield { ...part, items, ...(!isWhole && part.isPart !== true && { isWhole: false as const }) };
        }
      };
    },
  });
}
