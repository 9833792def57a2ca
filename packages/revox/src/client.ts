import { baseUrlOf, createTransport, type Destination, type TransportOptions } from "@trunkline/core/adapter";
import createClient, { type Client } from "openapi-fetch";
import { operations } from "./generated/operations.ts";
import type { RevoxPaths } from "./wire.ts";

const DESTINATION: Destination = {
  provider: "revox",
  operations,
  apiKeyVariable: "REVOX_API_KEY",
  defaultBaseUrl: "https://www.getrevox.com/api",
};

/** Revox's API as the contract has it, with types for every path; for what the shared model does not cover. */
export type RevoxClient = Client<RevoxPaths>;

/** A client with the same key, address and transport as `createRevox`. Throws a `ConfigurationError` for a bad `baseUrl`. */
export function createRevoxClient(options: TransportOptions = {}): RevoxClient {
  return createClient<RevoxPaths>({
    baseUrl: baseUrlOf(DESTINATION, options),
    fetch: createTransport(DESTINATION, options),
  });
}
