/** For authors of adapters. Callers of adapters need only the main entry. */
export { createLaterListing, createListing, type ListingSource } from "../listing.ts";
export { type Ask, type Asking, createAsk, renamed, signalled, startAsking } from "./ask.ts";
export { byNewest, type CampaignFilter, listByIds, passesFilter, toCampaignFilter } from "./filter.ts";
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
  type OperationTable,
  operationFinder,
} from "./operations.ts";
export { mustBeList, mustBeObject, mustHaveId, readBare, readWrapped } from "./outer.ts";
export { pageSizeOf } from "./page-size.ts";
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
export { createSingleListing } from "./single-listing.ts";
export { baseUrlOf, createTransport, type Destination, type TransportOptions } from "./transport.ts";
