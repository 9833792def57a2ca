import type { AttemptStatus, CallAttempt, Turn } from "@trunkline/core";
import {
  compact,
  count,
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
  const end = toEnd(text(raw.endedReason, reading, "endedReason"));
  if (end.category === "unknown" && end.providerReason !== undefined && raw.endedReason !== "unknown-error") {
    reading.note("unknown_word", "endedReason", end.providerReason);
  }
  const disposition = toDisposition(end);
  const customer = object(raw.customer, reading, "customer");
  const analysis = object(raw.analysis, reading, "analysis");
  const cost = number(raw.cost, reading, "cost");
  const head = compact({
    provider: reading.provider,
    id: mustHaveId(raw.id, reading, "id"),
    campaignId: text(raw.campaignId, reading, "campaignId"),
    rowId,
    phoneNumber: text(customer?.number, reading, "customer.number"),
    providerStatus: text(raw.status, reading, "status") ?? "",
    startedAt: instant(raw.startedAt, reading, "startedAt"),
    endedAt: instant(raw.endedAt, reading, "endedAt"),
    answeredBy: status === "ended" ? toAnsweredBy(disposition) : ("unknown" as const),
    transcript: toTranscript(raw, reading),
    summary: text(analysis?.summary, reading, "analysis.summary"),
    structuredOutput: analysis?.structuredData ?? undefined,
    recordingUrl: toRecordingUrl(raw, reading),
    cost: cost === undefined ? undefined : { amount: cost, currency: "USD" as const },
  });
  return status === "ended" ? { ...head, raw, status, disposition, end } : { ...head, raw, status };
}

function toTranscript({ artifact }: V1Call, reading: Reading): readonly Turn[] | undefined {
  const holder = object(artifact, reading, "artifact");
  const messages = list(holder?.messages, reading, "artifact.messages");
  if (messages.length > 0) return messages.map((message) => toTurn(message, reading));
  const whole = text(holder?.transcript, reading, "artifact.transcript");
  return whole === undefined || whole === "" ? undefined : [{ role: "unknown", text: whole }];
}

function toTurn(raw: V1Message, reading: Reading): Turn {
  const path = "artifact.messages[]";
  const message = object(raw, reading, path);
  const said = text(message?.message, reading, `${path}.message`) ?? text(message?.result, reading, `${path}.result`);
  return compact({
    role: word<Turn["role"]>(TURN_ROLE, message?.role, "unknown", reading, `${path}.role`),
    text: said ?? "",
    secondsFromStart: count(message?.secondsFromStart, reading, `${path}.secondsFromStart`),
    toolName: text(message?.name, reading, `${path}.name`),
  });
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
