import type { Outcome } from "../outcomes.ts";
import { type Ending, failed, refused, rung, type SharedReason, talked, unrung } from "./ending.ts";

/** A call that was deleted before its turn came: no phone rang, and no outcome describes it. */
export const DELETED: Ending<SharedReason> = { reason: "scheduled-call-deleted", reached: "nothing" };

/** What stands for a call that never came about, because there was no line for too long. */
export const NO_LINE: SharedReason = "call.start.error-subscription-concurrency-limit-reached";

/** How each outcome shows, one of several at random. */
export const ENDINGS = {
  interested: [talked("customer-ended-call", "interested"), talked("assistant-ended-call", "interested")],
  not_interested: [talked("customer-ended-call", "not_interested")],
  completed: [talked("assistant-ended-call", "completed"), talked("assistant-said-end-call-phrase", "completed")],
  callback: [talked("customer-ended-call", "callback")],
  new_number: [talked("assistant-ended-call", "new_number")],
  do_not_contact: [talked("customer-ended-call", "do_not_contact")],
  transfer: [talked("assistant-forwarded-call", "transfer")],
  voicemail: [talked("voicemail", "voicemail")],
  ivr: [talked("silence-timed-out", "menu", 30), talked("assistant-ended-call", "menu")],
  screening: [talked("silence-timed-out", "screening", 30), talked("customer-ended-call", "screening")],
  cut_off: [
    failed("call.in-progress.error-assistant-did-not-receive-customer-audio", "answer"),
    failed("call.in-progress.error-vapifault-worker-died", "answer"),
    failed("pipeline-error-openai-llm-failed", "answer"),
    failed("pipeline-error-cartesia-voice-failed", "answer"),
  ],
  no_answer: [rung("customer-did-not-answer", "no_answer")],
  busy: [unrung("customer-busy", "busy")],
  unreachable: [
    failed("call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable", "carrier", "unreachable"),
    failed("call.in-progress.error-providerfault-outbound-sip-503-service-unavailable", "carrier", "unreachable"),
    failed("twilio-failed-to-connect-call", "carrier", "unreachable"),
  ],
  invalid_number: [unrung("twilio-reported-customer-misdialed", "invalid_number")],
  not_dialled: [
    refused("call.start.error-get-transport"),
    refused("call.start.error-vapifault-get-org"),
    refused("call.start.error-vapi-number-outbound-daily-limit"),
  ],
} as const satisfies Record<Outcome, readonly [Ending<SharedReason>, ...Ending<SharedReason>[]]>;
