/** Revox's words in ours. A new word in the contract fails the build here. */
import type {
  AnsweredBy,
  AttemptStatus,
  BusinessOutcome,
  CampaignStatus,
  Disposition,
  EndCategory,
  EndedBy,
  RowStatus,
  Turn,
} from "@trunkline/core";
import type {
  RevoxAttemptEndReason,
  RevoxAttemptResult,
  RevoxAttemptStatus,
  RevoxCallStatus,
  RevoxCampaignStatus,
  RevoxDialError,
  RevoxEndedBy,
  RevoxOutcome,
  RevoxTranscriptRole,
} from "./wire.ts";

/** As far as the word alone says; `toCampaignStatus` also weighs the cancel mark, live calls and the schedule. */
export const CAMPAIGN_STATUS = {
  draft: "draft",
  running: "running",
  paused: "paused",
  completed: "completed",
} as const satisfies Record<RevoxCampaignStatus, CampaignStatus>;

/** A row's status is its call order's. `scheduled` is `awaiting_retry` once there has been an attempt. */
export const ROW_STATUS = {
  initializing: "queued",
  queued_for_calling: "queued",
  calling: "in_progress",
  scheduled: "queued",
  completed: "completed",
  cancelled: "cancelled",
  errored: "failed",
} as const satisfies Record<RevoxCallStatus, RowStatus>;

export const ATTEMPT_STATUS = {
  queued: "queued",
  ringing: "ringing",
  ongoing: "in_progress",
  completed: "ended",
  error: "ended",
} as const satisfies Record<RevoxAttemptStatus, AttemptStatus>;

export const ANSWERED_BY = {
  human: "human",
  voicemail: "machine",
  IVR: "ivr",
  "ios-screening-filter": "call_screening",
  unknown: "unknown",
} as const satisfies Record<RevoxAttemptResult, AnsweredBy>;

export const RESULT_DISPOSITION = {
  human: "answered",
  voicemail: "voicemail",
  IVR: "answered",
  "ios-screening-filter": "answered",
  unknown: "answered",
} as const satisfies Record<RevoxAttemptResult, Disposition>;

export const DIAL_ERROR_DISPOSITION = {
  busy: "busy",
  no_answer: "no_answer",
  number_non_attributed: "invalid_number",
  // By its meaning SIP 480, which carriers also send for their own lack of lines.
  temporarily_unavailable: "unreachable",
  too_many_calls: "not_dialled",
  no_international_permission: "not_dialled",
  precondition_failed: "not_dialled",
  non_classified_error: "failed",
} as const satisfies Record<RevoxDialError, Disposition>;

/** An error that nobody classified may have come after somebody picked up. */
export const DIAL_ERROR_ANSWERED_BY = {
  busy: "nobody",
  no_answer: "nobody",
  number_non_attributed: "nobody",
  temporarily_unavailable: "nobody",
  too_many_calls: "nobody",
  no_international_permission: "nobody",
  precondition_failed: "nobody",
  non_classified_error: "unknown",
} as const satisfies Record<RevoxDialError, AnsweredBy>;

export const DIAL_ERROR_CATEGORY = {
  busy: "busy",
  no_answer: "no_answer",
  number_non_attributed: "invalid_number",
  temporarily_unavailable: "dial_failed",
  too_many_calls: "capacity",
  no_international_permission: "configuration",
  precondition_failed: "configuration",
  non_classified_error: "dial_failed",
} as const satisfies Record<RevoxDialError, EndCategory>;

/** The reasons that are documented by example; others may come, and then `ended_by` decides. */
export const END_REASON_CATEGORY = {
  tool_end_call: "agent_hangup",
  transfer: "transferred",
  voicemail: "voicemail",
  ivr_no_navigate: "agent_hangup",
} as const satisfies Record<RevoxAttemptEndReason, EndCategory>;

export const ENDED_BY = {
  agent: "agent",
  user: "callee",
  system: "system",
} as const satisfies Record<RevoxEndedBy, EndedBy>;

/** What a party's hanging up says by itself. `system` covers more than the longest duration, so it says nothing. */
export const ENDED_BY_CATEGORY = {
  agent: "agent_hangup",
  user: "callee_hangup",
  system: "unknown",
} as const satisfies Record<RevoxEndedBy, EndCategory>;

export const OUTCOME = {
  interested: "interested",
  not_interested: "not_interested",
  completed: "completed",
  requested_callback_later: "callback_requested",
  requested_callback_new_number: "callback_new_number",
  do_not_contact: "do_not_contact",
} as const satisfies Record<RevoxOutcome, BusinessOutcome>;

export const TURN_ROLE = {
  user: "callee",
  assistant: "agent",
  tool: "tool",
} as const satisfies Record<RevoxTranscriptRole, Turn["role"]>;

/** What is known beside a campaign's status word. */
export interface CampaignEvidence {
  readonly isCancelled: boolean;
  /** Calls under way; undefined: not counted. */
  readonly live: number | undefined;
  readonly isStartAhead: boolean;
}

/**
 * The cancel mark wins over the word, which has none for it. Without counts nobody can say that the line is quiet: then
 * what was cancelled is `stopping`, and what is paused is `pausing`. That a scheduled campaign shows as a draft is inferred.
 */
export function toCampaignStatus(base: CampaignStatus, evidence: CampaignEvidence): CampaignStatus {
  const isQuiet = evidence.live === 0;
  if (evidence.isCancelled) return isQuiet ? "cancelled" : "stopping";
  if (base === "paused") return isQuiet ? "paused" : "pausing";
  return base === "draft" && evidence.isStartAhead ? "scheduled" : base;
}
