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
  type Continued,
  createAsker,
  createObserver,
  createPagedListing,
  goingOn,
  listByIds,
  mustHaveId,
  once,
  pageSizeOf,
  readBare,
  renamed,
  toCampaignFilter,
  within,
} from "@trunkline/core/adapter";
import { V1_CAPABILITIES, V2_CAPABILITIES } from "./capabilities.ts";
import { createVapiClient, createVapiTransport } from "./client.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import { createGenerationProbe, type Generation } from "./generation.ts";
import { toCampaign, toRow } from "./mapping.ts";
import { toIncludeCounters, type VapiOptions } from "./options.ts";
import { listContacts } from "./pagination.ts";
import { listCampaignCalls } from "./v1/calls.ts";
import { type CampaignQuery, createV1Reads, listCampaignPages, toCampaignCalls, type V1Api } from "./v1/reads.ts";
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact, VapiCustomer } from "./wire.ts";

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
  const transport = createVapiTransport(options);
  const asker = createAsker(transport);
  const { provider } = asker;
  const client = once(() => createVapiClient(options, transport));
  const observer = createObserver(provider, options.onObservation);
  const api: V1Api<VapiCampaign, VapiCall> = {
    listCampaigns: (query, asking) =>
      asker.ask(asking, (fetch) => client().GET("/campaign", { params: { query }, fetch })),
    getCampaign: (id, asking) =>
      asker.ask(asking, (fetch) => client().GET("/campaign/{id}", { params: { path: { id } }, fetch })),
    listCalls: (query, asking) => asker.ask(asking, (fetch) => client().GET("/call", { params: { query }, fetch })),
    getCall: (id, asking) =>
      asker.ask(asking, (fetch) => client().GET("/call/{id}", { params: { path: { id } }, fetch })),
  };
  const calls = { asker, observer, shape: callShape, api };
  const v1 = createV1Reads<VapiCustomer, VapiCampaign, VapiCall>({ ...calls, campaignShape });
  const probe = createGenerationProbe(options.campaignsApi ?? "auto", (signal) =>
    listCampaignsV2({ limit: 1, page: 1, sortOrder: "DESC" }, false, asker.apart("listCampaigns", signal)),
  );

  function listCampaignsV2(query: CampaignQuery, includeCounters: boolean, asking: Asking) {
    const params = { query: { ...query, includeCounters } };
    return asker.ask(asking, (fetch) => client().GET("/v2/campaign", { params, fetch }));
  }

  async function getCampaignV2(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    const params = { path: { id }, query: { includeCounters: true } };
    const answer = await asker.ask(asking, (fetch) => client().GET("/v2/campaign/{id}", { params, fetch }));
    return toCampaign(readBare(answer, "campaign", reading), reading);
  }

  function listContactsV2<Model extends { readonly id: string }>(
    operation: string,
    { campaignId: id, ...listOptions }: { readonly campaignId: string } & ListOptions & Continued,
    toModel: (raw: VapiContact, position: number) => Model,
  ) {
    return listContacts(
      { asker, operation, options: listOptions },
      observer.reading(operation),
      (query, asking) => {
        const params = { path: { id }, query: { ...query, sortBy: "position" as const } };
        return asker.ask(asking, (fetch) => client().GET("/v2/campaign/{id}/contacts", { params, fetch }));
      },
      toModel,
    );
  }

  async function findCallsV2(campaignId: string, asking: Asking) {
    const campaign = await getCampaignV2(campaignId, asking);
    const rowIds = new Map<string, string>();
    const reading = within(observer.reading(asking.operation), "results[].");
    const contacts = listContactsV2(asking.operation, { campaignId, ...goingOn(asking) }, (raw) => ({
      id: mustHaveId(raw.id, reading, "id"),
      callId: raw.callId,
    }));
    for await (const { id, callId } of contacts) if (typeof callId === "string") rowIds.set(callId, id);
    return toCampaignCalls(campaign, rowIds);
  }

  /** Errors of a question that several calls wait for are told to each by its own name. */
  function findGeneration(asking: Asking): Promise<Generation> {
    return asker.wait(asking, probe.find).catch((error: unknown) => {
      throw renamed(error, asking.operation);
    });
  }

  /** A listing of whichever generation there is. Finding that out is a part of it, and of its time. */
  function inGeneration<Options extends ListOptions, T>(
    operation: string,
    options: Options,
    lists: Readonly<Record<Generation, (options: Options & Continued) => Listing<T>>>,
  ): Listing<T> {
    // Refused before anything is sent, the question for the generation included.
    pageSizeOf(options, { usual: MAXIMUM_PAGE, maximum: MAXIMUM_PAGE }, { provider, operation });
    return createPagedListing({ asker, operation, options }, async function* (asking) {
      const list = lists[await findGeneration(asking)];
      yield* list({ ...options, ...goingOn(asking) }).pages();
    });
  }

  return {
    specificationVersion: "v1",
    id: provider,
    get capabilities() {
      return probe.known === "v1" ? V1_CAPABILITIES : V2_CAPABILITIES;
    },

    getCampaign: ({ id, ...callOptions }) =>
      asker.run("getCampaign", callOptions, async (asking) => {
        const generation = await findGeneration(asking);
        return generation === "v1" ? v1.getCampaign({ id, ...goingOn(asking) }) : getCampaignV2(id, asking);
      }),

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
              ? listCampaignPages({ asker, observer, api: apiV2 }, rest, toCampaign)
              : listByIds(asker, { ...rest, ids }, getCampaignV2),
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
