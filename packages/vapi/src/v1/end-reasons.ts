/** Why calls end: over 600 words of Vapi's, read by family, because a list would be out of date with most versions. */
import type { AnsweredBy, Disposition, End, EndCategory, EndedBy, RowStatus } from "@trunkline/core";
import { lookup } from "@trunkline/core/adapter";
import type { VapiCallEndedReason } from "../wire.ts";

const END_CATEGORY = {
  voicemail: "voicemail",
  "customer-did-not-answer": "no_answer",
  "customer-busy": "busy",
  "twilio-reported-customer-misdialed": "invalid_number",
  // Calls from a browser; no phone is involved.
  "customer-did-not-give-microphone-permission": "client_error",
  "exceeded-max-duration": "max_duration",
  "silence-timed-out": "silence_timeout",
  "manually-canceled": "cancelled",
  "scheduled-call-deleted": "cancelled",
  "call-deleted": "cancelled",
} as const satisfies Partial<Record<VapiCallEndedReason | "call-deleted", EndCategory>>;

const END_CATEGORY_RULES = [
  [/^customer-ended-call/, "callee_hangup"],
  [/^call\.forwarding\.(operator-busy|no-answer)/, "transfer_failed"],
  [/warm-transfer|transfer-failed/, "transfer_failed"],
  [/^assistant-(forwarded-call|request-returned-forwarding-phone-number)/, "transferred"],
  [/hook-executed-transfer$/, "transferred"],
  [/^assistant-(ended-call|said-end-call-phrase|said-message-with-end-call)/, "agent_hangup"],
  [/hook-executed-say$/, "agent_hangup"],
  [/^call\.start\.error-subscription-concurrency-limit/, "capacity"],
  [/^call\.start\.error-(subscription|vapi-number-outbound-daily-limit|enterprise-feature|license)/, "account_limit"],
  [/^call\.start\.error-fraud/, "blocked"],
  [/^call\.start\.error-vapi-number-international/, "configuration"],
  [/^(vonage-completed|vonage-disconnected|call\.in-progress\.(twilio|sip)-completed-call)$/, "carrier_completed"],
  [/sip-inbound/, "inbound_only"],
  // Despite its "in-progress" the call was never connected.
  [/outbound-sip-\d{3}/, "dial_failed"],
  [/failed-to-connect|vonage-rejected|phone-call-provider-(closed|bypass)|transport-never-connected/, "dial_failed"],
  [/assistant-did-not-receive-customer-audio/, "media_failure"],
  [/^call\.start\..*vapifault|worker|transport|call-started-but|^vapifault|database/, "platform_error"],
  [
    /^call\.start\.|^assistant-(not|request|join|version)|^call-start-error|^no-server|^assistant-error/,
    "configuration",
  ],
  [/^pipeline-|^call\.in-progress\.error-(vapifault|providerfault|pipeline)/, "pipeline_error"],
] as const satisfies readonly (readonly [RegExp, EndCategory])[];

/** White labels, which may put their own name where a word has Vapi's. */
const WHITE_LABELS = /cozmox/g;

/** Exact words win; the rest fall by family, first rule first. */
export function toEndCategory(reason: string): EndCategory {
  const word = reason.replace(WHITE_LABELS, "vapi");
  const rule = END_CATEGORY_RULES.find(([pattern]) => pattern.test(word));
  return lookup<EndCategory>(END_CATEGORY, reason, rule?.[1] ?? "unknown");
}

const ENDED_BY = {
  callee_hangup: "callee",
  agent_hangup: "agent",
  transferred: "agent",
  transfer_failed: "agent",
  voicemail: "callee",
  no_answer: "callee",
  busy: "callee",
  rejected: "callee",
  invalid_number: "system",
  dial_failed: "system",
  blocked: "system",
  carrier_completed: "unknown",
  max_duration: "system",
  silence_timeout: "system",
  media_failure: "system",
  capacity: "system",
  account_limit: "system",
  configuration: "system",
  pipeline_error: "system",
  platform_error: "system",
  cancelled: "operator",
  client_error: "unknown",
  inbound_only: "unknown",
  unknown: "unknown",
} as const satisfies Record<EndCategory, EndedBy>;

/** The end of a call that the provider gives no reason for, or this one. */
export function toEnd(reason: string | undefined): End {
  if (reason === undefined) return { category: "unknown", by: "unknown" };
  const known = KNOWN_ENDS.get(reason);
  if (known !== undefined) return { ...known };
  const end = readEnd(reason);
  if (KNOWN_ENDS.size < MOST_KNOWN && reason.length <= LONGEST_KNOWN) KNOWN_ENDS.set(reason, end);
  return { ...end };
}

/** Ends by reason, because the same few come with almost every call. Bounded in number and length: reasons come from outside. */
const KNOWN_ENDS = new Map<string, End>();
const MOST_KNOWN = 1_000;
const LONGEST_KNOWN = 120;

function readEnd(reason: string): End {
  const category = toEndCategory(reason);
  const sipCode = /outbound-sip-(\d{3})/.exec(reason)?.[1];
  return {
    category,
    by: ENDED_BY[category],
    providerReason: reason,
    ...(sipCode !== undefined && { sipCode: Number(sipCode) }),
  };
}

const DISPOSITION = {
  callee_hangup: "answered",
  agent_hangup: "answered",
  transferred: "answered",
  transfer_failed: "answered",
  voicemail: "voicemail",
  no_answer: "no_answer",
  busy: "busy",
  rejected: "rejected",
  invalid_number: "invalid_number",
  dial_failed: "failed",
  blocked: "blocked",
  // The carrier says that it is over, not how it went.
  carrier_completed: "unknown",
  max_duration: "answered",
  silence_timeout: "answered",
  media_failure: "answered",
  capacity: "not_dialled",
  account_limit: "not_dialled",
  configuration: "failed",
  pipeline_error: "failed",
  platform_error: "failed",
  cancelled: "cancelled",
  client_error: "failed",
  inbound_only: "failed",
  unknown: "unknown",
} as const satisfies Record<EndCategory, Disposition>;

/** What a SIP response means for the number that was dialled; codes that are not here say only that the dial failed. */
const SIP_DISPOSITION: Readonly<Record<string, Disposition>> = {
  403: "blocked",
  404: "invalid_number",
  408: "no_answer",
  410: "invalid_number",
  480: "unreachable",
  484: "invalid_number",
  486: "busy",
  487: "no_answer",
  600: "busy",
  603: "rejected",
  604: "invalid_number",
  607: "rejected",
  608: "blocked",
};

/** How the dial turned out. Reasons of the start phase prove that no phone rang. */
export function toDisposition({ category, providerReason, sipCode }: End): Disposition {
  if (sipCode !== undefined) return lookup<Disposition>(SIP_DISPOSITION, String(sipCode), "failed");
  if (providerReason?.startsWith("call.start.") === true && category !== "blocked") return "not_dialled";
  // By its name: its turn had not come. Other calls that were called off may have rung by then.
  if (providerReason === "scheduled-call-deleted") return "not_dialled";
  return DISPOSITION[category];
}

const ANSWERED_BY: Readonly<Partial<Record<Disposition, AnsweredBy>>> = {
  voicemail: "machine",
  no_answer: "nobody",
  busy: "nobody",
  rejected: "nobody",
  invalid_number: "nobody",
  unreachable: "nobody",
  blocked: "nobody",
  not_dialled: "nobody",
};

/** Nothing but voicemail is told apart: a line that was picked up was picked up by nobody knows whom. */
export function toAnsweredBy(disposition: Disposition): AnsweredBy {
  return ANSWERED_BY[disposition] ?? "unknown";
}

const ROW_STATUS = {
  callee_hangup: "completed",
  agent_hangup: "completed",
  transferred: "completed",
  transfer_failed: "failed",
  voicemail: "completed",
  no_answer: "completed",
  busy: "completed",
  rejected: "completed",
  invalid_number: "failed",
  dial_failed: "failed",
  blocked: "failed",
  carrier_completed: "completed",
  max_duration: "completed",
  silence_timeout: "completed",
  media_failure: "failed",
  capacity: "failed",
  account_limit: "failed",
  configuration: "failed",
  pipeline_error: "failed",
  platform_error: "failed",
  cancelled: "cancelled",
  client_error: "failed",
  inbound_only: "failed",
  unknown: "unknown",
} as const satisfies Record<EndCategory, RowStatus>;

/** What the end of its only call makes of a row, where rows have no status of their own. */
export function toRowStatus(category: EndCategory): RowStatus {
  return ROW_STATUS[category];
}
