import type { ConversationKind } from "../fiction/conversation.ts";
import type { components } from "../generated/revox/api.ts";
import type { Outcome } from "../outcomes.ts";
import { INVENTED, type Open } from "../words.ts";

type Schemas = components["schemas"];

/** One way in which an attempt ends. */
export interface Ending {
  readonly status: Exclude<Schemas["AttemptStatus"], "queued" | "ringing" | "ongoing">;
  readonly result?: Open<Schemas["AttemptResult"]>;
  readonly dialError?: Open<Schemas["DialError"]>;
  readonly endedBy?: Schemas["EndedBy"];
  readonly endReason?: Schemas["AttemptEndReason"];
  /** What was said, if it was picked up. */
  readonly talk?: ConversationKind;
  /** What it came to in the end, in the provider's word. */
  readonly verdict?: Open<Schemas["Outcome"]>;
  readonly seconds?: number;
  /** Where it says for certain how the dial turned out. */
  readonly outcome?: Outcome;
}

type Talk = Outcome & ConversationKind;

function human(talk: Talk, verdict: Schemas["Outcome"], by: Partial<Ending>): Ending {
  return { status: "completed", result: "human", talk, verdict, outcome: talk, ...by };
}
function unreached(dialError: Schemas["DialError"], outcome: Outcome): Ending {
  return { status: "completed", dialError, outcome };
}
function failed(dialError: Ending["dialError"] & string, outcome?: Outcome): Ending {
  return { status: "error", dialError, ...(outcome && { outcome }) };
}

const BY_USER: Partial<Ending> = { endedBy: "user" };
const BY_AGENT: Partial<Ending> = { endedBy: "agent", endReason: "tool_end_call" };
const VOICEMAIL: Ending = {
  status: "completed",
  result: "voicemail",
  talk: "voicemail",
  endedBy: "agent",
  endReason: "voicemail",
  outcome: "voicemail",
};

/** How each outcome shows, one of several at random. */
export const ENDINGS = {
  interested: [human("interested", "interested", BY_USER), human("interested", "interested", BY_AGENT)],
  not_interested: [human("not_interested", "not_interested", BY_USER)],
  completed: [human("completed", "completed", BY_AGENT)],
  callback: [human("callback", "requested_callback_later", BY_AGENT)],
  new_number: [human("new_number", "requested_callback_new_number", BY_AGENT)],
  do_not_contact: [human("do_not_contact", "do_not_contact", BY_USER)],
  transfer: [human("transfer", "completed", { endedBy: "agent", endReason: "transfer" })],
  voicemail: [VOICEMAIL],
  ivr: [
    {
      status: "completed",
      result: "IVR",
      talk: "menu",
      endedBy: "agent",
      endReason: "ivr_no_navigate",
      outcome: "ivr",
    },
  ],
  screening: [
    {
      status: "completed",
      result: "ios-screening-filter",
      talk: "screening",
      endedBy: "user",
      outcome: "screening",
    },
  ],
  cut_off: [{ status: "error", result: "human", talk: "cut_off", endedBy: "system", outcome: "cut_off" }],
  no_answer: [unreached("no_answer", "no_answer")],
  busy: [unreached("busy", "busy")],
  unreachable: [unreached("temporarily_unavailable", "unreachable")],
  invalid_number: [failed("number_non_attributed", "invalid_number")],
  not_dialled: [
    failed("no_international_permission", "not_dialled"),
    failed("precondition_failed", "not_dialled"),
    failed("too_many_calls", "not_dialled"),
  ],
} as const satisfies Record<Outcome, readonly Ending[]>;

/** Whether a phone rings before it comes to this. */
export function rings({ talk, dialError }: Ending): boolean {
  return talk !== undefined || dialError === "no_answer";
}

/** Whether it reached nobody, and another attempt may. */
export function isWorthAnother({ outcome }: Ending): boolean {
  return outcome === "no_answer" || outcome === "busy" || outcome === "unreachable" || outcome === "voicemail";
}

// What follows is how it was before the beginning.

/** How an order was fulfilled, as often as it stands here. */
export const LAST_ENDINGS: readonly Ending[] = [
  ...ENDINGS.interested,
  ...ENDINGS.not_interested,
  ...ENDINGS.completed,
  ...ENDINGS.callback,
  ...ENDINGS.new_number,
  ...ENDINGS.do_not_contact,
  ...ENDINGS.transfer,
];

/** What led to another attempt, and at the last attempt to none. */
export const RETRIED_ENDINGS: readonly Ending[] = [
  ...ENDINGS.no_answer,
  ...ENDINGS.no_answer,
  ...ENDINGS.no_answer,
  ...ENDINGS.busy,
  ...ENDINGS.unreachable,
  ...ENDINGS.voicemail,
  ...ENDINGS.voicemail,
];

/** What an order failed for, dealt out in turn. */
export function failingEndings(oddities: boolean): readonly Ending[] {
  return [
    ...ENDINGS.invalid_number,
    failed("non_classified_error"),
    ...(oddities ? [failed(INVENTED.revox.dialError)] : []),
    ...ENDINGS.not_dialled,
    ...ENDINGS.cut_off,
  ];
}

/** What ended an order once. */
export function rareEndings(oddities: boolean): readonly Ending[] {
  const odd: readonly Ending[] = [
    { ...VOICEMAIL, result: INVENTED.revox.result },
    { ...human("interested", "interested", BY_USER), verdict: INVENTED.revox.outcome },
  ];
  return [
    ...(oddities ? odd : []),
    ...ENDINGS.ivr,
    ...ENDINGS.screening,
    { status: "completed", result: "unknown", talk: "cut_off", endedBy: "user", outcome: "cut_off" },
    { ...human("interested", "interested", { endedBy: "system" }), seconds: 600 },
    // Not looked at yet: a result without an outcome.
    { status: "completed", result: "human", talk: "not_interested", outcome: "not_interested", ...BY_USER },
  ];
}
