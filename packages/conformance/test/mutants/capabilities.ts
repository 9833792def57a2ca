import { broken, eachAttempt, smuggled } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that claim what is not so. */
export const CAPABILITIES: readonly Mutant[] = [
  [
    "claims that the provider filters, and reads everything",
    broken(({ capabilities }) => ({
      capabilities: {
        ...capabilities,
        campaigns: { ...capabilities.campaigns, filters: { ...capabilities.campaigns.filters, status: "provider" } },
      },
    })),
    "capabilities: filters are applied by whom they are said to be",
  ],
  [
    "claims less than the provider does",
    broken(({ capabilities }) => ({
      capabilities: {
        ...capabilities,
        campaigns: { ...capabilities.campaigns, filters: { ...capabilities.campaigns.filters, created: "library" } },
      },
    })),
    "capabilities: filters are applied by whom they are said to be",
  ],
  [
    "claims that everything comes at once",
    broken(({ capabilities }) => ({
      capabilities: { ...capabilities, rows: { ...capabilities.rows, pages: "single" } },
    })),
    "capabilities: listings have pages where they are said to, and else come as one",
  ],
  [
    "claims that rows have no status of their own, and come without attempts, and are few",
    broken(({ capabilities }) => ({
      capabilities: {
        ...capabilities,
        rows: { ...capabilities.rows, status: "derived", attempts: false, maximum: 50 },
      },
    })),
    "capabilities: rows have a status of their own where they are said to",
    "capabilities: rows come with their attempts where they are said to",
    "capabilities: a campaign has no more rows than it is said that it can",
  ],
  [
    "claims that nobody is rung twice, that who answered is not told, and that there are no costs",
    broken(({ capabilities }) => ({
      capabilities: { ...capabilities, attempts: { perRow: "one", answeredBy: "ended reason", cost: false } },
    })),
    "capabilities: a row is rung again where it is said to be",
    "capabilities: who answered is told where it is said to be",
    "capabilities: costs are told where they are said to be, and only those that the provider told",
  ],
  [
    "takes a cost that was not told for 0",
    broken((whole) => eachAttempt(whole, (attempt) => ({ cost: { amount: 0, currency: "USD" }, ...attempt }))),
    "capabilities: costs are told where they are said to be, and only those that the provider told",
  ],
  [
    "claims that it can neither pause nor wait",
    broken(({ capabilities }) => ({
      capabilities: { ...capabilities, pause: "none", create: { ...capabilities.create, draft: false } },
    })),
    "capabilities: what can be paused, and what waits as a draft, is said",
  ],
  [
    "has a capability that is a function",
    broken(({ capabilities }) => ({ capabilities: smuggled(capabilities, { describe: () => "everything" }) })),
    "contract: its capabilities are plain data",
  ],
];
