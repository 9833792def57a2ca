import type { Destination } from "@trunkline/core/adapter";
import { operations } from "./generated/operations.ts";
import { sensitiveNames } from "./generated/sensitive.ts";

/** Where Revox is, and what is known of its requests. */
export const DESTINATION: Destination = {
  provider: "revox",
  operations,
  apiKeyVariable: "REVOX_API_KEY",
  defaultBaseUrl: "https://www.getrevox.com/api",
  sensitiveNames: new Set(sensitiveNames),
  loadPreflight: () => import("./rules.ts"),
};
