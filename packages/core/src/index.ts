export {
  createMemoryLimitStore,
  type LimitAnswer,
  type LimitBudget,
  type LimitStore,
  type Limits,
} from "./adapter/limits.ts";
export { type ClientAnswer, toError } from "./adapter/refusal.ts";
export type { RetryOptions } from "./adapter/retry.ts";
export type { Capabilities, FilteredBy } from "./capabilities.ts";
export { type Clock, SYSTEM_CLOCK } from "./clock.ts";
export { combineHooks } from "./combine-hooks.ts";
export {
  type CallingWindow,
  type CampaignStart,
  type CreateCampaignOptions,
  type Created,
  type Launched,
  type NewRow,
  type RetryPlan,
  type UpdateCampaignOptions,
  WEEKDAYS,
  type Weekday,
} from "./create-campaign.ts";
export {
  type AnyProviderError,
  ApiError,
  type ApiErrorKind,
  ConfigurationError,
  type Delivery,
  type ErrorContext,
  type Finding,
  type Findings,
  IntentError,
  isProviderError,
  MappingError,
  NetworkError,
  ProviderError,
  UnsupportedError,
} from "./errors.ts";
export { createHastyClock, type HastyClock } from "./hasty-clock.ts";
export type {
  Effect,
  Hooks,
  Observation,
  ObservationKind,
  OperationEndEvent,
  OperationEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from "./hooks.ts";
export { INTENT_STATES, type IntentOptions, type IntentReport, type IntentState } from "./intents.ts";
export {
  type IntentLease,
  type IntentLedger,
  type Json,
  type LeaseRefusal,
  type LedgerEntry,
  LedgerError,
} from "./ledger.ts";
export {
  type CreateLinkedOptions,
  createLinkedCampaigns,
  type Link,
  type LinkedCampaign,
  type LinkedCampaigns,
  type LinkedCampaignsOptions,
  type LinkedOptions,
  type QuietLinkedOptions,
  type ResumeLinkedOptions,
} from "./linked.ts";
export type { Listing, Page } from "./listing.ts";
export { createMemoryLedger } from "./memory-ledger.ts";
export type { MergedListing, ProviderFailure } from "./merge.ts";
export {
  ANSWERED_BY,
  type AnsweredBy,
  ATTEMPT_STATUSES,
  type AttemptStatus,
  type CallAttempt,
  DISPOSITIONS,
  type Disposition,
  END_CATEGORIES,
  ENDED_BY,
  type End,
  type EndCategory,
  type EndedBy,
  isLive,
  type Turn,
  wasReached,
} from "./model/call-attempt.ts";
export {
  type Agent,
  CAMPAIGN_STATUSES,
  type Caller,
  type Campaign,
  type CampaignStatus,
  isOver,
  mayStillDial,
  type Progress,
} from "./model/campaign.ts";
export type { Instant } from "./model/instant.ts";
export { OMITTABLE, type Omittable } from "./model/omittable.ts";
export {
  BUSINESS_OUTCOMES,
  type BusinessOutcome,
  type Contact,
  ROW_STATUSES,
  type Row,
  type RowStatus,
} from "./model/row.ts";
export {
  type CallOptions,
  type CampaignProvider,
  type LaunchCampaignOptions,
  type ListCampaignsOptions,
  type ListOfCampaignOptions,
  type ListOptions,
  type OptionalOperation,
  type QuietProgress,
  type ReconcileOptions,
  supports,
  type WaitUntilQuietOptions,
  type WireModels,
} from "./provider.ts";
export { createSwitchboard, type Reconciled, type Switchboard } from "./switchboard.ts";
