import type {
  CallAttempt,
  CallOptions,
  Campaign,
  CampaignProvider,
  Capabilities,
  IntentOptions,
  ListCampaignsOptions,
  Listing,
  ListOfCampaignOptions,
  ListOptions,
  Row,
} from "@trunkline/core";
import { ConfigurationError } from "@trunkline/core";
import {
  type Asking,
  baseUrlOf,
  type Continued,
  createAsker,
  createCampaignOperations,
  createListing,
  createObserver,
  createTransport,
  type Destination,
  goingOn,
  listByIds,
  mustBeList,
  mustBeObject,
  NO_SUCH_CURSOR,
  pageSizeOf,
  passesFilter,
  type Reading,
  type TransportOptions,
  text,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";
import { toOmission } from "@trunkline/core/long-lists";
import { createReferenceClient } from "./client.ts";
import { createEverythingDriver } from "./everything-driver.ts";
import { toAttempt, toCampaign, toRow } from "./everything-mapping.ts";
import type { WireAttempt, WireCampaign, WireRow } from "./wire.ts";

const ADAPTER = "everything";

const READ = { method: "GET", effect: "read", evidence: "documented" } as const;
const WRITE = { method: "POST", effect: "idempotent", evidence: "documented" } as const;

const DESTINATION: Destination = {
  provider: ADAPTER,
  apiKeyVariable: "REFERENCE_API_KEY",
  defaultBaseUrl: "http://127.0.0.1",
  operations: {
    listCampaigns: { ...READ, path: "/campaigns" },
    getCampaign: { ...READ, path: "/campaigns/{id}" },
    listRows: { ...READ, path: "/campaigns/{id}/rows" },
    listAttempts: { ...READ, path: "/campaigns/{id}/attempts" },
    getAttempt: { ...READ, path: "/attempts/{id}" },
    // Physical, though it makes a draft: that a draft waits is only the provider's word.
    createCampaign: { ...WRITE, effect: "physical", path: "/campaigns" },
    updateCampaign: { ...WRITE, method: "PATCH", path: "/campaigns/{id}" },
    cancelCampaign: { ...WRITE, path: "/campaigns/{id}/cancel" },
    deleteCampaign: { ...WRITE, method: "DELETE", path: "/campaigns/{id}" },
    launchCampaign: { ...WRITE, effect: "physical", path: "/campaigns/{id}/launch" },
    pauseCampaign: { ...WRITE, path: "/campaigns/{id}/pause" },
    resumeCampaign: { ...WRITE, effect: "physical", path: "/campaigns/{id}/resume" },
  },
};

const CAPABILITIES: Capabilities = {
  campaigns: {
    pages: "paged",
    filters: { status: "library", created: "provider", updated: "provider", ids: "provider" },
  },
  rows: { pages: "paged", id: "provider", status: "provider", attempts: true, maximum: null },
  attempts: { perRow: "many", answeredBy: "provider", cost: true },
  create: { draft: true, latestAt: true, retry: true, callerBy: "phoneNumber", manyCallers: true },
  pause: "provider",
};

const PAGE = { usual: 50, maximum: 1_000 };

export interface EverythingWire {
  readonly campaign: WireCampaign;
  readonly row: WireRow;
  readonly attempt: WireAttempt;
}

/** An adapter that has everything the contract knows, for the reference exchange: a model for others. */
export function createEverything(options: TransportOptions & IntentOptions = {}) {
  const transport = createTransport(DESTINATION, options);
  const asker = createAsker(transport);
  const { provider } = asker;
  const send = createReferenceClient(baseUrlOf(DESTINATION, options));
  const observer = createObserver(provider, options.onObservation);

  function paged<Wire, Model extends { readonly id: string }>(
    operation: string,
    path: string,
    query: Readonly<Record<string, string | undefined>>,
    listOptions: ListOptions & Continued,
    toModel: (raw: Wire & object, index: number, reading: Reading) => Model,
  ): Listing<Model> {
    const context = { provider, operation };
    const limit = pageSizeOf(listOptions, PAGE, context);
    const { cursor } = listOptions;
    if (cursor !== undefined && !/^-?\d+~/.test(cursor)) {
      throw new ConfigurationError(NO_SUCH_CURSOR, context);
    }
    return createListing<Model>({
      asker,
      operation,
      options: listOptions,
      cursor,
      keyOf: ({ id }) => id,
      open(asking) {
        const reading = observer.reading(operation);
        return async (at) => {
          const answer = await asker.ask(asking, (fetch) =>
            send<{ readonly items: readonly Wire[]; readonly cursor?: string }>(path, {
              query: { ...query, limit, cursor: at },
              fetch,
            }),
          );
          const page = mustBeObject(answer, reading);
          const inItem = within(reading, "items[].");
          const items = mustBeList(page.items, reading, "items").map((raw, index) =>
            toModel(mustBeObject(raw, inItem), index, inItem),
          );
          const next = text(page.cursor, reading, "cursor");
          return next === undefined ? { items } : { items, cursor: next };
        };
      },
    });
  }

  function single<Wire, Model>(
    operation: string,
    path: string,
    options: CallOptions & Continued,
    toModel: (raw: Wire & object, reading: Reading) => Model,
  ): Promise<Model> {
    return asker.run(operation, options, async (asking) => {
      const reading = observer.reading(operation);
      const answer = await asker.ask(asking, (fetch) => send<Wire>(path, { fetch }));
      return toModel(mustBeObject(answer, reading), reading);
    });
  }

  function listCampaigns(listOptions: ListCampaignsOptions & Continued = {}): Listing<Campaign<WireCampaign>> {
    const filter = toCampaignFilter(listOptions, provider);
    const { ids } = listOptions;
    if (ids !== undefined) {
      return listByIds(asker, { ...listOptions, ids }, (id, asking) =>
        single<WireCampaign, Campaign<WireCampaign>>(asking.operation, campaignPath(id), goingOn(asking), toCampaign),
      );
    }
    const { createdFrom, createdBefore, updatedFrom, updatedBefore } = filter;
    const query = { createdFrom, createdBefore, updatedFrom, updatedBefore };
    const listing = paged<WireCampaign, Campaign<WireCampaign>>(
      "listCampaigns",
      "/campaigns",
      query,
      listOptions,
      (raw, _index, reading) => toCampaign(raw, reading),
    );
    return narrowed(listing, (campaign) => passesFilter(campaign, filter));
  }

  function getCampaign({ id, ...call }: { readonly id: string } & CallOptions & Continued) {
    return single<WireCampaign, Campaign<WireCampaign>>("getCampaign", campaignPath(id), call, toCampaign);
  }

  /** Rows hold nothing that could be left out. */
  function listRows({ campaignId, omit, ...listOptions }: ListOfCampaignOptions & Continued) {
    toOmission(omit, {}, { provider, operation: "listRows" });
    return paged<WireRow, Row<WireRow>>(
      "listRows",
      `${campaignPath(campaignId)}/rows`,
      {},
      listOptions,
      (raw, index, reading) => toRow(raw, campaignId, index, reading),
    );
  }

  const reads = {
    getCampaign: (id: string, asking: Asking) => getCampaign({ id, ...goingOn(asking) }),
    listCampaigns: (continued: Continued) => listCampaigns(continued),
    listRows,
  };

  return {
    specificationVersion: "v1",
    id: provider,
    capabilities: CAPABILITIES,
    listCampaigns: (listOptions?: ListCampaignsOptions) => listCampaigns(listOptions),
    getCampaign: (call: { readonly id: string } & CallOptions) => getCampaign(call),
    listRows: (listOptions: ListOfCampaignOptions) => listRows(listOptions),

    listAttempts({ campaignId, omit, ...listOptions }: ListOfCampaignOptions) {
      const omission = toOmission(omit, { transcript: ["transcript"] }, { provider, operation: "listAttempts" });
      return paged<WireAttempt, CallAttempt<WireAttempt>>(
        "listAttempts",
        `${campaignPath(campaignId)}/attempts`,
        {},
        listOptions,
        (raw, _index, reading) => {
          if (!("transcript" in raw) || omission.paths.length === 0) return toAttempt(raw, reading);
          const { transcript: _transcript, ...rest } = raw;
          return { ...toAttempt(rest, reading), ...omission.toldOf(omission.paths) };
        },
      );
    },

    getAttempt: ({ id, ...call }) =>
      single<WireAttempt, CallAttempt<WireAttempt>>(
        "getAttempt",
        `/attempts/${encodeURIComponent(id)}`,
        call,
        toAttempt,
      ),

    ...createCampaignOperations<EverythingWire>({
      asker,
      clock: transport.clock,
      options,
      driver: createEverythingDriver({ asker, observer, send, campaignPath, ...reads }),
    }),
  } satisfies CampaignProvider<EverythingWire>;
}

/** What of a listing passes, page by page: a page may be empty. */
function narrowed<T>(listing: Listing<T>, isWanted: (item: T) => boolean): Listing<T> {
  const source = listing;
  return {
    async *pages() {
      for await (const page of source.pages()) yield { ...page, items: page.items.filter(isWanted) };
    },
    async *[Symbol.asyncIterator]() {
      for await (const item of source) if (isWanted(item)) yield item;
    },
  };
}

function campaignPath(id: string): string {
  return `/campaigns/${encodeURIComponent(id)}`;
}
