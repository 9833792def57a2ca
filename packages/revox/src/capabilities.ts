import type { Capabilities } from "@trunkline/core";

export const CAPABILITIES: Capabilities = {
  campaigns: {
    pages: "single",
    filters: { status: "library", created: "library", updated: "library", ids: "provider" },
  },
  rows: { pages: "single", id: "provider", status: "provider", attempts: true, maximum: null },
  attempts: { perRow: "many", answeredBy: "provider", cost: false },
};
