import {
  baseUrlOf,
  createJsonClient,
  createTransport,
  type Destination,
  type JsonClient,
  type Transport,
  type TransportOptions,
} from "@trunkline/core/adapter";
import { operations } from "./generated/operations.ts";
import { sensitiveNames } from "./generated/sensitive.ts";
import type { RevoxPaths } from "./wire.ts";

export const DESTINATION: Destination = {
  provider: "revox",
  operations,
  apiKeyVariable: "REVOX_API_KEY",
  defaultBaseUrl: "https://www.getrevox.com/api",
  sensitiveNames: new Set(sensitiveNames),
  loadPreflight: () => import("./rules.ts"),
};

/** What lies under everything that is sent to Revox. */
export function createRevoxTransport(options: TransportOptions): Transport {
  return createTransport(DESTINATION, options);
}

/** What the adapter itself asks with. */
export type RevoxJson = JsonClient<RevoxPaths>;

/** Throws a `ConfigurationError` for a bad `baseUrl`. */
export function createRevoxJson(options: TransportOptions, provider: string): RevoxJson {
  return createJsonClient<RevoxPaths>(provider, baseUrlOf(DESTINATION, options));
}
