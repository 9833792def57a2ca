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
import type { VapiPaths } from "./wire.ts";

export const DESTINATION: Destination = {
  provider: "vapi",
  operations,
  apiKeyVariable: "VAPI_API_KEY",
  defaultBaseUrl: "https://api.vapi.ai",
  sensitiveNames: new Set(sensitiveNames),
  loadPreflight: () => import("./rules.ts"),
};

/** What lies under everything that is sent to Vapi. */
export function createVapiTransport(options: TransportOptions): Transport {
  return createTransport(DESTINATION, options);
}

/** What the adapter itself asks with. */
export type VapiJson = JsonClient<VapiPaths>;

/** Throws a `ConfigurationError` for a bad `baseUrl`. */
export function createVapiJson(options: TransportOptions, provider: string): VapiJson {
  return createJsonClient<VapiPaths>(provider, baseUrlOf(DESTINATION, options));
}
