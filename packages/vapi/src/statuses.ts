/** Second-generation words in ours. Those of campaigns and calls are shared with the first: `v1/statuses.ts`. */
import type { RowStatus } from "@trunkline/core";
import type { VapiContactStatus } from "./wire.ts";

export const ROW_STATUS = {
  "contact.pending": "pending",
  "contact.dispatched": "in_progress",
  "contact.completed": "completed",
  "contact.failed": "failed",
  "contact.skipped": "skipped",
  // The caller's own pre-dial gate did not answer: no call ever exists for it.
  "contact.predial-failed": "skipped",
} as const satisfies Record<VapiContactStatus, RowStatus>;

/** Contacts for whom no call was ever made. */
export const NEVER_DIALLED: ReadonlySet<string> = new Set<VapiContactStatus>([
  "contact.pending",
  "contact.skipped",
  "contact.predial-failed",
]);
