/** For authors of adapters. Callers of adapters need only the main entry. */
export { ApiError, ConfigurationError, isProviderError, MappingError, UnsupportedError } from "../errors.ts";
export {
  createListing,
  createPartedListing,
  type ListingCall,
  type ListingSource,
  type PagePart,
  partsOf,
} from "../listing.ts";
export { isLive, wasReached } from "../model/call-attempt.ts";
export { isOver } from "../model/campaign.ts";
export { type Address, type AddressOptions, baseUrlOf } from "./address.ts";
export { type Asker, type Asking, type Call, type Continued, createAsker, goingOn } from "./ask.ts";
export {
  type CampaignDriver,
  type CampaignInput,
  type CampaignOperations,
  type CreatePlan,
  createCampaignOperations,
  type DeferredDriver,
  type OptionalStep,
  readName,
} from "./campaigns.ts";
export { checkOmit } from "./check-omit.ts";
export { NO_SUCH_CURSOR } from "./cursor.ts";
export { createDeferred, type Deferred } from "./deferred.ts";
export type { Draft } from "./draft.ts";
export { byNewest, type CampaignFilter, listByIds, passesFilter, toCampaignFilter } from "./filter.ts";
export { createJsonClient, type JsonClient } from "./json-client.ts";
export {
  checkKeysetCursor,
  isWithin,
  type KeysetAnswer,
  type KeysetSource,
  keysetPages,
  type TimeWindow,
} from "./keyset.ts";
export { lookup } from "./lookup.ts";
export { createObserver, type Observer, type Reading, within } from "./observe.ts";
export { once } from "./once.ts";
export {
  type Effect,
  type Evidence,
  type FoundOperation,
  type Operation,
  type OperationFinder,
  type OperationTable,
  operationFinder,
} from "./operations.ts";
export { mustBeList, mustBeObject, mustHaveId, readBare, readWrapped } from "./outer.ts";
export { pageSizeOf } from "./page-size.ts";
export { createPathSerializer } from "./path-serializer.ts";
export type {
  AnyRule,
  Check,
  Checks,
  FieldRules,
  InputRules,
  OperationRules,
  PreflightInput,
  ValueRule,
} from "./preflight.ts";
export type { RequestRules } from "./prepare.ts";
export {
  compact,
  count,
  flag,
  inspect,
  instant,
  list,
  number,
  object,
  type Shape,
  secondsBetween,
  text,
  word,
} from "./read.ts";
export type { ClientAnswer } from "./refusal.ts";
export { renamed } from "./retold.ts";
export type { RetryOptions } from "./retry.ts";
export { createSingleListing } from "./single-listing.ts";
export { createTransport, type Destination, type Transport, type TransportOptions } from "./transport.ts";
