import {
  baseUrlOf,
  createPathSerializer,
  createTransport,
  type Transport,
  type TransportOptions,
} from "@trunkline/core/adapter";
import createClient, { type Client } from "openapi-fetch";
import { DESTINATION } from "./destination.ts";
import type { VapiPaths } from "./wire.ts";

export type { TransportOptions } from "@trunkline/core/adapter";

/** Vapi's API as the contract has it, with types for every path; for what the shared model does not cover. */
export type VapiClient = Client<VapiPaths>;

/** What lies under everything that is sent to Vapi. */
export function createVapiTransport(options: TransportOptions): Transport {
  return createTransport(DESTINATION, options);
}

/**
 * A client with the same key, address and sending as `createVapi`: what may be sent again is, inputs are checked, limits are
 * kept. Answers come as openapi-fetch gives them, refusals as `error`. Throws a `ConfigurationError` for a bad `baseUrl`.
 */
export function createVapiClient(
  options: TransportOptions = {},
  transport: Transport = createVapiTransport(options),
): VapiClient {
  return createClient<VapiPaths>({
    baseUrl: baseUrlOf(DESTINATION, options),
    fetch: transport.fetch,
    pathSerializer: createPathSerializer(transport.provider),
  });
}
