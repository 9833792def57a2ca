/** The adapter with Vapi's own types in `raw`, and their names. */
export type { VapiCreateCampaignOptions } from "./create-options.ts";
export type { VapiListCampaignsOptions, VapiOptions } from "./options.ts";
export { createVapi, type VapiWire } from "./provider.ts";
export type {
  VapiAssistantOverrides,
  VapiCall,
  VapiCampaign,
  VapiCampaignServerMessage,
  VapiCampaignSummary,
  VapiContact,
  VapiCustomer,
  VapiPredialPlan,
  VapiServer,
} from "./wire.ts";
