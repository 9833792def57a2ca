import type { Destination } from "@trunkline/core/adapter";
import { operations } from "./generated/operations.ts";
import { sensitiveNames } from "./generated/sensitive.ts";

/** Where Cozmox is, and what is known of its requests. */
export const DESTINATION: Destination = {
  provider: "cozmox",
  operations,
  apiKeyVariable: "COZMOX_API_KEY",
  defaultBaseUrl: "https://api.cozmox.ai",
  sensitiveNames: new Set(sensitiveNames),
  loadPreflight: () => import("./rules.ts"),
};
