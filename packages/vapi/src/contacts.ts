/** Rows and calls of campaigns of Vapi's second generation. */
import type { CallAttempt, Listing, ListOfCampaignOptions, Row } from "@trunkline/core";
import { type Asking, type Continued, goingOn, mustHaveId, within } from "@trunkline/core/adapter";
import { toOmission } from "@trunkline/core/long-lists";
import { countCalls, tellsItsCall } from "./contact-calls.ts";
import { toRow } from "./contact-mapping.ts";
import { listContacts } from "./pagination.ts";
import type { V2Campaigns, V2Source } from "./second-generation.ts";
import { type CallSource, listCampaignCalls } from "./v1/calls.ts";
import { toCampaignCalls } from "./v1/reads.ts";
import type { VapiCall, VapiContact } from "./wire.ts";

type OfCampaign = ListOfCampaignOptions & Continued;

/** What `createV2Contacts` serves. */
export interface V2Contacts {
  listRows(options: OfCampaign): Listing<Row<VapiContact>>;
  listAttempts(options: OfCampaign): Listing<CallAttempt<VapiCall>>;
}

/** Calls are read as in the first generation. */
export function createV2Contacts(
  { asker, observer, requests }: V2Source,
  calls: CallSource<VapiCall>,
  getCampaign: V2Campaigns["getCampaign"],
): V2Contacts {
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
      isTelling: tellsItsCall(raw),
    }));
    let [total, telling] = [0, 0];
    for await (const { id, callId, isTelling } of contacts) {
      if (typeof callId === "string") rowIds.set(callId, id);
      if (isTelling) telling++;
      total++;
    }
    return toCampaignCalls(campaign, rowIds, countCalls(campaign, { named: rowIds.size, total, telling }));
  }

  return {
    listRows(options) {
      // Contacts hold nothing that could be left out.
      toOmission(options.omit, {}, { provider: asker.provider, operation: "listRows" });
      const reading = within(observer.reading("listRows"), "results[].");
      return listContactsAs("listRows", options, (raw, position) => toRow(raw, options.campaignId, position, reading));
    },
    listAttempts: (options) => listCampaignCalls(calls, options, (asking) => findCalls(options.campaignId, asking)),
  };
}
