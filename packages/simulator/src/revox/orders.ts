import { type Conversation, converse, type Turn } from "../fiction/conversation.ts";
import type { Person } from "../fiction/people.ts";
import type { components } from "../generated/revox/api.ts";
import { HOUR, SECOND, toInstant } from "../instant.ts";
import type { Random } from "../random.ts";
import type { Open } from "../words.ts";
import { type Assistant, RETRY_CONFIG } from "./assistants.ts";
import type { Ending } from "./endings.ts";
import type { AttemptPlan, AttemptStatus, OrderPlan, OrderStatus } from "./plan.ts";

type Schemas = components["schemas"];
export type Attempt = Omit<Schemas["CallAttempt"], "status" | "result" | "dial_error"> & {
  status: AttemptStatus;
  result: Open<Schemas["AttemptResult"]> | null;
  dial_error: Open<Schemas["DialError"]> | null;
};
export type Order = Omit<Schemas["Call"], "status" | "outcome" | "call_attempts" | "last_call_attempt"> & {
  status: OrderStatus;
  outcome?: Open<Schemas["Outcome"]> | null;
  call_attempts: Attempt[];
  last_call_attempt: Attempt | null;
};

/** An attempt, and what its own answer does not tell. */
export interface PlacedAttempt {
  readonly attempt: Attempt;
  readonly placedAt: number;
  readonly orderStatus: OrderStatus;
}

/** What an order is made from. */
export interface OrderSetting {
  readonly plan: OrderPlan;
  readonly person: Person;
  readonly variables: Readonly<Record<string, string>>;
  readonly organizationId: string;
  readonly assistant: Assistant;
  readonly campaign: Schemas["CampaignReference"] | null;
  readonly fromNumber: string;
  readonly direction: Schemas["Direction"];
  readonly metadata: Record<string, string> | null;
  /** When the first attempt was placed, or would have been. */
  readonly begun: number;
  readonly now: number;
}

/** An order and its attempts, both newest first. */
export function toOrder(setting: OrderSetting, random: Random): { order: Order; attempts: readonly PlacedAttempt[] } {
  const { plan, assistant, now, begun, person } = setting;
  const id = random.uuid();
  const attempts = plan.attempts.map((attempt, index) => {
    const placedAt = "live" in attempt ? now - random.integer(10, 300) * SECOND : begun + index * 2 * HOUR;
    return { attempt: toAttempt(attempt, placedAt, person, random), placedAt, orderStatus: plan.status };
  });
  attempts.reverse();
  const last = plan.attempts.at(-1);
  const ending = last !== undefined && "ending" in last ? last.ending : undefined;
  const newest = attempts[0];
  const order: Order = {
    id,
    organization_id: setting.organizationId,
    status: plan.status,
    is_cancelled: plan.status === "cancelled",
    is_completed: plan.status === "completed",
    direction: setting.direction,
    from_phone_number: setting.fromNumber,
    to_phone_number: person.number,
    assistant,
    llm_model: assistant.llm_model,
    first_sentence_delay_ms: assistant.first_sentence_delay_ms,
    call_retry_config: assistant.call_retry_config ?? RETRY_CONFIG,
    campaign: setting.campaign,
    prompt_variables: setting.variables,
    metadata: setting.metadata,
    created_at: toInstant(begun - SECOND),
    updated_at: newest ? lastEvent(newest) : toInstant(begun - SECOND),
    scheduled_at: plan.status === "scheduled" ? toInstant(now + HOUR) : null,
    calls_count: attempts.length,
    call_attempts: attempts.map(({ attempt }) => attempt),
    last_call_attempt: newest?.attempt ?? null,
    ...(newest !== undefined && toOutcome(ending, person)),
  };
  return { order, attempts };
}

function toOutcome(ending: Ending | undefined, { firstName }: Person) {
  if (ending?.outcome === undefined) return { outcome: null, outcome_summary: null };
  const words = ending.outcome.replaceAll("_", " ");
  return { outcome: ending.outcome, outcome_summary: `What ${firstName} said comes down to: ${words}.` };
}

function toAttempt(plan: AttemptPlan, placedAt: number, person: Person, random: Random): Attempt {
  const common = {
    id: random.uuid(),
    phone_number: person.number,
    recording_url: null,
    result: null,
    dial_error: null,
  };
  if ("live" in plan) {
    const ringing = plan.live !== "queued";
    return {
      ...common,
      status: plan.live,
      started_at: ringing ? toInstant(placedAt) : null,
      answered_at: plan.live === "ongoing" ? toInstant(placedAt + 8 * SECOND) : null,
      ended_at: null,
    };
  }
  const { status, result = null, dialError = null, endedBy = null, endReason = null, talk } = plan.ending;
  const answeredAt = placedAt + random.integer(4, 30) * SECOND;
  const conversation = talk && converse(talk, person, random);
  const seconds = plan.ending.seconds ?? conversation?.seconds ?? 0;
  return {
    ...common,
    status,
    result,
    dial_error: dialError,
    started_at: toInstant(placedAt),
    answered_at: conversation ? toInstant(answeredAt) : null,
    ended_at: toInstant(answeredAt + seconds * SECOND),
    ended_by: endedBy,
    end_reason: endReason,
    ...toContent(common.id, conversation),
  };
}

function toContent(id: string, conversation: Conversation | undefined) {
  if (conversation === undefined) return { transcript: null, structured_output: null };
  return {
    recording_url: `https://recordings.example/${id}.mp3`,
    transcript: conversation.turns.map(toTranscriptItem),
    structured_output: conversation.findings,
  };
}

const ROLES = { agent: "assistant", callee: "user", tool: "tool" } as const;

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

function lastEvent({ attempt, placedAt }: PlacedAttempt): unknown {
  return attempt.ended_at ?? attempt.answered_at ?? toInstant(placedAt);
}
