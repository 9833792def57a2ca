/** A reference exchange, and two adapters for it: one that has everything, one that has next to nothing. */
export { type AlmostNothingWire, createAlmostNothing } from "./almost-nothing.ts";
export { createEverything, type EverythingWire } from "./everything.ts";
export { REFERENCE_INVENTED_WORDS, type ReferenceExchangeOptions, startReferenceExchange } from "./exchange.ts";
