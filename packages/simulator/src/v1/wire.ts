import type { Person } from "../fiction/people.ts";
import { SECOND, toInstant } from "../instant.ts";
import type { CallPlan, CampaignPlan, RowPlan } from "./plan.ts";
import { toMessages, toTranscript } from "./transcript.ts";

// Shapes that Vapi and Cozmox have in common; what only one of them has is added in its own folder.

/** A row as it was uploaded. Some lists are thinner than others. */
export function toCustomer({ position, person, externalId }: Pick<RowPlan, "position" | "person" | "externalId">) {
  const thin = position % 7 === 6;
  return {
    number: person.number,
    numberE164CheckEnabled: true,
    externalId,
    ...(!thin && { name: person.name, email: person.email }),
    ...(position % 13 === 12 && { extension: "204" }),
    assistantOverrides: {
      firstMessageInterruptionsEnabled: false,
      variableValues: { first_name: person.firstName, city: person.city, visits: position % 4 },
    },
  };
}

/** What progress there is in the first generation. Calls in no known status are counted nowhere. */
export function toCounters(rows: readonly RowPlan[]) {
  const calls = rows.flatMap(({ call }) => (call === undefined ? [] : [call]));
  const count = (...statuses: string[]) => calls.filter(({ status }) => statuses.includes(status)).length;
  return {
    calls: Object.fromEntries(calls.map(({ id }) => [id, {}])),
    callsCounterScheduled: count("scheduled"),
    callsCounterQueued: count("queued"),
    callsCounterInProgress: count("ringing", "in-progress", "forwarding"),
    callsCounterEndedVoicemail: calls.filter(({ ending }) => ending?.reason === "voicemail").length,
    callsCounterEnded: count("ended"),
  };
}

/** Who speaks for a campaign. */
export function toAgent({ script, agentId }: CampaignPlan) {
  if (script.agent === "squad") return { squadId: agentId };
  return script.agent === "workflow" ? { workflowId: agentId } : { assistantId: agentId };
}

export function toSchedule({ earliestAt, script }: CampaignPlan) {
  if (earliestAt === undefined) return {};
  const latestAt = script.progress === "not begun" ? { latestAt: toInstant(earliestAt + 8 * 60 * 60 * SECOND) } : {};
  return { schedulePlan: { earliestAt: toInstant(earliestAt), ...latestAt } };
}

/** What a call is, whoever placed it. */
export function toCall(orgId: string, call: CallPlan) {
  return {
    id: call.id,
    orgId,
    status: call.status,
    createdAt: toInstant(call.createdAt),
    updatedAt: toInstant(call.updatedAt),
    ...(call.startedAt !== undefined && { startedAt: toInstant(call.startedAt) }),
    ...(call.endedAt !== undefined && { endedAt: toInstant(call.endedAt), ...toCosts(call) }),
    ...(call.ending && { endedReason: call.ending.reason }),
    ...(call.ending?.talk === "transfer" && {
      destination: { type: "number" as const, number: "+12025550199" },
    }),
    ...(call.status === "in-progress" && {
      monitor: {
        listenUrl: `wss://monitor.example/${call.id}/listen`,
        controlUrl: `https://monitor.example/${call.id}/control`,
      },
    }),
    ...toResults(call),
  };
}

/** The carrier's side of a call over a telephone line. */
export function toLine(call: CallPlan) {
  return {
    phoneCallProvider: "twilio" as const,
    phoneCallProviderId: `CA${call.id.replaceAll("-", "")}`,
    phoneCallTransport: "pstn" as const,
  };
}

/** Whom a call that belongs to no campaign goes to, or comes from. */
export function toStranger({ number, name }: Person) {
  return { number, numberE164CheckEnabled: true, name };
}

function toResults(call: CallPlan) {
  const { conversation, startedAt } = call;
  if (conversation === undefined || startedAt === undefined) return {};
  const recording = `https://recordings.example/${call.id}`;
  return {
    analysis: {
      summary: conversation.summary,
      structuredData: conversation.findings,
      successEvaluation: String(conversation.success),
    },
    artifact: {
      transcript: toTranscript(conversation),
      messages: toMessages(conversation, startedAt),
      recording: {
        stereoUrl: `${recording}-stereo.wav`,
        mono: {
          combinedUrl: `${recording}-mono.wav`,
          assistantUrl: `${recording}-assistant.wav`,
          customerUrl: `${recording}-customer.wav`,
        },
      },
      recordingUrl: `${recording}-mono.wav`,
      stereoRecordingUrl: `${recording}-stereo.wav`,
    },
  };
}

/** Dollars by the minute; nothing was picked up, nothing is charged. */
function toCosts({ startedAt, endedAt }: CallPlan) {
  if (startedAt === undefined || endedAt === undefined) return { cost: 0 };
  const minutes = round((endedAt - startedAt) / SECOND / 60);
  const parts = { transport: 0.014, stt: 0.01, llm: 0.02, tts: 0.024, vapi: 0.05 };
  const [transport, stt, llm, tts, vapi] = Object.values(parts).map((rate) => round(rate * minutes));
  const shares = { transport: transport ?? 0, stt: stt ?? 0, llm: llm ?? 0, tts: tts ?? 0, vapi: vapi ?? 0 };
  const total = round(Object.values(shares).reduce((sum, share) => sum + share, 0));
  return {
    cost: total,
    costBreakdown: { ...shares, total, llmPromptTokens: 900, llmCompletionTokens: 140, ttsCharacters: 420 },
    costs: [
      { type: "transport" as const, cost: shares.transport, minutes },
      { type: "transcriber" as const, cost: shares.stt, minutes },
      { type: "model" as const, cost: shares.llm },
      { type: "voice" as const, cost: shares.tts },
      { type: "vapi" as const, cost: shares.vapi, minutes },
    ],
  };
}

function round(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
