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
import type { CozmoxPaths } from "./wire.ts";

export const DESTINATION: Destination = {
  provider: "cozmox",
  operations,
  apiKeyVariable: "COZMOX_API_KEY",
  defaultBaseUrl: "https://api.cozmox.ai",
  sensitiveNames: new Set(sensitiveNames),
  loadPreflight: () => import("./rules.ts"),
};

/** What lies under everything that is sent to Cozmox. */
export function createCozmoxTransport(options: TransportOptions): Transport {
  return createTransport(DESTINATION, options);
}

/** What the adapter itself asks with. */
export type CozmoxJson = JsonClient<CozmoxPaths>;

/** Throws a `ConfigurationError` for a bad `baseUrl`. */
export function createCozmoxJson(options: TransportOptions, provider: string): CozmoxJson {
  return createJsonClient<CozmoxPaths>(provider, baseUrlOf(DESTINATION, options));
}
