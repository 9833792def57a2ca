import type { Capabilities } from "@trunkline/core";

const FILTERS = { status: "library", created: "provider", updated: "provider", ids: "provider" } as const;

const CREATE = { draft: false, latestAt: true, retry: false, callerBy: "id", manyCallers: true } as const;

export const V1_CAPABILITIES: Capabilities = {
  campaigns: { pages: "paged", filters: FILTERS },
  rows: { pages: "single", id: "derived", status: "derived", attempts: true, maximum: 10_000 },
  attempts: { perRow: "one", answeredBy: "ended reason", cost: true },
  create: CREATE,
  pause: "none",
};

export const V2_CAPABILITIES: Capabilities = {
  campaigns: { pages: "paged", filters: FILTERS },
  rows: { pages: "paged", id: "provider", status: "provider", attempts: false, maximum: 10_000 },
  attempts: { perRow: "one", answeredBy: "ended reason", cost: true },
  create: CREATE,
  pause: "none",
};
