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
  type AnyProviderError,
  ApiError,
  type ApiErrorKind,
  ConfigurationError,
  type Delivery,
  type ErrorContext,
  type Finding,
  type Findings,
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
export type { Listing, Page } from "./listing.ts";
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
  type ListCampaignsOptions,
  type ListOptions,
  type OptionalOperation,
  supports,
  type WireModels,
} from "./provider.ts";
export { createSwitchboard, type Switchboard } from "./switchboard.ts";
