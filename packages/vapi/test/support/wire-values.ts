/** The least that Vapi's contract lets an answer hold; tests add what they are about. */
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact } from "../../src/raw.ts";

const head = {
  id: "campaign",
  orgId: "organisation",
  name: "Check-ups",
  status: "in-progress",
  createdAt: "2026-08-17T09:00:00.000Z",
  updatedAt: "2026-08-17T10:00:00.000Z",
} as const;

export const campaign: VapiCampaign = {
  ...head,
  calls: {},
  callsCounterScheduled: 0,
  callsCounterQueued: 0,
  callsCounterInProgress: 0,
  callsCounterEndedVoicemail: 0,
  callsCounterEnded: 0,
};

export const summary: VapiCampaignSummary = head;

export const contact: VapiContact = { id: "contact", number: "+15550100", status: "contact.pending" };

export const call: VapiCall = {
  id: "call",
  orgId: "organisation",
  createdAt: "2026-08-17T09:01:00.000Z",
  updatedAt: "2026-08-17T09:02:00.000Z",
};

/** Counters of a campaign of the second generation; those that are not given are 0. */
export function counters(
  given: Partial<NonNullable<VapiCampaignSummary["contactCounters"]>>,
): NonNullable<VapiCampaignSummary["contactCounters"]> {
  return { pending: 0, dispatched: 0, completed: 0, failed: 0, skipped: 0, predialFailed: 0, ...given };
}

interface Metadata {
  readonly itemsPerPage: number;
  readonly totalItems: number;
  readonly currentPage: number;
  readonly hasNextPage?: boolean;
}

export function summaryPage(results: readonly VapiCampaignSummary[]) {
  const metadata: Metadata = { itemsPerPage: 100, totalItems: results.length, currentPage: 1 };
  return { results, metadata };
}

export function contactPage(ids: readonly string[], metadata: Metadata) {
  return { results: ids.map((id) => ({ ...contact, id })), metadata };
}
