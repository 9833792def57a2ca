import {
  baseUrlOf,
  createPathSerializer,
  createTransport,
  type Destination,
  type Transport,
  type TransportOptions,
} from "@trunkline/core/adapter";
import createClient, { type Client } from "openapi-fetch";
import { operations } from "./generated/operations.ts";
import { sensitiveNames } from "./generated/sensitive.ts";
import { preflight } from "./rules.ts";
import type { VapiPaths } from "./wire.ts";

const DESTINATION: Destination = {
  provider: "vapi",
  operations,
  apiKeyVariable: "VAPI_API_KEY",
  defaultBaseUrl: "https://api.vapi.ai",
  sensitiveNames: new Set(sensitiveNames),
  preflight,
};

/** Vapi's API as the contract has it, with types for every path; for what the shared model does not cover. */
export type VapiClient = Client<VapiPaths>;

export type { TransportOptions } from "@trunkline/core/adapter";

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
