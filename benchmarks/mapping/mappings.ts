import { createObserver } from "@trunkline/core/adapter";
import { toRow as toRevoxRow } from "../../packages/revox/src/mapping.ts";
import type { RevoxRow } from "../../packages/revox/src/wire.ts";
import { toRow as toVapiRow } from "../../packages/vapi/src/contact-mapping.ts";
import { callShape, campaignShape } from "../../packages/vapi/src/generated/shapes.ts";
import { toAttempt } from "../../packages/vapi/src/v1/attempt.ts";
import { toCampaign } from "../../packages/vapi/src/v1/campaign.ts";
import type { VapiCall, VapiCampaign, VapiContact } from "../../packages/vapi/src/wire.ts";
import { rowAt } from "../rows/row.ts";
import { callAt, campaignAt, contactAt } from "./answers.ts";
import { createMapping } from "./mapping.ts";

const CAMPAIGN_ID = "campaign-1";

/** What is read one by one, with the functions that the adapters' operations call. Nobody is told of oddities, as by default. */
export const MAPPINGS = {
  "Revox: a row with two attempts": createMapping(rowAt, (raw: RevoxRow, index) =>
    toRevoxRow(raw, CAMPAIGN_ID, index, revox, { row: {}, attempt: {} }),
  ),
  "Vapi: a call": createMapping(callAt, (raw: VapiCall) => toAttempt(raw, vapi, callShape)),
  "Vapi V1: a campaign of 100 customers": createMapping(campaignAt, (raw: VapiCampaign) =>
    toCampaign(raw, vapi, campaignShape),
  ),
  "Vapi V2: a contact": createMapping(contactAt, (raw: VapiContact, index) => toVapiRow(raw, CAMPAIGN_ID, index, vapi)),
};

const revox = createObserver("revox", undefined).reading("listRows");
const vapi = createObserver("vapi", undefined).reading("listRows");
