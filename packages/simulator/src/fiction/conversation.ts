import type { Random } from "../random.ts";
import type { Person } from "./people.ts";

/** How a dial that was picked up went. */
export type ConversationKind = keyof typeof SCRIPTS;

export interface Conversation {
  readonly turns: readonly Turn[];
  readonly summary: string;
  /** What was to be found out, as an extraction after the call would give it. */
  readonly findings: Readonly<Record<string, string | number | boolean>>;
  /** Whether the purpose of the call was met. */
  readonly success: boolean;
  readonly seconds: number;
}

export interface Turn {
  readonly speaker: "agent" | "callee" | "tool";
  readonly text: string;
  /** From the moment the call was picked up. */
  readonly atSeconds: number;
  readonly seconds: number;
  readonly tool?: {
    readonly name: string;
    readonly arguments: Readonly<Record<string, string>>;
    readonly failed: boolean;
  };
}

type Line =
  | readonly [speaker: "agent" | "callee", text: string]
  | readonly ["tool", string, tool: string, failed?: true];
type Script = {
  readonly summary: string;
  readonly success: boolean;
  readonly interest: number;
  readonly lines: readonly Line[];
};

const GREETING: Line = ["agent", "Hello {name}, this is Robin from Lakeside Clinic about your yearly check-up."];

const SCRIPTS = {
  interested: {
    summary: "{name} wants an appointment next week.",
    success: true,
    interest: 5,
    lines: [
      GREETING,
      ["callee", "Oh, right. What would it involve?"],
      ["agent", "About half an hour, and it is free of charge. Shall I look for a time?"],
      ["callee", "Yes, next week would suit me."],
      ["tool", "Tuesday 10:30, Thursday 16:00", "find_times"],
      ["agent", "There is Tuesday at half past ten or Thursday at four."],
      ["callee", "Tuesday, please."],
    ],
  },
  completed: {
    summary: "{name} confirmed the appointment that was already made.",
    success: true,
    interest: 4,
    lines: [
      GREETING,
      ["callee", "I have my appointment already, on Friday."],
      ["agent", "Then I only need you to confirm it. Is Friday at nine still fine?"],
      ["callee", "It is. See you then."],
      ["tool", "confirmed", "confirm_appointment"],
    ],
  },
  not_interested: {
    summary: "{name} does not want a check-up this year.",
    success: false,
    interest: 1,
    lines: [
      GREETING,
      ["callee", "Thanks, but I am not interested."],
      ["agent", "No trouble at all. Have a good day."],
      ["callee", "Goodbye."],
    ],
  },
  callback: {
    summary: "{name} was busy and asked to be called again in the evening.",
    success: false,
    interest: 3,
    lines: [
      GREETING,
      ["callee", "I am driving, can you try me after six?"],
      ["agent", "Of course, we will call you again after six."],
      ["tool", "the calendar did not answer", "book_callback", true],
      ["callee", "Thank you."],
    ],
  },
  new_number: {
    summary: "{name} asked to be called on another number.",
    success: false,
    interest: 3,
    lines: [
      GREETING,
      ["callee", "This is my office line. Call me at home instead."],
      ["agent", "Gladly. Is the number that we have on file still right?"],
      ["callee", "Yes, that one."],
    ],
  },
  do_not_contact: {
    summary: "{name} wants no further calls.",
    success: false,
    interest: 0,
    lines: [
      GREETING,
      ["callee", "Please take me off your list."],
      ["agent", "I will see to it that nobody calls you again. I am sorry to have troubled you."],
    ],
  },
  transfer: {
    summary: "{name} had a question about a prescription and was put through to the reception.",
    success: true,
    interest: 4,
    lines: [
      GREETING,
      ["callee", "Could I ask somebody about my prescription?"],
      ["agent", "I will put you through to the reception. One moment."],
      ["tool", "transferring", "transfer_call"],
    ],
  },
  cut_off: {
    summary: "The call with {name} broke off.",
    success: false,
    interest: 2,
    lines: [GREETING, ["callee", "Hello? I can hardly hear you."], ["agent", "Is it better like this?"]],
  },
  voicemail: {
    summary: "A machine answered; a message was left.",
    success: false,
    interest: 2,
    lines: [
      ["callee", "You have reached {name}. Please leave a message after the tone."],
      ["agent", "Hello {name}, this is Robin from Lakeside Clinic. We will try again another day."],
    ],
  },
  menu: {
    summary: "A menu answered and led nowhere.",
    success: false,
    interest: 2,
    lines: [
      ["callee", "For sales, press one. For anything else, stay on the line."],
      ["agent", "I would like to speak to {name}, please."],
      ["callee", "I did not understand that. For sales, press one."],
    ],
  },
  screening: {
    summary: "The phone screened the call and {name} did not pick up.",
    success: false,
    interest: 2,
    lines: [
      ["callee", "Please say your name and why you are calling, and I will see if this person is available."],
      ["agent", "This is Robin from Lakeside Clinic about a yearly check-up."],
    ],
  },
} as const satisfies Record<string, Script>;

/** What was said with one person. */
export function converse(kind: ConversationKind, person: Person, random: Random): Conversation {
  const script: Script = SCRIPTS[kind];
  let clock = 0.4;
  const turns = script.lines.map(([speaker, text, tool, failed]): Turn => {
    const seconds = speaker === "tool" ? 1 : round(1 + text.length / 16);
    const atSeconds = round(clock);
    clock += seconds + random.integer(2, 12) / 10;
    const said = { speaker, text: withName(text, person), atSeconds, seconds };
    if (tool === undefined) return said;
    return { ...said, tool: { name: tool, arguments: { patient: person.firstName }, failed: failed === true } };
  });
  return {
    turns,
    summary: withName(script.summary, person),
    findings: { interest: script.interest, wantsAppointment: script.success, city: person.city },
    success: script.success,
    seconds: Math.ceil(clock),
  };
}

function withName(text: string, { firstName }: Person): string {
  return text.replaceAll("{name}", firstName);
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
