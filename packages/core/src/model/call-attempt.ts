import type { Instant } from "./instant.ts";
import type { Omittable } from "./omittable.ts";

/** Every status of an attempt, in the order of its life. One of them is final: why it ended is in `disposition` and `end`. */
export const ATTEMPT_STATUSES = [
  "scheduled",
  "queued",
  "ringing",
  "in_progress",
  "transferring",
  "ended",
  "unknown",
] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

/** Every answer to answering-machine detection (AMD); `unknown` last. */
export const ANSWERED_BY = ["human", "machine", "ivr", "call_screening", "fax", "nobody", "unknown"] as const;
/** Who or what picked up. `unknown` covers a call that was picked up by nobody knows whom. */
export type AnsweredBy = (typeof ANSWERED_BY)[number];

/** Every disposition; `unknown` last. */
export const DISPOSITIONS = [
  "answered",
  "voicemail",
  "no_answer",
  "busy",
  "rejected",
  "invalid_number",
  "unreachable",
  "blocked",
  "not_dialled",
  "cancelled",
  "failed",
  "unknown",
] as const;
/** How the dial turned out. `answered` says that the line was picked up, not that a person did it. */
export type Disposition = (typeof DISPOSITIONS)[number];

/** Every category of an attempt's end; `unknown` last. */
export const END_CATEGORIES = [
  "callee_hangup",
  "agent_hangup",
  "transferred",
  "transfer_failed",
  "voicemail",
  "no_answer",
  "busy",
  "rejected",
  "invalid_number",
  "dial_failed",
  "blocked",
  "carrier_completed",
  "max_duration",
  "silence_timeout",
  "media_failure",
  "capacity",
  "account_limit",
  "configuration",
  "pipeline_error",
  "platform_error",
  "cancelled",
  "client_error",
  "inbound_only",
  "unknown",
] as const;
/** Why an attempt ended, folded from hundreds of provider words into two dozen. `unknown`: assume that a phone rang. */
export type EndCategory = (typeof END_CATEGORIES)[number];

/** Every party that can end an attempt; `unknown` last. */
export const ENDED_BY = ["agent", "callee", "system", "operator", "unknown"] as const;
export type EndedBy = (typeof ENDED_BY)[number];

/** One utterance, or one use of a tool, in a conversation. */
export interface Turn {
  readonly role: "agent" | "callee" | "tool" | "system" | "unknown";
  readonly text: string;
  /** From the start of the call. Absent when the provider does not time its turns. */
  readonly secondsFromStart?: number;
  /** Which tool, when the role is `tool` and the provider says. */
  readonly toolName?: string;
}

/** Why and by whom an attempt was ended. */
export interface End {
  readonly category: EndCategory;
  readonly by: EndedBy;
  /** The provider's own word, verbatim. Absent when it gave none. */
  readonly providerReason?: string;
  /** SIP response code, where the provider's word carries one. */
  readonly sipCode?: number;
}

/** One dial of one row. A row may have several. */
export type CallAttempt<Raw = unknown> = {
  readonly provider: string;
  readonly id: string;
  /** Absent when the call belongs to no campaign, or this answer does not say to which. */
  readonly campaignId?: string;
  /** Absent when the provider does not tie calls to rows in this answer. */
  readonly rowId?: string;
  /** The number that was dialled, as the provider holds it. */
  readonly phoneNumber?: string;
  /** The provider's own word, verbatim; empty when it gave none. */
  readonly providerStatus: string;
  readonly startedAt?: Instant;
  /** When the line was picked up. Absent: it was not, or the provider does not say when. */
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  /** Talk time in seconds, from answered to ended. Absent unless both are known. */
  readonly durationSeconds?: number;
  readonly answeredBy: AnsweredBy;
  /** In the order spoken. Absent: none was made, or this answer leaves it out. */
  readonly transcript?: readonly Turn[];
  readonly summary?: string;
  /** What the agent was asked to extract, in the shape that it was asked for. */
  readonly structuredOutput?: unknown;
  /** Often a link that expires: copy the recording, do not store the link. */
  readonly recordingUrl?: string;
  /** Absent: not known, never 0. */
  readonly cost?: { readonly amount: number; readonly currency: "USD" };
  /**
   * What was left out where the provider's answer had it: as the caller asked, and, of attempts that come with rows of Vapi's first
   * generation or Cozmox's, what was said and how the agent was set up. Absent: nothing.
   */
  readonly omitted?: readonly Omittable[];
  /** The answer that this was read from, untouched, but for what was left out. May hold personal data. */
  readonly raw: Raw;
} & (
  | { readonly status: Exclude<AttemptStatus, "ended"> }
  | { readonly status: "ended"; readonly disposition: Disposition; readonly end: End }
);

const LIVE = new Set<AttemptStatus>(["ringing", "in_progress", "transferring", "unknown"]);

/** Whether somebody may be on the line, or hear it ring, at this moment. `unknown` may. */
export function isLive(attempt: { readonly status: AttemptStatus }): boolean {
  return LIVE.has(attempt.status);
}

/**
 * Whether these attempts of one row reached a person: `true` once one did; `null` while one was picked up by nobody knows
 * whom, or has not ended; `false` otherwise, also when there are none.
 */
export function wasReached(attempts: readonly CallAttempt[]): boolean | null {
  if (attempts.some((attempt) => attempt.answeredBy === "human")) return true;
  return attempts.some((attempt) => attempt.status !== "ended" || attempt.answeredBy === "unknown") ? null : false;
}
