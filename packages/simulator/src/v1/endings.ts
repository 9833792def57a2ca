import type { ConversationKind } from "../fiction/conversation.ts";
import type { components as Cozmox } from "../generated/cozmox/api.ts";
import type { components as Vapi } from "../generated/vapi/api.ts";

/** One way in which a call ends. */
export interface Ending<Reason extends string = string> {
  readonly reason: Reason;
  /** How far it came: never sent to the carrier, rung in vain, or picked up. */
  readonly reached: "nothing" | "ringing" | "answer";
  /** What was said, if it was picked up. */
  readonly talk?: ConversationKind;
  /** Whether the provider counts it as its own failure rather than as an outcome. */
  readonly failed?: true;
  readonly seconds?: number;
}

type VapiReason = Vapi["schemas"]["CallEndedReason"];
type CozmoxReason = Cozmox["schemas"]["CallEndedReason"];
type SharedReason = VapiReason & CozmoxReason;

function rung<Reason extends string>(reason: Reason): Ending<Reason> {
  return { reason, reached: "ringing" };
}
function talked<Reason extends string>(reason: Reason, talk: ConversationKind, seconds?: number): Ending<Reason> {
  return { reason, reached: "answer", talk, ...(seconds !== undefined && { seconds }) };
}
function failed<Reason extends string>(reason: Reason, reached: Ending["reached"]): Ending<Reason> {
  return { reason, reached, failed: true, ...(reached === "answer" && { talk: "cut_off" as const }) };
}

/** What happens every day, as often as it stands here. */
export const COMMON_ENDINGS: readonly Ending<SharedReason>[] = [
  talked("customer-ended-call", "interested"),
  talked("customer-ended-call", "not_interested"),
  talked("customer-ended-call", "callback"),
  talked("customer-ended-call", "do_not_contact"),
  talked("assistant-ended-call", "completed"),
  talked("assistant-ended-call", "new_number"),
  talked("assistant-forwarded-call", "transfer"),
  talked("voicemail", "voicemail"),
  talked("voicemail", "voicemail"),
  talked("voicemail", "voicemail"),
  talked("voicemail", "voicemail"),
  rung("customer-did-not-answer"),
  rung("customer-did-not-answer"),
  rung("customer-did-not-answer"),
  rung("customer-did-not-answer"),
  rung("customer-did-not-answer"),
  rung("customer-busy"),
];

/** One of each family that both generations of the list know, dealt out once each. */
export const RARE_ENDINGS: readonly Ending<SharedReason>[] = [
  rung("twilio-reported-customer-misdialed"),
  talked("call.forwarding.operator-busy", "transfer"),
  talked("assistant-said-end-call-phrase", "completed"),
  talked("exceeded-max-duration", "interested", 600),
  talked("silence-timed-out", "screening", 30),
  { reason: "manually-canceled", reached: "nothing" },
  { reason: "scheduled-call-deleted", reached: "nothing" },
  failed("call.start.error-subscription-concurrency-limit-reached", "nothing"),
  failed("call.start.error-subscription-insufficient-credits", "nothing"),
  failed("call.start.error-vapi-number-outbound-daily-limit", "nothing"),
  failed("call.start.error-vapi-number-international", "nothing"),
  failed("call.start.error-get-transport", "nothing"),
  failed("call.start.error-vapifault-get-org", "nothing"),
  failed("assistant-not-found", "nothing"),
  talked("vonage-completed", "not_interested"),
  talked("call.in-progress.twilio-completed-call", "menu"),
  failed("call.in-progress.error-providerfault-outbound-sip-403-forbidden", "ringing"),
  failed("call.in-progress.error-providerfault-outbound-sip-407-proxy-authentication-required", "ringing"),
  failed("call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable", "ringing"),
  failed("call.in-progress.error-providerfault-outbound-sip-503-service-unavailable", "ringing"),
  failed("twilio-failed-to-connect-call", "ringing"),
  rung("vonage-rejected"),
  failed("call.in-progress.error-assistant-did-not-receive-customer-audio", "answer"),
  failed("call.in-progress.error-vapifault-worker-died", "answer"),
  failed("pipeline-error-openai-llm-failed", "answer"),
  failed("pipeline-error-cartesia-voice-failed", "answer"),
  failed("call.in-progress.error-vapifault-openai-transcriber-failed", "answer"),
];

/** Families that came to Vapi's list after Cozmox took it over. */
export const RARE_VAPI_ENDINGS: readonly Ending<VapiReason>[] = [
  talked("call.ending.hook-executed-transfer", "transfer"),
  talked("call.ending.hook-executed-say", "completed"),
  talked("call.forwarding.no-answer", "transfer"),
  failed("call.start.error-fraud-check-failed", "nothing"),
  failed("call.in-progress.error-providerfault-outbound-sip-408-request-timeout", "ringing"),
  failed("call.in-progress.error-warm-transfer-silence-timeout", "answer"),
  talked("customer-ended-call-during-transfer", "transfer"),
  failed("call.in-progress.error-providerfault-openai-llm-failed", "answer"),
];

/** What Vapi has renamed since: the fault was its own then. */
export const RARE_COZMOX_ENDINGS: readonly Ending<CozmoxReason>[] = [
  failed("call.in-progress.error-vapifault-openai-llm-failed", "answer"),
];

/** Ends that no call placed by a campaign comes to. */
export const INBOUND_ENDING: Ending<SharedReason> = failed(
  "call.ringing.sip-inbound-caller-hungup-before-call-connect",
  "ringing",
);
export const WEB_ENDING: Ending<SharedReason> = failed("customer-did-not-give-microphone-permission", "nothing");
