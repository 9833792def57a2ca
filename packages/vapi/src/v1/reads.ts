/** The contract's reading half over a first-generation API: Vapi's own `/campaign`, and white labels of it. */
import type {
  CallAttempt,
  CallOptions,
  Campaign,
  ListCampaignsOptions,
  Listing,
  ListOfCampaignOptions,
  Omittable,
  Row,
} from "@trunkline/core";
import {
  type Asking,
  type Continued,
  createSingleListing,
  goingOn,
  isOver,
  listByIds,
  MappingError,
  mustBeList,
  mustBeObject,
  type Reading,
  readBare,
  type Shape,
  within,
} from "@trunkline/core/adapter";
import { readListPage, toOmission } from "@trunkline/core/long-lists";
import type { StreamedRequest } from "./call-source.ts";
import { type CallApi, type CallSource, type CampaignCalls, getAttempt, listCampaignCalls, windowOf } from "./calls.ts";
import { customersOf, toCampaign } from "./campaign.ts";
import { type CampaignQuery, listCampaignPages, type PageMetadata } from "./campaign-pages.ts";
import { namedCalls, namesAllCalls, sum, toCounts } from "./counts.ts";
import { matchCalls } from "./matching.ts";
import { rowIdOf, statusWithoutCall, toDerivedRow } from "./rows.ts";
import type { V1Call, V1Campaign, V1Customer } from "./wire.ts";

/** The operations that reading needs, each asked and unwrapped; an adapter supplies them from its own client. */
export interface V1Api<C, K extends V1Call> extends CallApi<K> {
  listCampaigns(query: CampaignQuery): StreamedRequest;
  getCampaign(id: string, asking: Asking): Promise<C>;
}

/** What `createV1Reads` needs; the shapes are those of the adapter's own contract. */
export interface V1Source<C, K extends V1Call> extends CallSource<K> {
  readonly api: V1Api<C, K>;
  readonly campaignShape: Shape;
}

/** A page of campaigns as the provider answers it. */
interface CampaignAnswer<C> {
  readonly results: readonly C[];
  readonly metadata: PageMetadata;
}

/** What `createV1Reads` serves. */
export interface V1Reads<C, P, K> {
  listCampaigns(options?: ListCampaignsOptions & Continued): Listing<Campaign<C>>;
  getCampaign(options: { readonly id: string } & CallOptions & Continued): Promise<Campaign<C>>;
  listRows(options: ListOfCampaignOptions & Continued): Listing<Row<P>>;
  listAttempts(options: ListOfCampaignOptions & Continued): Listing<CallAttempt<K>>;
  getAttempt(options: { readonly id: string } & CallOptions & Continued): Promise<CallAttempt<K>>;
}

/**
 * Left out of the calls that rows come with: who was called is told only by the calls, so all of them are held until the last one
 * has been read. `listAttempts` has everything.
 */
const NOT_IN_ROWS = ["assistant", "transcript"] as const;

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

  /** Each campaign comes with everybody on its list, and all its calls. */
  async function* askCampaigns(query: CampaignQuery, asking: Asking, reading: Reading) {
    const parts = readListPage<C, CampaignAnswer<C>>(asker, asking, api.listCampaigns(query), { list: "results" });
    for await (const { elements, around, isAnew = false } of parts) {
      if (around !== undefined) mustBeList(mustBeObject(around, reading).results, reading, "results");
      yield { results: elements.map(({ value }) => value), isAnew, ...(around !== undefined && { around }) };
    }
  }

  async function findCalls(id: string, asking: Asking) {
    const { raw, campaign, reading } = await readCampaign(id, asking);
    const rowIds = new Map(namedCalls(raw, reading).map((call) => [call, undefined]));
    return { raw, campaign, reading, calls: toCampaignCalls(campaign, rowIds, countsOf(raw, campaign, reading)) };
  }

  async function readRows(id: string, omit: readonly Omittable[], asking: Asking): Promise<Row<P>[]> {
    const { raw, campaign, reading, calls } = await findCalls(id, asking);
    mustListCustomers(raw, reading);
    const listing = listCampaignCalls(source, { ...goingOn(asking), campaignId: id, omit }, async () => calls);
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
        return listCampaignPages({ asker, observer, ask: askCampaigns }, options, (raw, reading) =>
          toCampaign(raw, reading, campaignShape),
        );
      }
      return listByIds(asker, { ...options, ids }, async (id, asking) => (await readCampaign(id, asking)).campaign);
    },

    listRows({ campaignId, omit = [], ...options }) {
      // A word that is none of them is refused before anything is sent.
      toOmission(omit, {}, { provider: asker.provider, operation: "listRows" });
      return createSingleListing({ asker, operation: "listRows", options }, (asking) =>
        readRows(campaignId, [...NOT_IN_ROWS, ...omit], asking),
      );
    },

    listAttempts: (options) =>
      listCampaignCalls(source, options, async (asking) => (await findCalls(options.campaignId, asking)).calls),

    getAttempt: ({ id, ...options }) => asker.run("getAttempt", options, (asking) => getAttempt(source, id, asking)),
  };
}

/** What a campaign's own numbers say of the calls that it names: that these are all, that there are more, or nothing. */
export type CallsCounted = "all" | "more" | undefined;

/**
 * No calls at all are believed only before the start: counters that nobody keeps would say the same. Calls in odd states may
 * be counted nowhere, so fewer say nothing.
 */
function countsOf(raw: V1Campaign, { status }: Campaign, reading: Reading): CallsCounted {
  const named = namedCalls(raw, reading).length;
  if (namesAllCalls(raw, reading)) return named > 0 || status === "scheduled" ? "all" : undefined;
  const { scheduled, queued, inProgress, ended } = toCounts(raw, reading);
  return (sum(sum(scheduled, queued), sum(inProgress, ended)) ?? 0) > named ? "more" : undefined;
}

/** When a campaign's calls were created, which it names, and whether these are all: once it is over, they are. */
export function toCampaignCalls(
  campaign: Campaign,
  rowIds: CampaignCalls["rowIds"],
  counted: CallsCounted,
): CampaignCalls {
  const isSettled = isOver(campaign.status);
  const isAll = counted === "all" || (counted !== "more" && isSettled && rowIds.size > 0);
  return { rowIds, isAll, window: windowOf(campaign.createdAt, isSettled ? campaign.updatedAt : undefined) };
}

async function collect<T>(listing: Listing<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of listing) items.push(item);
  return items;
}
