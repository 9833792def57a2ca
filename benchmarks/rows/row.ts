import type { RevoxCall, RevoxCallAttempt, RevoxRow } from "../../packages/revox/src/wire.ts";
import { ASSISTANT, RETRIES } from "./assistant.ts";

/** What tells rows apart. */
export interface RowKey {
  /** Eight characters, a part of each id. */
  readonly digits: string;
  readonly position: number;
}

/** The row at a place in the upload: about 10.6 kB of JSON, always the same. Every fourth has letters beyond Latin-1. */
export function rowAt(position: number): RevoxRow {
  return toRow({ digits: String(position).padStart(8, "0"), position }, position % VARIANTS);
}

/** How many kinds of rows there are. They take turns, and differ in what was said. */
export const VARIANTS = 4;

/** A called row: its order, the assistant that called, two attempts with what was said on the second, and that one again. */
export function toRow({ digits, position }: RowKey, variant: number): RevoxRow {
  const name = NAMES[variant] ?? "";
  const variables = { name, appointment: "Tuesday, 18 August at 9.30", practice: "Example Dental Practice" };
  return {
    id: `row-${digits}`,
    input_data: variables,
    phone_number: phoneNumberOf(variant),
    row_index: position,
    call: { ...toCall(digits, variant), prompt_variables: variables },
  };
}

const NAMES = ["Ada Example", "René Exemple", "Grace Sample", "Łucja Przykład"];
const MOMENT = "2026-08-18T09:3";

function phoneNumberOf(variant: number): string {
  return `+1555010${variant}`;
}

function toCall(digits: string, variant: number): Omit<RevoxCall, "prompt_variables"> {
  const last = toReachedAttempt(digits, variant);
  return {
    id: `call-${digits}`,
    assistant: ASSISTANT,
    call_attempts: [last, toMissedAttempt(digits, variant)],
    call_retry_config: RETRIES,
    calls_count: 2,
    campaign: { id: "campaign-1", name: "Appointments in August" },
    created_at: `${MOMENT}0:00.000Z`,
    direction: "outbound",
    first_sentence_delay_ms: 400,
    from_phone_number: "+15550199",
    is_cancelled: false,
    is_completed: true,
    last_call_attempt: last,
    llm_model: { name: "gpt-4.1", type: "dedicated-instance" },
    metadata: { list: "august", branch: "north" },
    organization_id: "organization-1",
    scheduled_at: null,
    status: "completed",
    to_phone_number: phoneNumberOf(variant),
    updated_at: `${MOMENT}9:00.000Z`,
    outcome: "interested",
    outcome_summary: "The appointment was confirmed, and a reminder by text was asked for.",
  };
}

function toMissedAttempt(digits: string, variant: number): RevoxCallAttempt {
  return {
    id: `attempt-${digits}-1`,
    answered_at: null,
    dial_error: "no_answer",
    ended_at: `${MOMENT}1:00.000Z`,
    phone_number: phoneNumberOf(variant),
    recording_url: null,
    result: null,
    started_at: `${MOMENT}0:30.000Z`,
    status: "completed",
    end_reason: null,
    ended_by: null,
    structured_output: null,
    transcript: null,
  };
}

function toReachedAttempt(digits: string, variant: number): RevoxCallAttempt {
  return {
    ...toMissedAttempt(digits, variant),
    id: `attempt-${digits}-2`,
    answered_at: `${MOMENT}5:08.000Z`,
    dial_error: null,
    ended_at: `${MOMENT}7:12.000Z`,
    recording_url: `https://recordings.example/attempt-${digits}-2.wav`,
    result: "human",
    started_at: `${MOMENT}5:00.000Z`,
    end_reason: "tool_end_call",
    ended_by: "agent",
    structured_output: { confirmed: true, reminder: "text", call_back_at: null },
    transcript: Array.from({ length: TURNS }, (_, turn) => ({
      content: `${NAMES[variant]}, sentence ${turn}: about as long as what people say to each other on a phone, "more or less".`,
      role: turn % 2 === 0 ? ("assistant" as const) : ("user" as const),
    })),
  };
}

const TURNS = 17;
