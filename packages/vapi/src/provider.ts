import type { CallOptions, Campaign, CampaignProvider } from "@trunkline/core";
import {
  createAsk,
  createLaterListing,
  createObserver,
  listByIds,
  once,
  readBare,
  signalled,
  startDeadline,
  within,
} from "@trunkline/core/adapter";
import { V1_CAPABILITIES, V2_CAPABILITIES } from "./capabilities.ts";
import { createVapiClient } from "./client.ts";
import { callShape, campaignShape } from "./generated/shapes.ts";
import { createGenerationProbe } from "./generation.ts";
import { toCampaign, toRow } from "./mapping.ts";
import { toIncludeCounters, type VapiOptions } from "./options.ts";
import { listContacts } from "./pagination.ts";
import { listCampaignCalls } from "./v1/calls.ts";
import { type CampaignQuery, createV1Reads, listCampaignPages, toCampaignCalls, type V1Api } from "./v1/reads.ts";
import type { V1Customer } from "./v1/wire.ts";
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact } from "./wire.ts";

const ADAPTER = "vapi";

/** Types of `raw` in what Vapi's adapter gives: by generation, a campaign or its summary, a customer or a contact. */
export interface VapiWire {
  readonly campaign: VapiCampaign | VapiCampaignSummary;
  readonly row: V1Customer | VapiContact;
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
  const probe = createGenerationProbe(options.campaignsApi ?? "auto", (signal) =>
    askV2Page("listCampaigns", { limit: 1, page: 1, sortOrder: "DESC" }, false, signal),
  );

  const api: V1Api<VapiCampaign, VapiCall> = {
    listCampaigns: (query, signal) =>
      ask("listCampaigns", signal, client().GET("/campaign", { params: { query }, ...signalled(signal) })),
    getCampaign: (id, signal) =>
      ask("getCampaign", signal, client().GET("/campaign/{id}", { params: { path: { id } }, ...signalled(signal) })),
    listCalls: (query, signal) =>
      ask("listAttempts", signal, client().GET("/call", { params: { query }, ...signalled(signal) })),
    getCall: (id, signal) =>
      ask("getAttempt", signal, client().GET("/call/{id}", { params: { path: { id } }, ...signalled(signal) })),
  };
  const calls = { provider, observer, shape: callShape, api };
  const v1 = createV1Reads({ ...calls, campaignShape });

  function askV2Page(
    operation: string,
    query: CampaignQuery,
    includeCounters: boolean,
    signal: AbortSignal | undefined,
  ) {
    const params = { query: { ...query, includeCounters } };
    return ask(operation, signal, client().GET("/v2/campaign", { params, ...signalled(signal) }));
  }

  async function getCampaignV2(id: string, operation: string, signal: AbortSignal | undefined) {
    const reading = observer.reading(operation);
    const params = { path: { id }, query: { includeCounters: true } };
    const answer = await ask(operation, signal, client().GET("/v2/campaign/{id}", { params, ...signalled(signal) }));
    return toCampaign(readBare(answer, "campaign", reading), reading);
  }

  function listContactsV2<Model extends { readonly id: string }>(
    operation: string,
    { campaignId: id, ...listOptions }: Parameters<CampaignProvider["listRows"]>[0],
    toModel: (raw: VapiContact, position: number) => Model,
  ) {
    return listContacts(
      listOptions,
      observer.reading(operation),
      (query, signal) => {
        const params = { path: { id }, query: { ...query, sortBy: "position" as const } };
        return ask(operation, signal, client().GET("/v2/campaign/{id}/contacts", { params, ...signalled(signal) }));
      },
      toModel,
    );
  }

  /** The same options, with the time that they allow running: it bounds finding out the generation and all that follows. */
  function started<Options extends CallOptions>(options: Options, operation: string): Omit<Options, "timeoutMs"> {
    const { timeoutMs: _bound, ...rest } = options;
    return { ...rest, ...signalled(startDeadline(options, { provider, operation })) };
  }

  async function getCampaign(
    callOptions: { readonly id: string } & CallOptions,
  ): Promise<Campaign<VapiCampaign | VapiCampaignSummary>> {
    const running = started(callOptions, "getCampaign");
    return (await probe.find(running.signal)) === "v1"
      ? v1.getCampaign(running)
      : getCampaignV2(running.id, "getCampaign", running.signal);
  }

  return {
    specificationVersion: "v1",
    id: provider,
    get capabilities() {
      return probe.known === "v1" ? V1_CAPABILITIES : V2_CAPABILITIES;
    },
    getCampaign,

    listCampaigns: (givenOptions = {}) =>
      createLaterListing<Campaign<VapiCampaign | VapiCampaignSummary>>(async () => {
        const listOptions = started(givenOptions, "listCampaigns");
        if ((await probe.find(listOptions.signal)) === "v1") return v1.listCampaigns(listOptions);
        const { ids } = listOptions;
        if (ids !== undefined) {
          return listByIds(provider, { ...listOptions, ids }, (id, signal) =>
            getCampaign({ ...signalled(signal), id }),
          );
        }
        const includeCounters = toIncludeCounters(listOptions.providerOptions);
        const api = {
          listCampaigns: (query: CampaignQuery, signal: AbortSignal | undefined) =>
            askV2Page("listCampaigns", query, includeCounters, signal),
        };
        return listCampaignPages({ provider, observer, api }, listOptions, toCampaign);
      }),

    listRows: (givenOptions) =>
      createLaterListing(async () => {
        const listOptions = started(givenOptions, "listRows");
        if ((await probe.find(listOptions.signal)) === "v1") return v1.listRows(listOptions);
        const reading = within(observer.reading("listRows"), "results[].");
        return listContactsV2("listRows", listOptions, (raw, position) =>
          toRow(raw, listOptions.campaignId, position, reading),
        );
      }),

    listAttempts: (givenOptions) =>
      createLaterListing(async () => {
        const listOptions = started(givenOptions, "listAttempts");
        if ((await probe.find(listOptions.signal)) === "v1") return v1.listAttempts(listOptions);
        return listCampaignCalls(calls, listOptions, async (signal) => {
          const { campaignId } = listOptions;
          const campaign = await getCampaignV2(campaignId, "listAttempts", signal);
          const ids: string[] = [];
          const contacts = listContactsV2("listAttempts", { campaignId, ...signalled(signal) }, (raw) => raw);
          for await (const { callId } of contacts) if (typeof callId === "string") ids.push(callId);
          return toCampaignCalls(campaign, ids);
        });
      }),

    getAttempt: v1.getAttempt,
  };
}
