import type { Destination } from "@trunkline/core/adapter";
import { operations } from "./generated/operations.ts";
import { sensitiveNames } from "./generated/sensitive.ts";

/** Where Vapi is, and what is known of its requests. */
export const DESTINATION: Destination = {
  provider: "vapi",
  operations,
  apiKeyVariable: "VAPI_API_KEY",
  defaultBaseUrl: "https://api.vapi.ai",
  sensitiveNames: new Set(sensitiveNames),
  loadPreflight: () => import("./rules.ts"),
};
