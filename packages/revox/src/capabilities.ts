import type { Capabilities } from "@trunkline/core";
import type { RevoxGeneration } from "./options.ts";

/**
 * `g2` makes drafts, and has no request that launches one: there, what is to start at once starts in the request that creates
 * it, and a draft is for whoever launches it in Revox's own pages.
 */
export function createCapabilities(generation: RevoxGeneration): Capabilities {
  return {
    campaigns: {
      pages: "single",
      filters: { status: "library", created: "library", updated: "library", ids: "provider" },
    },
    rows: { pages: "streamed", id: "provider", status: "provider", attempts: true, maximum: null },
    attempts: { perRow: "many", answeredBy: "provider", cost: false },
    create: {
      draft: generation !== "g1",
      latestAt: false,
      retry: true,
      callerBy: "phoneNumber",
      manyCallers: false,
    },
    pause: "provider",
  };
}
