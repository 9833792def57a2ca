import { baseUrlOf, createTransport, type Destination, type TransportOptions } from "@trunkline/core/adapter";
import createClient, { type Client } from "openapi-fetch";
import { operations } from "./generated/operations.ts";
import type { VapiPaths } from "./wire.ts";

const DESTINATION: Destination = {
  provider: "vapi",
  operations,
  apiKeyVariable: "VAPI_API_KEY",
  defaultBaseUrl: "https://api.vapi.ai",
};

/** Vapi's API as the contract has it, with types for every path; for what the shared model does not cover. */
export type VapiClient = Client<VapiPaths>;

/** A client with the same key, address and transport as `createVapi`. Throws a `ConfigurationError` for a bad `baseUrl`. */
export function createVapiClient(options: TransportOptions = {}): VapiClient {
  return createClient<VapiPaths>({
    baseUrl: baseUrlOf(DESTINATION, options),
    fetch: createTransport(DESTINATION, options),
  });
}
