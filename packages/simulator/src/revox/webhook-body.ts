import { conversationOf } from "./conversations.ts";
import type { Attempt, Organisation } from "./state.ts";
import { ROLES, toRecordingUrl, toTime } from "./wire-order.ts";

/** What is told of an order that is over, with its last attempt. The transcript is one text here. */
export function toWebhookBody(organisation: Organisation, attempt: Attempt) {
  const { order, ending } = attempt;
  const conversation = conversationOf(organisation, attempt);
  return {
    call_order_id: order.id,
    call_id: attempt.id,
    status: order.status,
    result: ending?.result ?? null,
    annotation: conversation?.summary ?? null,
    transcript: conversation?.turns.map(({ speaker, text }) => `${ROLES[speaker]}: ${text}`).join("\n") ?? null,
    recording_url: conversation ? toRecordingUrl(attempt.id) : null,
    started_at: toTime(attempt.startedAt),
    ended_at: toTime(attempt.endedAt),
    calls_count: order.attempts.length,
  };
}
