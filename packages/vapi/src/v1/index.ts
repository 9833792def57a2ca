/** Vapi's first generation as others copied it; for adapters of white labels. */
export type { CallApi, CallQuery } from "./calls.ts";
export { toDisposition, toEnd, toEndCategory } from "./end-reasons.ts";
export {
  type CampaignPage,
  type CampaignQuery,
  createV1Reads,
  type V1Api,
  type V1Reads,
  type V1Source,
} from "./reads.ts";
export { createRules, updateRules, type V1Rules } from "./rules.ts";
export type { V1Call, V1Campaign, V1Customer } from "./wire.ts";
