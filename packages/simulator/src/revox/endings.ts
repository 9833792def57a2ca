import type { ConversationKind } from "../fiction/conversation.ts";
import type { components } from "../generated/revox/api.ts";
import { INVENTED, type Open } from "../words.ts";

type Schemas = components["schemas"];

/** One way in which an attempt ends. */
export interface Ending {
  readonly status: Exclude<Schemas["AttemptStatus"], "queued" | "ringing" | "ongoing">;
  readonly result?: Open<Schemas["AttemptResult"]>;
  readonly dialError?: Open<Schemas["DialError"]>;
  readonly endedBy?: Schemas["EndedBy"];
  readonly endReason?: Schemas["AttemptEndReason"];
  readonly talk?: ConversationKind;
  readonly outcome?: Open<Schemas["Outcome"]>;
  readonly seconds?: number;
}

function human(talk: ConversationKind, outcome: Schemas["Outcome"], by: Partial<Ending>): Ending {
  return { status: "completed", result: "human", talk, outcome, ...by };
}
function unreached(dialError: Schemas["DialError"]): Ending {
  return { status: "completed", dialError };
}
function failed(dialError: Ending["dialError"] & string): Ending {
  return { status: "error", dialError };
}

const BY_USER: Partial<Ending> = { endedBy: "user" };
const BY_AGENT: Partial<Ending> = { endedBy: "agent", endReason: "tool_end_call" };
const VOICEMAIL: Ending = {
  status: "completed",
  result: "voicemail",
  talk: "voicemail",
  endedBy: "agent",
  endReason: "voicemail",
};

/** How an order is fulfilled, as often as it stands here. */
export const LAST_ENDINGS: readonly Ending[] = [
  human("interested", "interested", BY_USER),
  human("interested", "interested", BY_AGENT),
  human("not_interested", "not_interested", BY_USER),
  human("completed", "completed", BY_AGENT),
  human("callback", "requested_callback_later", BY_AGENT),
  human("new_number", "requested_callback_new_number", BY_AGENT),
  human("do_not_contact", "do_not_contact", BY_USER),
  human("transfer", "completed", { endedBy: "agent", endReason: "transfer" }),
  VOICEMAIL,
  VOICEMAIL,
  VOICEMAIL,
];

/** What leads to another attempt. */
export const RETRIED_ENDINGS: readonly Ending[] = [
  unreached("no_answer"),
  unreached("no_answer"),
  unreached("no_answer"),
  unreached("busy"),
  unreached("temporarily_unavailable"),
  VOICEMAIL,
];

/** What an order fails for, dealt out in turn. */
export function failingEndings(oddities: boolean): readonly Ending[] {
  const odd = oddities ? [failed(INVENTED.revox.dialError)] : [];
  return [
    failed("number_non_attributed"),
    failed("non_classified_error"),
    ...odd,
    failed("no_international_permission"),
    failed("precondition_failed"),
    failed("too_many_calls"),
    { status: "error", result: "human", talk: "cut_off", endedBy: "system" },
  ];
}

/** What ends an order once. */
export function rareEndings(oddities: boolean): readonly Ending[] {
  const odd: readonly Ending[] = [
    { ...VOICEMAIL, result: INVENTED.revox.result },
    { ...human("interested", "interested", BY_USER), outcome: INVENTED.revox.outcome },
  ];
  return [
    ...(oddities ? odd : []),
    { status: "completed", result: "IVR", talk: "menu", endedBy: "agent", endReason: "ivr_no_navigate" },
    { status: "completed", result: "ios-screening-filter", talk: "screening", endedBy: "user" },
    { status: "completed", result: "unknown", talk: "cut_off", endedBy: "user" },
    { ...human("interested", "interested", { endedBy: "system" }), seconds: 600 },
    // Not looked at yet: a result without an outcome.
    { status: "completed", result: "human", talk: "not_interested", ...BY_USER },
  ];
}
