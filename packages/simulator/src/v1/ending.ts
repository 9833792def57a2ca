import type { ConversationKind } from "../fiction/conversation.ts";
import type { components as Cozmox } from "../generated/cozmox/api.ts";
import type { components as Vapi } from "../generated/vapi/api.ts";
import type { Outcome } from "../outcomes.ts";

/** One way in which a call ends. */
export interface Ending<Reason extends string = string> {
  readonly reason: Reason;
  /** How far it came: never sent to the carrier, sent and no phone rang, rung in vain, or picked up. */
  readonly reached: "nothing" | "carrier" | "ringing" | "answer";
  /** What was said, if it was picked up. */
  readonly talk?: ConversationKind;
  /** Whether the provider counts it as its own failure rather than as an outcome. */
  readonly failed?: true;
  readonly seconds?: number;
  /** Where it says for certain how the dial turned out. */
  readonly outcome?: Outcome;
}

export type VapiReason = Vapi["schemas"]["CallEndedReason"];
export type CozmoxReason = Cozmox["schemas"]["CallEndedReason"];
export type SharedReason = VapiReason & CozmoxReason;

/** It rang in vain. */
export function rung<Reason extends string>(reason: Reason, outcome?: Outcome): Ending<Reason> {
  return { reason, reached: "ringing", ...(outcome && { outcome }) };
}

/** The carrier tried, and no phone rang. */
export function unrung<Reason extends string>(reason: Reason, outcome: Outcome): Ending<Reason> {
  return { reason, reached: "carrier", outcome };
}

/** Something picked up, and it went as the conversation tells. */
export function talked<Reason extends string>(
  reason: Reason,
  talk: ConversationKind,
  seconds?: number,
): Ending<Reason> {
  const outcome = talk === "menu" ? "ivr" : talk;
  return { reason, reached: "answer", talk, outcome, ...(seconds !== undefined && { seconds }) };
}

/** What became of the person who was put through is not known. */
export function putThrough<Reason extends string>(reason: Reason): Ending<Reason> {
  return { reason, reached: "answer", talk: "transfer" };
}

/** Something broke: on the way, or in the middle of the talk. */
export function failed<Reason extends string>(
  reason: Reason,
  reached: Ending["reached"],
  outcome?: Outcome,
): Ending<Reason> {
  const broken = { reason, reached, failed: true, ...(outcome && { outcome }) } as const;
  return reached === "answer" ? { ...broken, talk: "cut_off", outcome: "cut_off" } : broken;
}

/** The provider did not even try. */
export function refused<Reason extends string>(reason: Reason): Ending<Reason> {
  return failed(reason, "nothing", "not_dialled");
}
