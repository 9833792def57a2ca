/** The contract's reading half over Vapi's second generation. */
import type { CallAttempt, Campaign, ListCampaignsOptions, Listing, ListOptions, Row } from "@trunkline/core";
import { type Asking, type Continued, goingOn, listByIds, mustHaveId, readBare, within } from "@trunkline/core/adapter";
import { toCampaign, toRow } from "./mapping.ts";
import { listContacts } from "./pagination.ts";
import type { Requests } from "./requests.ts";
import { type CallSource, listCampaignCalls } from "./v1/calls.ts";
import { type CampaignQuery, listCampaignPages, toCampaignCalls } from "./v1/reads.ts";
import type { VapiCall, VapiCampaignSummary, VapiContact } from "./wire.ts";

type OfCampaign = { readonly campaignId: string } & ListOptions & Continued;

/** What `createV2Reads` serves. */
export interface V2Reads {
  /** `includeCounters`: whether campaigns come with their progress, which costs Vapi. */
  listCampaigns(
    options: ListCampaignsOptions & Continued,
    includeCounters: boolean,
  ): Listing<Campaign<VapiCampaignSummary>>;
  getCampaign(id: string, asking: Asking): Promise<Campaign<VapiCampaignSummary>>;
  listRows(options: OfCampaign): Listing<Row<VapiContact>>;
  listAttempts(options: OfCampaign): Listing<CallAttempt<VapiCall>>;
}

/** The reading half over the second generation; calls are read as in the first. */
export function createV2Reads(calls: CallSource<VapiCall>, requests: Requests["v2"]): V2Reads {
  const { asker, observer } = calls;

  async function getCampaign(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    return toCampaign(readBare(await requests.getCampaign(id, asking), "campaign", reading), reading);
  }

  function listContactsAs<Model extends { readonly id: string }>(
    operation: string,
    { campaignId, ...options }: OfCampaign,
    toModel: (raw: VapiContact, position: number) => Model,
  ) {
    return listContacts(
      { asker, operation, options },
      observer.reading(operation),
      (page, asking) => requests.listContacts(campaignId, page, asking),
      toModel,
    );
  }

  async function findCalls(campaignId: string, asking: Asking) {
    const campaign = await getCampaign(campaignId, asking);
    const rowIds = new Map<string, string>();
    const reading = within(observer.reading(asking.operation), "results[].");
    const contacts = listContactsAs(asking.operation, { campaignId, ...goingOn(asking) }, (raw) => ({
      id: mustHaveId(raw.id, reading, "id"),
      callId: raw.callId,
    }));
    for await (const { id, callId } of contacts) if (typeof callId === "string") rowIds.set(callId, id);
    return toCampaignCalls(campaign, rowIds);
  }

  return {
    getCampaign,
    listCampaigns({ ids, ...options }, includeCounters) {
      if (ids !== undefined) return listByIds(asker, { ...options, ids }, getCampaign);
      const api = {
        listCampaigns: (query: CampaignQuery, asking: Asking) =>
          requests.listCampaigns({ ...query, includeCounters }, asking),
      };
      return listCampaignPages({ asker, observer, api }, options, toCampaign);
    },
    listRows(options) {
      const reading = within(observer.reading("listRows"), "results[].");
      return listContactsAs("listRows", options, (raw, position) => toRow(raw, options.campaignId, position, reading));
    },
    listAttempts: (options) => listCampaignCalls(calls, options, (asking) => findCalls(options.campaignId, asking)),
  };
}
