import type { AttemptStatus, CallAttempt, Turn } from "@trunkline/core";
import {
  count,
  type Draft,
  inspect,
  instant,
  list,
  mustHaveId,
  number,
  object,
  type Reading,
  type Shape,
  text,
  word,
} from "@trunkline/core/adapter";
import { toAnsweredBy, toDisposition, toEnd } from "./end-reasons.ts";
import { CALL_STATUS, TURN_ROLE } from "./statuses.ts";
import type { V1Call, V1Message } from "./wire.ts";

/**
 * A call as an attempt. `startedAt` is Vapi's word for it: whether the line was picked up at that moment is not said, so
 * there is neither `answeredAt` nor `durationSeconds`.
 */
export function toAttempt<K extends V1Call>(raw: K, reading: Reading, shape: Shape, rowId?: string): CallAttempt<K> {
  inspect(raw, shape, reading);
  const status = word<AttemptStatus>(CALL_STATUS, raw.status, "unknown", reading, "status");
  const attempt = toHead(raw, status, reading);
  const customer = object(raw.customer, reading, "customer");
  const analysis = object(raw.analysis, reading, "analysis");
  const campaignId = text(raw.campaignId, reading, "campaignId");
  const phoneNumber = text(customer?.number, reading, "customer.number");
  const startedAt = instant(raw.startedAt, reading, "startedAt");
  const endedAt = instant(raw.endedAt, reading, "endedAt");
  const transcript = toTranscript(raw, reading);
  const summary = text(analysis?.summary, reading, "analysis.summary");
  const structuredOutput = analysis?.structuredData ?? undefined;
  const recordingUrl = toRecordingUrl(raw, reading);
  const cost = number(raw.cost, reading, "cost");
  if (campaignId !== undefined) attempt.campaignId = campaignId;
  if (rowId !== undefined) attempt.rowId = rowId;
  if (phoneNumber !== undefined) attempt.phoneNumber = phoneNumber;
  if (startedAt !== undefined) attempt.startedAt = startedAt;
  if (endedAt !== undefined) attempt.endedAt = endedAt;
  if (cost !== undefined) attempt.cost = { amount: cost, currency: "USD" };
  if (transcript !== undefined) attempt.transcript = transcript;
  if (recordingUrl !== undefined) attempt.recordingUrl = recordingUrl;
  if (summary !== undefined) attempt.summary = summary;
  if (structuredOutput !== undefined) attempt.structuredOutput = structuredOutput;
  return attempt;
}

/** What every attempt has. */
function toHead<K extends V1Call>(raw: K, status: AttemptStatus, reading: Reading): Draft<CallAttempt<K>> {
  const provider = reading.provider;
  const id = mustHaveId(raw.id, reading, "id");
  const providerStatus = text(raw.status, reading, "status") ?? "";
  const end = toEnd(text(raw.endedReason, reading, "endedReason"));
  if (end.category === "unknown" && end.providerReason !== undefined && raw.endedReason !== "unknown-error") {
    reading.note("unknown_word", "endedReason", end.providerReason);
  }
  if (status !== "ended") return { provider, id, status, providerStatus, answeredBy: "unknown", raw };
  const disposition = toDisposition(end);
  return { provider, id, status, providerStatus, answeredBy: toAnsweredBy(disposition), disposition, end, raw };
}

function toTranscript({ artifact }: V1Call, reading: Reading): readonly Turn[] | undefined {
  const holder = object(artifact, reading, "artifact");
  const messages = list(holder?.messages, reading, "artifact.messages");
  if (messages.length > 0) return messages.map((message) => toTurn(message, reading));
  const whole = text(holder?.transcript, reading, "artifact.transcript");
  return whole === undefined || whole === "" ? undefined : [{ role: "unknown", text: whole }];
}

function toTurn(raw: V1Message, reading: Reading): Turn {
  const message = object(raw, reading, "artifact.messages[]");
  const said =
    text(message?.message, reading, "artifact.messages[].message") ??
    text(message?.result, reading, "artifact.messages[].result");
  const role = word<Turn["role"]>(TURN_ROLE, message?.role, "unknown", reading, "artifact.messages[].role");
  const secondsFromStart = count(message?.secondsFromStart, reading, "artifact.messages[].secondsFromStart");
  const toolName = text(message?.name, reading, "artifact.messages[].name");
  const turn: Draft<Turn> =
    secondsFromStart === undefined ? { role, text: said ?? "" } : { role, text: said ?? "", secondsFromStart };
  if (toolName !== undefined) turn.toolName = toolName;
  return turn;
}

/** The link that does not expire first, if there is one. */
function toRecordingUrl({ artifact }: V1Call, reading: Reading): string | undefined {
  const holder = object(artifact, reading, "artifact");
  const recording = object(holder?.recording, reading, "artifact.recording");
  const mono = object(recording?.mono, reading, "artifact.recording.mono");
  return (
    text(mono?.combinedUrl, reading, "artifact.recording.mono.combinedUrl") ??
    text(holder?.recordingUrl, reading, "artifact.recordingUrl") ??
    text(holder?.presignedMonoUrl, reading, "artifact.presignedMonoUrl")
  );
}
