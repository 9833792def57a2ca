import type {
  CallAttempt,
  Campaign,
  CampaignProvider,
  ListCampaignsOptions,
  Listing,
  ListOptions,
  Row,
} from "@trunkline/core";
import {
  type Asking,
  createAsk,
  createLaterListing,
  createObserver,
  listByIds,
  mustHaveId,
  once,
  pageSizeOf,
  readBare,
  renamed,
  signalled,
  startAsking,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";
import { V1_CAPABILITIES, V2_CAPABILITIES } from "./capabilities.ts";
import { createVapiClient } from "./client.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import { createGenerationProbe, type Generation } from "./generation.ts";
import { toCampaign, toRow } from "./mapping.ts";
import { toIncludeCounters, type VapiOptions } from "./options.ts";
import { listContacts } from "./pagination.ts";
import { listCampaignCalls } from "./v1/calls.ts";
import { type CampaignQuery, createV1Reads, listCampaignPages, toCampaignCalls, type V1Api } from "./v1/reads.ts";
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact, VapiCustomer } from "./wire.ts";

const ADAPTER = "vapi";
/** Most items that any listing of Vapi's takes at a time. */
const MAXIMUM_PAGE = 1_000;

/** Types of `raw` in what Vapi's adapter gives: by generation, a campaign or its summary, a customer or a contact. */
export interface VapiWire {
  readonly campaign: VapiCampaign | VapiCampaignSummary;
  readonly row: VapiCustomer | VapiContact;
  readonly attempt: VapiCall;
}

/**
 * Vapi behind the shared contract. Does nothing until it is first asked.
 *
 * `capabilities` are the second generation's until the first is found to be all there is.
 */
export function createVapi(options: VapiOptions = {}): CampaignProvider<VapiWire> {
  const provider = options.id ?? ADAPTER;
  const ask = createAsk(provider);
  const client = once(() => createVapiClient(options));
  const observer = createObserver(provider, options.onObservation);
  const api: V1Api<VapiCampaign, VapiCall> = {
    listCampaigns: (query, asking) =>
      ask(asking, client().GET("/campaign", { params: { query }, ...signalled(asking.signal) })),
    getCampaign: (id, asking) =>
      ask(asking, client().GET("/campaign/{id}", { params: { path: { id } }, ...signalled(asking.signal) })),
    listCalls: (query, asking) =>
      ask(asking, client().GET("/call", { params: { query }, ...signalled(asking.signal) })),
    getCall: (id, asking) =>
      ask(asking, client().GET("/call/{id}", { params: { path: { id } }, ...signalled(asking.signal) })),
  };
  const calls = { provider, observer, shape: callShape, api };
  const v1 = createV1Reads<VapiCustomer, VapiCampaign, VapiCall>({ ...calls, campaignShape });
  const probe = createGenerationProbe(options.campaignsApi ?? "auto", (signal) =>
    listCampaignsV2({ limit: 1, page: 1, sortOrder: "DESC" }, false, { operation: "listCampaigns", signal }),
  );

  function listCampaignsV2(query: CampaignQuery, includeCounters: boolean, asking: Asking) {
    const params = { query: { ...query, includeCounters } };
    return ask(asking, client().GET("/v2/campaign", { params, ...signalled(asking.signal) }));
  }

  async function getCampaignV2(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const params = { path: { id }, query: { includeCounters: true } };
    const answer = await ask(asking, client().GET("/v2/campaign/{id}", { params, ...signalled(asking.signal) }));
    return toCampaign(readBare(answer, "campaign", reading), reading);
  }

  function listContactsV2<Model extends { readonly id: string }>(
    operation: string,
    { campaignId: id, ...listOptions }: { readonly campaignId: string } & ListOptions,
    toModel: (raw: VapiContact, position: number) => Model,
  ) {
    return listContacts(
      listOptions,
      observer.reading(operation),
      (query, asking) => {
        const params = { path: { id }, query: { ...query, sortBy: "position" as const } };
        return ask(asking, client().GET("/v2/campaign/{id}/contacts", { params, ...signalled(asking.signal) }));
      },
      toModel,
    );
  }

  async function findCallsV2(campaignId: string, asking: Asking) {
    const campaign = await getCampaignV2(campaignId, asking);
    const rowIds = new Map<string, string>();
    const reading = within(observer.reading(asking.operation), "results[].");
    const contacts = listContactsV2(asking.operation, { campaignId, ...signalled(asking.signal) }, (raw) => ({
      id: mustHaveId(raw.id, reading, "id"),
      callId: raw.callId,
    }));
    for await (const { id, callId } of contacts) if (typeof callId === "string") rowIds.set(callId, id);
    return toCampaignCalls(campaign, rowIds);
  }

  function findGeneration({ operation, signal }: Asking): Promise<Generation> {
    return probe.find(signal).catch((error: unknown) => {
      throw renamed(error, operation);
    });
  }

  /**
   * A listing of whichever generation there is. The time that the options allow starts with it, and bounds finding that out
   * as well.
   */
  function inGeneration<Options extends ListOptions, T>(
    operation: string,
    options: Options,
    lists: Readonly<Record<Generation, (options: Omit<Options, "timeoutMs">) => Listing<T>>>,
  ): Listing<T> {
    // Refused before anything is sent, the question for the generation included.
    pageSizeOf(options, { usual: MAXIMUM_PAGE, maximum: MAXIMUM_PAGE }, { provider, operation });
    return createLaterListing(async () => {
      const { timeoutMs: _running, ...rest } = options;
      const asking = startAsking(provider, operation, options);
      return lists[await findGeneration(asking)]({ ...rest, ...signalled(asking.signal) });
    });
  }

  return {
    specificationVersion: "v1",
    id: provider,
    get capabilities() {
      return probe.known === "v1" ? V1_CAPABILITIES : V2_CAPABILITIES;
    },

    async getCampaign({ id, ...callOptions }) {
      const asking = startAsking(provider, "getCampaign", callOptions);
      const generation = await findGeneration(asking);
      return generation === "v1" ? v1.getCampaign({ id, ...signalled(asking.signal) }) : getCampaignV2(id, asking);
    },

    listCampaigns(listOptions = {}) {
      // Refuses, before anything is sent, what is no moment.
      toCampaignFilter(listOptions, provider);
      const includeCounters = toIncludeCounters(listOptions.providerOptions);
      const apiV2 = {
        listCampaigns: (query: CampaignQuery, asking: Asking) => listCampaignsV2(query, includeCounters, asking),
      };
      return inGeneration<ListCampaignsOptions, Campaign<VapiCampaign | VapiCampaignSummary>>(
        "listCampaigns",
        listOptions,
        {
          v1: v1.listCampaigns,
          v2: ({ ids, ...rest }) =>
            ids === undefined
              ? listCampaignPages({ provider, observer, api: apiV2 }, rest, toCampaign)
              : listByIds(provider, { ...rest, ids }, getCampaignV2),
        },
      );
    },

    listRows: (listOptions) =>
      inGeneration<typeof listOptions, Row<VapiCustomer | VapiContact>>("listRows", listOptions, {
        v1: v1.listRows,
        v2(rest) {
          const reading = within(observer.reading("listRows"), "results[].");
          return listContactsV2("listRows", rest, (raw, position) => toRow(raw, rest.campaignId, position, reading));
        },
      }),

    listAttempts: (listOptions) =>
      inGeneration<typeof listOptions, CallAttempt<VapiCall>>("listAttempts", listOptions, {
        v1: v1.listAttempts,
        v2: (rest) => listCampaignCalls(calls, rest, (asking) => findCallsV2(rest.campaignId, asking)),
      }),

    getAttempt: v1.getAttempt,
  };
}
