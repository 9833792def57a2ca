import type { CallAttempt } from "./call-attempt.ts";
import type { Omittable } from "./omittable.ts";

/** Every status of a row, in the order of its life; `unknown` last. */
export const ROW_STATUSES = [
  "pending",
  "queued",
  "in_progress",
  "awaiting_retry",
  "completed",
  "failed",
  "skipped",
  "cancelled",
  "unknown",
] as const;

/**
 * Where a row is in its life.
 *
 * - `pending`: never tried
 * - `queued`: admitted by the provider, not dialled yet
 * - `in_progress`: an attempt is live
 * - `awaiting_retry`: tried, and will be tried again
 * - `completed`: the provider has finished with it, whether or not a person was reached
 * - `failed`: finished by an error
 * - `skipped`: never dialled, on purpose
 * - `cancelled`: called off
 * - `unknown`: not told, or told in a word that we do not know: never proof that nobody was rung
 */
export type RowStatus = (typeof ROW_STATUSES)[number];

/** Every result for the business; `unknown` last. */
export const BUSINESS_OUTCOMES = [
  "interested",
  "not_interested",
  "completed",
  "callback_requested",
  "callback_new_number",
  "do_not_contact",
  "other",
  "unknown",
] as const;

/** What a row achieved, apart from how its calls ended. `do_not_contact` belongs on your suppression list. */
export type BusinessOutcome = (typeof BUSINESS_OUTCOMES)[number];

/** The person to ring. Which of these are known depends on the provider; a number is as the provider holds it. */
export interface Contact {
  readonly phoneNumber?: string;
  readonly sipUri?: string;
  readonly extension?: string;
  readonly name?: string;
  readonly email?: string;
  /** Your own id for the person, where the provider gives it back. */
  readonly externalId?: string;
}

/** One person on a campaign's list. */
export interface Row<Raw = unknown> {
  readonly provider: string;
  readonly campaignId: string;
  readonly id: string;
  /** `derived`: the provider has no id for rows, and this one is `"<campaignId>:<position>"`. */
  readonly idSource: "provider" | "derived";
  /** 0-based order of upload. */
  readonly position: number;
  readonly contact: Contact;
  /** Values for the agent's placeholders, as the provider holds them. Empty when it does not give them back. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly status: RowStatus;
  /** The provider's own word, verbatim. Absent when it has none for rows. */
  readonly providerStatus?: string;
  /** Whether a person was reached; `null`: not known. An answered call does not prove a person. */
  readonly reached: boolean | null;
  /** Absent when the provider has no such notion, or has not decided yet. */
  readonly outcome?: BusinessOutcome;
  /** Dials so far; `null`: not known. */
  readonly attemptCount: number | null;
  /** Oldest first. Absent when this answer did not hold them: ask `listAttempts`. */
  readonly attempts?: readonly CallAttempt[];
  /**
   * What was left out where the provider's answer had it: as the caller asked, and, of attempts that come with rows of Vapi's first
   * generation or Cozmox's, what was said and how the agent was set up. Absent: nothing.
   */
  readonly omitted?: readonly Omittable[];
  /** The answer that this was read from, untouched, but for what was left out. May hold personal data. */
  readonly raw: Raw;
}
