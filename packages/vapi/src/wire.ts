/** Short names for the generated types in use. The only file that imports them. */
import type { components, paths } from "./generated/api.ts";

type Schemas = components["schemas"];

export type VapiPaths = paths;
export type VapiCampaign = Schemas["Campaign"];
export type VapiCampaignSummary = Schemas["CampaignSummary"];
export type VapiContact = Schemas["Contact"];
export type VapiContactCounters = Schemas["ContactCounters"];
export type VapiCustomer = Schemas["Customer"];
export type VapiCall = Schemas["Call"];
export type VapiCampaignStatus = Schemas["CampaignStatus"];
export type VapiContactStatus = Schemas["ContactStatus"];
export type VapiCallStatus = Schemas["CallStatus"];
export type VapiCallEndedReason = Schemas["CallEndedReason"];
export type VapiCreateCampaign = Schemas["CreateCampaign"];
export type VapiUpdateCampaign = Schemas["UpdateCampaign"];
export type VapiAssistantOverrides = Schemas["AssistantOverrides"];
export type VapiServer = Schemas["Server"];
export type VapiCampaignServerMessage = Schemas["CampaignServerMessage"];
export type VapiPredialPlan = Schemas["PredialPlan"];
