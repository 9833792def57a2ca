import { toInstant } from "../instant.ts";
import { conversationOf } from "./conversation.ts";
import { toCosts } from "./costs.ts";
import type { Agent, Call, Campaign, Organisation, Schedule } from "./state.ts";
import { toMessages, toTranscript } from "./transcript.ts";

// Shapes that Vapi and Cozmox have in common; what only one of them has is added in its own folder.

/** What progress there is in the first generation. Calls in no known status are counted nowhere. */
export function toCounters({ rows }: Campaign) {
  const calls = rows.flatMap(({ call }) => call ?? []);
  const counts = new Map<string, number>();
  for (const { status } of calls) counts.set(status, (counts.get(status) ?? 0) + 1);
  const count = (...statuses: string[]) => statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  return {
    calls: Object.fromEntries(calls.map(({ id }) => [id, {}])),
    callsCounterScheduled: count("scheduled"),
    callsCounterQueued: count("queued"),
    callsCounterInProgress: count("ringing", "in-progress", "forwarding"),
    callsCounterEndedVoicemail: calls.filter(({ ending }) => ending?.reason === "voicemail").length,
    callsCounterEnded: count("ended"),
  };
}

/** What a campaign is, in every generation. */
export function toOutline({ id: orgId }: Organisation, campaign: Campaign) {
  const { id, name, status, endedReason, createdAt, updatedAt, schedule } = campaign;
  return {
    id,
    orgId,
    name,
    status,
    ...(endedReason && { endedReason }),
    createdAt: toInstant(createdAt),
    updatedAt: toInstant(updatedAt),
    ...(schedule && { schedulePlan: toSchedule(schedule) }),
  };
}

function toSchedule({ earliestAt, latestAt }: Schedule) {
  return { earliestAt: toInstant(earliestAt), ...(latestAt !== undefined && { latestAt: toInstant(latestAt) }) };
}

/** Who speaks for a campaign, or in a call. */
export function toAgent({ kind, id }: Agent) {
  if (kind === "squad") return { squadId: id };
  return kind === "workflow" ? { workflowId: id } : { assistantId: id };
}

/** What a call is, whoever placed it. */
export function toCall(organisation: Organisation, call: Call) {
  return {
    id: call.id,
    orgId: organisation.id,
    type: call.type,
    status: call.status,
    createdAt: toInstant(call.createdAt),
    updatedAt: toInstant(call.updatedAt),
    ...(call.startedAt !== undefined && { startedAt: toInstant(call.startedAt) }),
    ...(call.endedAt !== undefined && { endedAt: toInstant(call.endedAt), ...toCosts(call) }),
    ...(call.ending && { endedReason: call.ending.reason }),
    ...((call.ending?.talk === "transfer" || call.status === "forwarding") && {
      destination: { type: "number" as const, number: "+12025550199" },
    }),
    ...(call.status === "in-progress" && {
      monitor: {
        listenUrl: `wss://monitor.example/${call.id}/listen`,
        controlUrl: `https://monitor.example/${call.id}/control`,
      },
    }),
    ...toResults(organisation, call),
    ...(call.campaign && { campaignId: call.campaign.id }),
    ...toAgent(call.agent),
    ...(call.type !== "webCall" && toLine(call)),
    ...(call.phoneNumberId !== undefined && { phoneNumberId: call.phoneNumberId }),
    ...(call.customer && { customer: call.customer }),
  };
}

/** The carrier's side of a call over a telephone line. */
function toLine(call: Call) {
  return {
    phoneCallProvider: "twilio" as const,
    phoneCallProviderId: `CA${call.id.replaceAll("-", "")}`,
    phoneCallTransport: "pstn" as const,
  };
}

function toResults({ seed }: Organisation, call: Call) {
  const { startedAt } = call;
  const conversation = conversationOf(seed, call);
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
