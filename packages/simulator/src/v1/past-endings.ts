import {
  type CozmoxReason,
  type Ending,
  failed,
  putThrough,
  refused,
  rung,
  type SharedReason,
  talked,
  unrung,
  type VapiReason,
} from "./ending.ts";
import { DELETED, NO_LINE } from "./endings.ts";

/** What happened every day before, as often as it stands here. */
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
  rung("customer-did-not-answer", "no_answer"),
  rung("customer-did-not-answer", "no_answer"),
  rung("customer-did-not-answer", "no_answer"),
  rung("customer-did-not-answer", "no_answer"),
  rung("customer-did-not-answer", "no_answer"),
  unrung("customer-busy", "busy"),
];

/** One of each family that both generations of the list know, dealt out once each. */
export const RARE_ENDINGS: readonly Ending<SharedReason>[] = [
  unrung("twilio-reported-customer-misdialed", "invalid_number"),
  putThrough("call.forwarding.operator-busy"),
  talked("assistant-said-end-call-phrase", "completed"),
  talked("exceeded-max-duration", "interested", 600),
  talked("silence-timed-out", "screening", 30),
  { reason: "manually-canceled", reached: "nothing" },
  DELETED,
  refused(NO_LINE),
  refused("call.start.error-subscription-insufficient-credits"),
  refused("call.start.error-vapi-number-outbound-daily-limit"),
  refused("call.start.error-vapi-number-international"),
  refused("call.start.error-get-transport"),
  refused("call.start.error-vapifault-get-org"),
  refused("assistant-not-found"),
  talked("vonage-completed", "not_interested"),
  talked("call.in-progress.twilio-completed-call", "menu"),
  failed("call.in-progress.error-providerfault-outbound-sip-403-forbidden", "carrier"),
  failed("call.in-progress.error-providerfault-outbound-sip-407-proxy-authentication-required", "carrier"),
  failed("call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable", "carrier", "unreachable"),
  failed("call.in-progress.error-providerfault-outbound-sip-503-service-unavailable", "carrier", "unreachable"),
  failed("twilio-failed-to-connect-call", "carrier", "unreachable"),
  { reason: "vonage-rejected", reached: "carrier" },
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
  putThrough("call.forwarding.no-answer"),
  refused("call.start.error-fraud-check-failed"),
  failed("call.in-progress.error-providerfault-outbound-sip-408-request-timeout", "carrier"),
  failed("call.in-progress.error-warm-transfer-silence-timeout", "answer"),
  putThrough("customer-ended-call-during-transfer"),
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
