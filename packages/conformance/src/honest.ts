/** What may be said of what really happened. */
import type { AttemptStatus, BusinessOutcome, Disposition, EndCategory, RowStatus } from "@trunkline/core";
import { OUTCOMES, type TrueAttempt, type TrueCampaign, type TrueOutcome, type TrueRow } from "./exchange.ts";

/** What may be said of each way in which a dial can turn out; `unknown` always may. */
export const DISPOSITIONS_OF: Readonly<Record<TrueOutcome, readonly Disposition[]>> = {
  interested: ["answered"],
  not_interested: ["answered"],
  completed: ["answered"],
  callback: ["answered"],
  new_number: ["answered"],
  do_not_contact: ["answered"],
  transfer: ["answered"],
  cut_off: ["answered", "failed"],
  voicemail: ["voicemail"],
  ivr: ["answered"],
  screening: ["answered"],
  no_answer: ["no_answer"],
  busy: ["busy"],
  unreachable: ["unreachable", "failed"],
  invalid_number: ["invalid_number", "failed"],
  not_dialled: ["not_dialled", "blocked", "cancelled", "failed"],
};

const PERSONS: readonly (TrueOutcome | undefined)[] = [
  "interested",
  "not_interested",
  "completed",
  "callback",
  "new_number",
  "do_not_contact",
  "transfer",
  "cut_off",
];

/** Said only of those who did not pick up. */
export const UNANSWERED: readonly EndCategory[] = [
  ...["voicemail", "no_answer", "busy", "rejected", "invalid_number", "blocked"],
  ...["capacity", "account_limit", "configuration"],
] as const;
/** Said only where no phone rang, so that the number may be rung at once. */
export const UNRUNG: readonly EndCategory[] = ["capacity", "account_limit", "configuration", "cancelled"];
/** The callee's line was reached: it rang, or was busy. */
export const RUNG: readonly TrueOutcome[] = OUTCOMES.slice(0, OUTCOMES.indexOf("unreachable"));

/** What a conversation may have achieved. Absent: none took place. */
export const BUSINESS_OF: Readonly<Partial<Record<TrueOutcome, readonly BusinessOutcome[]>>> = {
  interested: ["interested"],
  not_interested: ["not_interested"],
  completed: ["completed"],
  callback: ["callback_requested"],
  new_number: ["callback_new_number"],
  do_not_contact: ["do_not_contact"],
  transfer: ["completed", "other"],
  cut_off: ["other"],
};

export const FINISHED: readonly RowStatus[] = ["completed", "failed", "skipped", "cancelled"];

/** Whether nothing more will come of a row. */
export function isFinished(status: RowStatus): boolean {
  return FINISHED.includes(status);
}

/** Whether somebody is on the line, or hears it ring, without a doubt. */
export function isTalking(status: AttemptStatus): boolean {
  return status === "ringing" || status === "in_progress" || status === "transferring";
}

/** Whether a person picked up. */
export function isPerson({ outcome }: TrueAttempt): boolean {
  return PERSONS.includes(outcome);
}

/** How the dials of a row turned out, for messages. */
export function outcomesOf(row: TrueRow): string {
  return row.attempts.map(({ outcome = "on the line" }) => outcome).join(", ") || "nobody was rung";
}

/** Whether anybody of a campaign is on the line. */
export function hasLive(truth: TrueCampaign): boolean {
  return truth.rows.some((row) => row.attempts.some(({ over }) => !over));
}
