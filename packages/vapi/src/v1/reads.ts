/** The contract's reading half over a first-generation API: Vapi's own `/campaign`, and white labels of it. */
import {
  type CallAttempt,
  type CallOptions,
  type Campaign,
  type Instant,
  isOver,
  type ListCampaignsOptions,
  type Listing,
  type ListOptions,
  MappingError,
  type Row,
} from "@trunkline/core";
import {
  type Asker,
  type Asking,
  type Continued,
  compact,
  count,
  createListing,
  createSingleListing,
  flag,
  goingOn,
  keysetPages,
  listByIds,
  mustBeList,
  mustBeObject,
  object,
  pageSizeOf,
  passesFilter,
  type Reading,
  readBare,
  type Shape,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";
import { type CallApi, type CallSource, type CampaignCalls, getAttempt, listCampaignCalls, windowOf } from "./calls.ts";
import { customersOf, toCampaign } from "./campaign.ts";
import { namedCalls, namesAllCalls } from "./counts.ts";
import { matchCalls } from "./matching.ts";
import { rowIdOf, statusWithoutCall, toDerivedRow } from "./rows.ts";
import type { V1Call, V1Campaign, V1Customer } from "./wire.ts";

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

/** A page of campaigns of either generation. */
export interface CampaignPage<C> {
  readonly results: readonly C[];
  readonly metadata: {
    readonly itemsPerPage: number;
    readonly hasNextPage?: boolean;
    readonly itemsBeyondRetention?: boolean;
  };
}

/** The operations that reading needs, each asked and unwrapped; an adapter supplies them from its own client. */
export interface V1Api<C, K extends V1Call> extends CallApi<K> {
  listCampaigns(query: CampaignQuery, asking: Asking): Promise<CampaignPage<C>>;
  getCampaign(id: string, asking: Asking): Promise<C>;
}

/** What `createV1Reads` needs; the shapes are those of the adapter's own contract. */
export interface V1Source<C, K extends V1Call> extends CallSource<K> {
  readonly api: V1Api<C, K>;
  readonly campaignShape: Shape;
}

/** What `createV1Reads` serves. */
export interface V1Reads<C, P, K> {
  listCampaigns(options?: ListCampaignsOptions & Continued): Listing<Campaign<C>>;
  getCampaign(options: { readonly id: string } & CallOptions & Continued): Promise<Campaign<C>>;
  listRows(options: { readonly campaignId: string } & ListOptions & Continued): Listing<Row<P>>;
  listAttempts(options: { readonly campaignId: string } & ListOptions & Continued): Listing<CallAttempt<K>>;
  getAttempt(options: { readonly id: string } & CallOptions & Continued): Promise<CallAttempt<K>>;
}

const CAMPAIGNS_PER_PAGE = { usual: 100, maximum: 1_000 };

/** Throws a `MappingError` unless all lists of customers are there: one that is not must not pass for an empty one. */
function mustListCustomers({ customers, dialPlan }: V1Campaign, reading: Reading): void {
  if (!Array.isArray(customers) && !Array.isArray(dialPlan)) {
    throw new MappingError("holds no list of customers, and no dial plan", { ...reading, path: "customers" });
  }
  if (Array.isArray(dialPlan) && !dialPlan.every((entry) => Array.isArray(entry?.customers))) {
    throw new MappingError("is no list", { ...reading, path: "dialPlan[].customers" });
  }
}

/** The contract's reading half over a first-generation API. */
export function createV1Reads<P extends V1Customer, C extends V1Campaign<P>, K extends V1Call>(
  source: V1Source<C, K>,
): V1Reads<C, P, K> {
  const { asker, observer, api, campaignShape } = source;

  async function readCampaign(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const raw = readBare(await api.getCampaign(id, asking), "campaign", reading);
    return { raw, reading, campaign: toCampaign(raw, reading, campaignShape) };
  }

  async function findCalls(id: string, asking: Asking) {
    const { raw, campaign, reading } = await readCampaign(id, asking);
    const ids = namedCalls(raw, reading);
    return { raw, campaign, reading, calls: toCampaignCalls(campaign, new Map(ids.map((call) => [call, undefined]))) };
  }

  async function readRows(id: string, asking: Asking): Promise<Row<P>[]> {
    const { raw, campaign, reading, calls } = await findCalls(id, asking);
    mustListCustomers(raw, reading);
    const listing = listCampaignCalls(source, { ...goingOn(asking), campaignId: id }, async () => calls);
    const attempts = await collect(listing);
    const customers = customersOf(raw, reading);
    const { byPosition, untied, isApart } = matchCalls(customers, attempts, within(reading, "calls[]."));
    const read = new Set(attempts.map((attempt) => attempt.id));
    // A call that is lost, or names nobody on the list, was made for one of those who have none.
    const isWhole = untied.length === 0 && [...calls.rowIds.keys()].every((call) => read.has(call));
    if (!isWhole) reading.note("incomplete", "calls");
    const withoutCall = isWhole ? statusWithoutCall(campaign.status) : "unknown";
    // Of what nobody rings any more. While it is being stopped, a call may still be on its way into these numbers.
    const isProven =
      isWhole &&
      campaign.status === "cancelled" &&
      namesAllCalls(raw, reading) &&
      attempts.every(({ id: call }) => calls.rowIds.has(call));
    const inRow = within(reading, "customers[].");
    return customers.map((customer, position) => {
      const rowId = rowIdOf(campaign.id, position);
      const own = (byPosition[position] ?? []).map((attempt) => ({ ...attempt, rowId }));
      const isUntried = isProven && isApart[position] === true;
      return toDerivedRow(customer, { campaignId: campaign.id, position, withoutCall, isUntried }, own, inRow);
    });
  }

  return {
    getCampaign: ({ id, ...options }) =>
      asker.run("getCampaign", options, async (asking) => (await readCampaign(id, asking)).campaign),

    listCampaigns(options = {}) {
      const { ids } = options;
      if (ids === undefined) {
        return listCampaignPages(source, options, (raw, reading) => toCampaign(raw, reading, campaignShape));
      }
      return listByIds(asker, { ...options, ids }, async (id, asking) => (await readCampaign(id, asking)).campaign);
    },

    listRows: ({ campaignId, ...options }) =>
      createSingleListing({ asker, operation: "listRows", options }, (asking) => readRows(campaignId, asking)),

    listAttempts: (options) =>
      listCampaignCalls(source, options, async (asking) => (await findCalls(options.campaignId, asking)).calls),

    getAttempt: ({ id, ...options }) => asker.run("getAttempt", options, (asking) => getAttempt(source, id, asking)),
  };
}

/** When a campaign's calls were created, and which it names. */
export function toCampaignCalls(campaign: Campaign, rowIds: CampaignCalls["rowIds"]): CampaignCalls {
  const isSettled = isOver(campaign.status);
  return { rowIds, isSettled, window: windowOf(campaign.createdAt, isSettled ? campaign.updatedAt : undefined) };
}

/** Campaigns newest first, paged by moment of creation; both generations list them alike. */
export function listCampaignPages<C>(
  source: {
    readonly asker: Asker;
    readonly observer: V1Source<V1Campaign, V1Call>["observer"];
    readonly api: { listCampaigns(query: CampaignQuery, asking: Asking): Promise<CampaignPage<C>> };
  },
  options: ListCampaignsOptions & Continued,
  toModel: (raw: C & object, reading: Reading) => Campaign<C>,
): Listing<Campaign<C>> {
  const { asker, observer, api } = source;
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
        async ask(window, page) {
          const query = compact({
            limit,
            page,
            sortOrder: "DESC" as const,
            createdAtGe: window.from,
            createdAtLe: window.to,
            updatedAtGe: filter.updatedFrom,
            updatedAtLe: filter.updatedBefore,
          });
          const answer = mustBeObject(await api.listCampaigns(query, asking), reading);
          const metadata = object(answer.metadata, reading, "metadata");
          if (flag(metadata?.itemsBeyondRetention, reading, "metadata.itemsBeyondRetention") === true) {
            reading.note("incomplete", "metadata.itemsBeyondRetention");
            isWhole = false;
          }
          const item = within(reading, "results[].");
          const items = mustBeList(answer.results, reading, "results").map((raw) =>
            toModel(mustBeObject(raw, item), item),
          );
          const held = count(metadata?.itemsPerPage, reading, "metadata.itemsPerPage") ?? limit;
          // A page that is not full is not the last where the provider says so.
          const isMore = flag(metadata?.hasNextPage, reading, "metadata.hasNextPage") === true;
          return { items, limit: Math.min(limit, held, isMore ? items.length : limit) };
        },
      });
      return async (cursor) => {
        const page = await askPage(cursor);
        const items = page.items.filter((campaign) => passesFilter(campaign, filter));
        return { ...page, items, ...(!isWhole && { isWhole: false as const }) };
      };
    },
  });
}

async function collect<T>(listing: Listing<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of listing) items.push(item);
  return items;
}
