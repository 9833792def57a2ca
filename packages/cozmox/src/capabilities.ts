import type { Capabilities } from "@trunkline/core";

export const CAPABILITIES: Capabilities = {
  campaigns: {
    pages: "paged",
    filters: { status: "library", created: "provider", updated: "provider", ids: "provider" },
  },
  rows: { pages: "single", id: "derived", status: "derived", attempts: true, maximum: null },
  attempts: { perRow: "one", answeredBy: "ended reason", cost: true },
  create: { draft: false, latestAt: true, retry: false, callerBy: "id", manyCallers: false },
  pause: "none",
};
