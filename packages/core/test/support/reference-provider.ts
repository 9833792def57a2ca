import { type CampaignDriver, createCampaignOperations } from "../../src/adapter/campaigns.ts";
import { byNewest, listByIds, passesFilter, toCampaignFilter } from "../../src/adapter/filter.ts";
import { pageSizeOf } from "../../src/adapter/page-size.ts";
import { compact } from "../../src/adapter/read.ts";
import type { Capabilities } from "../../src/capabilities.ts";
import { SYSTEM_CLOCK } from "../../src/clock.ts";
import { ApiError, ConfigurationError, NetworkError } from "../../src/errors.ts";
import { createListing, type Listing } from "../../src/listing.ts";
import type { CallAttempt } from "../../src/model/call-attempt.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Row } from "../../src/model/row.ts";
import type { CallOptions, CampaignProvider, ListOptions } from "../../src/provider.ts";
import { createQuietAsker } from "./asker.ts";

export interface ReferenceOptions {
  readonly id: string;
  readonly campaigns?: readonly Campaign[];
  readonly rows?: readonly Row[];
  readonly attempts?: readonly CallAttempt[];
  /** Most items of one page. Absent: 10. */
  readonly pageSize?: number;
  /** Pages that are answered before every further one fails. Absent: none fails. */
  readonly failAfter?: number;
  /** Whether campaigns can be paused. Absent: they cannot. */
  readonly pauses?: boolean;
}

/** A provider over in-memory lists, and what tests want to know of it. */
export interface ReferenceProvider extends CampaignProvider {
  /** The cursor of every page that was asked for, failed ones included. */
  readonly asked: readonly (string | undefined)[];
  /** Answers everything from here on. */
  recover(): void;
}

const CAPABILITIES: Capabilities = {
  campaigns: {
    pages: "paged",
    filters: { status: "library", created: "library", updated: "library", ids: "provider" },
  },
  rows: { pages: "paged", id: "provider", status: "provider", attempts: false, maximum: null },
  attempts: { perRow: "one", answeredBy: "provider", cost: false },
  create: { draft: false, latestAt: false, retry: false, callerBy: "id", manyCallers: false },
  pause: "none",
};

/** Nothing changes here. */
const FIXED: CampaignDriver<unknown> = {
  maximumRows: async () => null,
  plan: refuse,
  getCampaign: refuse,
  listCampaigns: refuse,
  listRows: refuse,
  cancel: refuse,
  remove: refuse,
};

function refuse(): never {
  throw new Error("this provider only reads");
}

/** The contract over arrays: the shortest provider that is still an honest one. */
export function createReferenceProvider(options: ReferenceOptions): ReferenceProvider {
  const { id: provider, campaigns = [], rows = [], attempts = [], pageSize = 10, pauses = false } = options;
  const asker = createQuietAsker(provider);
  const asked: (string | undefined)[] = [];
  let answersLeft = options.failAfter ?? Number.POSITIVE_INFINITY;

  function list<T extends { readonly id: string }>(
    operation: string,
    { cursor: start, ...listOptions }: ListOptions,
    items: () => readonly T[],
  ): Listing<T> {
    const context = { provider, operation };
    const limit = pageSizeOf(listOptions, { usual: pageSize, maximum: pageSize }, context);
    return createListing<T>({
      asker,
      operation,
      options: listOptions,
      cursor: start,
      keyOf: (item) => item.id,
      open(asking) {
        return async (cursor = "0") => {
          asking.signal?.throwIfAborted();
          asked.push(cursor === "0" ? undefined : cursor);
          if (!/^\d+$/.test(cursor))
            throw new ConfigurationError({ field: "cursor", rule: "is not a number" }, context);
          if (answersLeft <= 0) throw new NetworkError("no answer", { ...context, delivery: "unknown" });
          answersLeft -= 1;
          const from = Number(cursor);
          const all = items();
          const next = from + limit < all.length ? String(from + limit) : undefined;
          return compact({ items: all.slice(from, from + limit), cursor: next });
        };
      },
    });
  }

  async function find<T extends { readonly id: string }>(
    operation: string,
    items: readonly T[],
    { id, signal }: { readonly id: string } & CallOptions,
  ): Promise<T> {
    signal?.throwIfAborted();
    const item = items.find((candidate) => candidate.id === id);
    if (item === undefined) throw new ApiError({ provider, operation, status: 404, body: null });
    return item;
  }

  return {
    asked,
    recover: () => {
      answersLeft = Number.POSITIVE_INFINITY;
    },
    specificationVersion: "v1",
    id: provider,
    capabilities: CAPABILITIES,
    listCampaigns(listOptions = {}) {
      const { ids, signal } = listOptions;
      if (ids !== undefined) {
        return listByIds(asker, { ...listOptions, ids }, (id) =>
          find("listCampaigns", campaigns, { id, ...(signal !== undefined && { signal }) }),
        );
      }
      const filter = toCampaignFilter(listOptions, provider);
      return list("listCampaigns", listOptions, () =>
        campaigns.filter((campaign) => passesFilter(campaign, filter)).sort(byNewest),
      );
    },
    getCampaign: (callOptions) => find("getCampaign", campaigns, callOptions),
    listRows: ({ campaignId, ...listOptions }) =>
      list("listRows", listOptions, () => rows.filter((row) => row.campaignId === campaignId)),
    listAttempts: ({ campaignId, ...listOptions }) =>
      list("listAttempts", listOptions, () => attempts.filter((attempt) => attempt.campaignId === campaignId)),
    getAttempt: (callOptions) => find("getAttempt", attempts, callOptions),
    ...createCampaignOperations({ asker, clock: SYSTEM_CLOCK, options: {}, driver: FIXED }),
    ...(pauses && {
      pauseCampaign: async (callOptions: { readonly id: string } & CallOptions) => ({
        ...(await find("pauseCampaign", campaigns, callOptions)),
        status: "paused" as const,
      }),
    }),
  };
}
