/** Words that Vapi and its white labels share, in ours. A new word in Vapi's contract fails the build here. */
import type { AttemptStatus, CampaignStatus, Turn } from "@trunkline/core";
import type { VapiCallStatus, VapiCampaignStatus } from "../wire.ts";

/** As far as the word alone says; `toCampaignStatus` also weighs why a campaign ended and whether calls are live. */
export const CAMPAIGN_STATUS = {
  scheduled: "scheduled",
  "in-progress": "running",
  ended: "completed",
  cancelled: "cancelled",
  archived: "archived",
} as const satisfies Record<VapiCampaignStatus, CampaignStatus>;

export const CALL_STATUS = {
  scheduled: "scheduled",
  queued: "queued",
  ringing: "ringing",
  "in-progress": "in_progress",
  forwarding: "transferring",
  ended: "ended",
  // Neither proves that the call ended: one could not be found, the other could not be erased.
  "not-found": "unknown",
  "deletion-failed": "unknown",
} as const satisfies Record<VapiCallStatus, AttemptStatus>;

/** Nobody publishes a list of roles: these are the ones seen. */
export const TURN_ROLE = {
  user: "callee",
  bot: "agent",
  assistant: "agent",
  system: "system",
  tool_calls: "tool",
  tool_call_result: "tool",
  tool: "tool",
} as const satisfies Record<string, Turn["role"]>;

/** What is known beside a campaign's status word. */
export interface CampaignEvidence {
  readonly endedReason: string | undefined;
  /** Calls under way or about to be; undefined: not counted. */
  readonly live: number | undefined;
  /** Whether nothing is left to dial; undefined: not counted. */
  readonly isDone: boolean | undefined;
}

/**
 * `ended` covers three fates, told apart by the reason, and none of them says that the line is quiet: calls under way run on.
 * Without counts nobody can say that it is, so a cancelled campaign is `stopping`.
 */
export function toCampaignStatus(base: CampaignStatus, evidence: CampaignEvidence): CampaignStatus {
  const { endedReason, live, isDone } = evidence;
  const cancelled = live === 0 ? "cancelled" : "stopping";
  if (base === "cancelled") return cancelled;
  if (base !== "completed") return base;
  if (isEndedByUser(endedReason)) return cancelled;
  if (endedReason === "campaign.ended.success") return live === undefined || live === 0 ? "completed" : "running";
  return isDone === true ? "completed" : "unknown";
}

/** How an archived campaign had ended; undefined when its reason does not say. */
export function toEndedAs(endedReason: string | undefined): "completed" | "cancelled" | undefined {
  if (isEndedByUser(endedReason)) return "cancelled";
  return endedReason === "campaign.ended.success" ? "completed" : undefined;
}

function isEndedByUser(endedReason: string | undefined): boolean {
  return endedReason?.endsWith("ended-by-user") === true;
}
