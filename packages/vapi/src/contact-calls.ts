/** Calls as the contacts of a campaign name them, one each. */
import type { Campaign } from "@trunkline/core";
import { NEVER_DIALLED } from "./statuses.ts";
import type { CallsCounted } from "./v1/reads.ts";
import type { VapiCampaignSummary, VapiContact } from "./wire.ts";

const DIALLED: ReadonlySet<unknown> = new Set<VapiContact["status"]>([
  "contact.dispatched",
  "contact.completed",
  "contact.failed",
]);

/** What there is of a contact to tell its call by. */
export interface CallingContact {
  readonly callId?: unknown;
  readonly status?: unknown;
}

/** Whether a contact says of itself which call was made for it, or that none was. */
export function tellsItsCall({ callId, status }: CallingContact): boolean {
  if (typeof callId === "string") return DIALLED.has(status);
  return typeof status === "string" && NEVER_DIALLED.has(status);
}

/**
 * Whether the campaign's counters agree that the calls which its contacts name are all: as many as were dispatched, and
 * each contact tells its own.
 */
export function countCalls(
  { progress, raw }: Campaign<VapiCampaignSummary>,
  contacts: { readonly named: number; readonly total: number; readonly telling: number },
): CallsCounted {
  const { in_progress: live, completed, failed } = progress?.rows ?? {};
  const dialled: unknown = raw.callMetrics?.dialed;
  if (typeof dialled === "number" && dialled > contacts.named) return "more";
  if (live === undefined || completed === undefined || failed === undefined) return undefined;
  const isTold = contacts.telling === contacts.total && progress?.total === contacts.total;
  return isTold && live + completed + failed === contacts.named ? "all" : undefined;
}
