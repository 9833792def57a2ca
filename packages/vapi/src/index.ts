export type { VapiListCampaignsOptions, VapiOptions } from "./options.ts";
export { createVapi, type VapiWire } from "./provider.ts";
export type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact, VapiCustomer } from "./wire.ts";
