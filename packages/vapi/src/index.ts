export type { VapiCreateCampaignOptions, VapiListCampaignsOptions, VapiOptions } from "./options.ts";
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
