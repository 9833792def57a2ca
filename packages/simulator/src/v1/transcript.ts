import type { Conversation, Turn } from "../fiction/conversation.ts";
import type { components } from "../generated/cozmox/api.ts";
import { SECOND } from "../instant.ts";

/** Cozmox's, which Vapi's has only added to. */
type Message = components["schemas"]["Message"];

/** What was said, as one text. Tools do not speak. */
export function toTranscript({ turns }: Conversation): string {
  return turns
    .filter(({ speaker }) => speaker !== "tool")
    .map(({ speaker, text }) => `${speaker === "agent" ? "AI" : "User"}: ${text}\n`)
    .join("");
}

/** What was said, turn by turn, after the instructions that the agent was given. */
export function toMessages({ turns }: Conversation, startedAt: number): Message[] {
  return [
    { role: "system", message: "You are Robin, calling for Lakeside Clinic.", time: startedAt, secondsFromStart: 0 },
    ...turns.flatMap((turn, index) => toTurnMessages(turn, index, startedAt)),
  ];
}

function toTurnMessages(
  { speaker, text, atSeconds, seconds, tool }: Turn,
  index: number,
  startedAt: number,
): Message[] {
  const time = startedAt + Math.round(atSeconds * SECOND);
  const when = { time, secondsFromStart: atSeconds };
  if (tool !== undefined) {
    const id = `call_${index}`;
    const asked = { name: tool.name, arguments: JSON.stringify(tool.arguments) };
    return [
      { role: "tool_calls", message: "", toolCalls: [{ id, type: "function", function: asked }], ...when },
      { role: "tool_call_result", toolCallId: id, name: tool.name, result: text, ...when },
    ];
  }
  const endTime = time + Math.round(seconds * SECOND);
  const duration = endTime - time;
  return [{ role: speaker === "agent" ? "bot" : "user", message: text, endTime, duration, ...when }];
}
