import { SECOND } from "../instant.ts";
import type { Call } from "./state.ts";

/** From being picked up to the end, once that has come. */
export function talkSeconds({ startedAt, endedAt }: Call): number {
  return startedAt === undefined || endedAt === undefined ? 0 : (endedAt - startedAt) / SECOND;
}

/** Dollars by the minute; nothing was picked up, nothing is charged. */
export function toCosts(call: Call) {
  if (call.startedAt === undefined) return { cost: 0 };
  const minutes = round(talkSeconds(call) / 60);
  const parts = { transport: 0.014, stt: 0.01, llm: 0.02, tts: 0.024, vapi: 0.05 };
  const [transport, stt, llm, tts, vapi] = Object.values(parts).map((rate) => round(rate * minutes));
  const shares = { transport: transport ?? 0, stt: stt ?? 0, llm: llm ?? 0, tts: tts ?? 0, vapi: vapi ?? 0 };
  const total = round(Object.values(shares).reduce((sum, share) => sum + share, 0));
  return {
    cost: total,
    costBreakdown: {
      ...shares,
      total,
      llmPromptTokens: MODEL.promptTokens,
      llmCompletionTokens: MODEL.completionTokens,
      ttsCharacters: VOICE.characters,
    },
    costs: [
      { type: "transport" as const, cost: shares.transport, minutes },
      { type: "transcriber" as const, cost: shares.stt, minutes, transcriber: TRANSCRIBER },
      { type: "model" as const, cost: shares.llm, ...MODEL },
      { type: "voice" as const, cost: shares.tts, ...VOICE },
      { type: "vapi" as const, cost: shares.vapi, minutes, subType: "normal" as const },
    ],
  };
}

/** What worked in every call, and how much of it was used. */
const TRANSCRIBER = { provider: "deepgram", model: "nova-3" };
const MODEL = { model: { provider: "openai", model: "gpt-4o" }, promptTokens: 900, completionTokens: 140 };
const VOICE = { voice: { provider: "cartesia", voiceId: "robin" }, characters: 420 };

function round(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
