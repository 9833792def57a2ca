import type { CallAttempt } from "../../src/model/call-attempt.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Row } from "../../src/model/row.ts";

/** A moment of one morning, so many milliseconds in. */
export function at(milliseconds: number): string {
  return new Date(Date.UTC(2026, 7, 18, 9) + milliseconds).toISOString();
}

export function campaignOf(campaign: Partial<Campaign> & { readonly id: string }): Campaign {
  return {
    provider: "acme",
    name: "Autumn renewals",
    status: "running",
    providerStatus: "in-progress",
    callers: [],
    raw: null,
    ...campaign,
  };
}

export function rowOf(id: string, campaignId: string): Row {
  return {
    provider: "acme",
    campaignId,
    id,
    idSource: "provider",
    position: 0,
    contact: { phoneNumber: "+15550100" },
    variables: {},
    status: "pending",
    reached: null,
    attemptCount: null,
    raw: null,
  };
}

export function attemptOf(
  id: string,
  state: { readonly status: Exclude<CallAttempt["status"], "ended"> } | { readonly status: "ended" } = {
    status: "ended",
  },
  answeredBy: CallAttempt["answeredBy"] = "human",
  campaignId = "c1",
): CallAttempt {
  const common = { provider: "acme", id, campaignId, providerStatus: state.status, answeredBy, raw: null };
  return state.status === "ended"
    ? { ...common, status: "ended", disposition: "answered", end: { category: "callee_hangup", by: "callee" } }
    : { ...common, status: state.status };
}
