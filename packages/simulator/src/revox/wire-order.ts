import type { Conversation, Turn } from "../fiction/conversation.ts";
import { fictionalNumber } from "../fiction/people.ts";
import type { components } from "../generated/revox/api.ts";
import { toInstant } from "../instant.ts";
import type { Open } from "../words.ts";
import { conversationOf } from "./conversations.ts";
import { retryConfigOf } from "./making.ts";
import {
  type Attempt,
  type AttemptStatus,
  type Order,
  type OrderStatus,
  type Organisation,
  toPerson,
} from "./state.ts";

type Schemas = components["schemas"];
export type WireAttempt = Omit<Schemas["CallAttempt"], "status" | "result" | "dial_error"> & {
  status: AttemptStatus;
  result: Open<Schemas["AttemptResult"]> | null;
  dial_error: Open<Schemas["DialError"]> | null;
};
export type WireOrder = Omit<Schemas["Call"], "status" | "outcome" | "call_attempts" | "last_call_attempt"> & {
  status: OrderStatus;
  outcome?: Open<Schemas["Outcome"]> | null;
  call_attempts: WireAttempt[];
  last_call_attempt: WireAttempt | null;
};

/** An order as it is answered, with its attempts, newest first. */
export function toWireOrder(organisation: Organisation, order: Order): WireOrder {
  const { campaign, assistant, status, contact, dueAt } = order;
  const attempts = order.attempts.map((attempt) => toWireAttempt(organisation, attempt)).reverse();
  return {
    id: order.id,
    organization_id: organisation.id,
    status,
    is_cancelled: status === "cancelled",
    is_completed: status === "completed",
    direction: order.direction,
    from_phone_number: campaign?.fromNumber ?? assistant.from_phone_number ?? fictionalNumber(90),
    to_phone_number: contact.phoneNumber,
    assistant,
    llm_model: assistant.llm_model,
    first_sentence_delay_ms: assistant.first_sentence_delay_ms,
    call_retry_config: retryConfigOf(order),
    campaign: campaign ? { id: campaign.id, name: campaign.name } : null,
    prompt_variables: contact.variables,
    metadata: order.metadata ?? null,
    created_at: toInstant(order.createdAt),
    updated_at: toInstant(order.updatedAt),
    scheduled_at: status === "scheduled" ? toTime(dueAt) : null,
    calls_count: attempts.length,
    call_attempts: attempts,
    last_call_attempt: attempts[0] ?? null,
    ...toOutcome(order),
  };
}

/** The verdict on an order's last attempt, in the provider's word; none while there is none. */
export function verdictOf({ attempts }: Order): Open<Schemas["Outcome"]> | undefined {
  const last = attempts.at(-1);
  return last?.endedAt === undefined ? undefined : last.ending?.verdict;
}

function toOutcome(order: Order): Pick<WireOrder, "outcome" | "outcome_summary"> {
  if (order.attempts.length === 0) return {};
  const outcome = verdictOf(order);
  if (outcome === undefined) return { outcome: null, outcome_summary: null };
  const { firstName } = toPerson(order.contact);
  const words = outcome.replaceAll("_", " ");
  return { outcome, outcome_summary: `What ${firstName} said comes down to: ${words}.` };
}

/** An attempt as it is answered. Before it is over, how it will end is not told. */
export function toWireAttempt(organisation: Organisation, attempt: Attempt): WireAttempt {
  const common = {
    id: attempt.id,
    phone_number: attempt.order.contact.phoneNumber,
    status: attempt.status,
    started_at: toTime(attempt.startedAt),
    answered_at: toTime(attempt.answeredAt),
    ended_at: toTime(attempt.endedAt),
    recording_url: null,
    result: null,
    dial_error: null,
  };
  if (attempt.endedAt === undefined || attempt.ending === undefined) return common;
  const { result = null, dialError = null, endedBy = null, endReason = null } = attempt.ending;
  return {
    ...common,
    result,
    dial_error: dialError,
    ended_by: endedBy,
    end_reason: endReason,
    ...toContent(attempt.id, conversationOf(organisation, attempt)),
  };
}

function toContent(id: string, conversation: Conversation | undefined) {
  if (conversation === undefined) return { transcript: null, structured_output: null };
  return {
    recording_url: toRecordingUrl(id),
    transcript: conversation.turns.map(toTranscriptItem),
    structured_output: conversation.findings,
  };
}

export function toRecordingUrl(attemptId: string): string {
  return `https://recordings.example/${attemptId}.mp3`;
}

export const ROLES = { agent: "assistant", callee: "user", tool: "tool" } as const;

/** Arguments come as an object or as its text: both have been seen. */
function toTranscriptItem({ speaker, text, tool }: Turn): Schemas["TranscriptItem"] {
  const said = { role: ROLES[speaker], content: text };
  if (tool === undefined) return said;
  return {
    ...said,
    tool_name: tool.name,
    tool_arguments: tool.failed ? JSON.stringify(tool.arguments) : tool.arguments,
    tool_output: text,
    tool_is_error: tool.failed,
  };
}

export function toTime(moment: number | undefined): string | null {
  return moment === undefined ? null : toInstant(moment);
}
