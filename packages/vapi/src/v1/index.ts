/** Vapi's first generation as others copied it; for adapters of white labels. */
export type { CallApi, CallQuery } from "./calls.ts";
export { toCampaign } from "./campaign.ts";
export type { CampaignQuery } from "./campaign-pages.ts";
export { type CreateParts, toAgent, toCreateParts, type V1Dialect } from "./create-request.ts";
export { createV1Driver, type V1DriverSource, type V1Sending, type V1Writes } from "./driver.ts";
export { toDisposition, toEnd, toEndCategory } from "./end-reasons.ts";
export {
  createV1Reads,
  type V1Api,
  type V1Reads,
  type V1Source,
} from "./reads.ts";
export { type OwnOptionKinds, ownOptionFindings, type Refusals, refuse } from "./refusals.ts";
export { createRules, updateRules, type V1Rules } from "./rules.ts";
export type { V1Call, V1Campaign, V1Change, V1Customer, V1NewCustomer, V1SchedulePlan } from "./wire.ts";
