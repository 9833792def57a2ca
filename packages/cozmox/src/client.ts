import { baseUrlOf, createTransport, type Destination, type TransportOptions } from "@trunkline/core/adapter";
import createClient, { type Client } from "openapi-fetch";
import { operations } from "./generated/operations.ts";
import type { CozmoxPaths } from "./wire.ts";

const DESTINATION: Destination = {
  provider: "cozmox",
  operations,
  apiKeyVariable: "COZMOX_API_KEY",
  defaultBaseUrl: "https://api.cozmox.ai",
};

/** Cozmox's API as the contract has it, with types for every path; for what the shared model does not cover. */
export type CozmoxClient = Client<CozmoxPaths>;

/** A client with the same key, address and transport as `createCozmox`. Throws a `ConfigurationError` for a bad `baseUrl`. */
export function createCozmoxClient(options: TransportOptions = {}): CozmoxClient {
  return createClient<CozmoxPaths>({
    baseUrl: baseUrlOf(DESTINATION, options),
    fetch: createTransport(DESTINATION, options),
  });
}
