/** Revox's attempts in our shape. */
import type {
  AnsweredBy,
  AttemptStatus,
  CallAttempt,
  Disposition,
  End,
  EndCategory,
  EndedBy,
  Turn,
} from "@trunkline/core";
import {
  type Draft,
  inspect,
  instant,
  list,
  lookup,
  mustHaveId,
  object,
  type Reading,
  secondsBetween,
  text,
  within,
  word,
} from "@trunkline/core/adapter";
import { callAttemptShape, transcriptItemShape } from "./generated/shapes.ts";
import { isGiven } from "./is-given.ts";
import type { Told } from "./omissions.ts";
import {
  ANSWERED_BY,
  ATTEMPT_STATUS,
  DIAL_ERROR_ANSWERED_BY,
  DIAL_ERROR_CATEGORY,
  DIAL_ERROR_DISPOSITION,
  END_REASON_CATEGORY,
  ENDED_BY,
  ENDED_BY_CATEGORY,
  RESULT_DISPOSITION,
  TURN_ROLE,
} from "./statuses.ts";
import type { RevoxCall, RevoxCallAttempt, RevoxTranscriptItem } from "./wire.ts";

/** What an attempt belongs to; an answer that holds attempts alone does not say. */
export interface AttemptOwner {
  readonly campaignId?: string | undefined;
  readonly rowId?: string | undefined;
  readonly told?: Told["attempt"] | undefined;
}

/** The attempts of one call order, oldest first: by when they started, or, unless all say when, by Revox's newest first. */
export function toAttempts(call: RevoxCall, owner: AttemptOwner, reading: Reading): CallAttempt<RevoxCallAttempt>[] {
  const inList = within(reading, "call_attempts[].");
  const attempts: CallAttempt<RevoxCallAttempt>[] = [];
  for (const listed of list(call.call_attempts, reading, "call_attempts")) {
    const attempt = object(listed, inList, "");
    if (attempt !== undefined) attempts.push(toAttempt(attempt, owner, inList));
  }
  attempts.reverse();
  return areMixedUp(attempts) ? attempts.sort(byStart) : attempts;
}

/** Whether all say when they started, and one did so before the one ahead of it. */
function areMixedUp(attempts: readonly CallAttempt[]): boolean {
  let previous = "";
  let isEarlier = false;
  for (const attempt of attempts) {
    const start = startOf(attempt);
    if (start === "") return false;
    if (start < previous) isEarlier = true;
    previous = start;
  }
  return isEarlier;
}

/** Instants sort as text. */
function byStart(a: CallAttempt, b: CallAttempt): number {
  if (startOf(a) === startOf(b)) return 0;
  return startOf(a) < startOf(b) ? -1 : 1;
}

function startOf({ startedAt = "" }: CallAttempt): string {
  return startedAt;
}

export function toAttempt(raw: RevoxCallAttempt, owner: AttemptOwner, reading: Reading): CallAttempt<RevoxCallAttempt> {
  inspect(raw, callAttemptShape, reading);
  const status = word<AttemptStatus>(ATTEMPT_STATUS, raw.status, "unknown", reading, "status");
  const attempt = toHead(raw, status, reading);
  const phoneNumber = text(raw.phone_number, reading, "phone_number");
  const startedAt = instant(raw.started_at, reading, "started_at");
  const answeredAt = instant(raw.answered_at, reading, "answered_at");
  const endedAt = instant(raw.ended_at, reading, "ended_at");
  const durationSeconds = secondsBetween(answeredAt, endedAt);
  const transcript = toTranscript(raw, reading);
  const recordingUrl = text(raw.recording_url, reading, "recording_url");
  const { campaignId, rowId, told } = owner;
  if (campaignId !== undefined) attempt.campaignId = campaignId;
  if (rowId !== undefined) attempt.rowId = rowId;
  if (phoneNumber !== undefined) attempt.phoneNumber = phoneNumber;
  if (startedAt !== undefined) attempt.startedAt = startedAt;
  if (endedAt !== undefined) attempt.endedAt = endedAt;
  if (answeredAt !== undefined) attempt.answeredAt = answeredAt;
  if (durationSeconds !== undefined) attempt.durationSeconds = durationSeconds;
  if (transcript !== undefined) attempt.transcript = transcript;
  if (isGiven(raw.structured_output)) attempt.structuredOutput = raw.structured_output;
  if (recordingUrl !== undefined) attempt.recordingUrl = recordingUrl;
  if (told?.omitted !== undefined) attempt.omitted = told.omitted;
  return attempt;
}

/** What every attempt has. */
function toHead(raw: RevoxCallAttempt, status: AttemptStatus, reading: Reading): Draft<CallAttempt<RevoxCallAttempt>> {
  const provider = reading.provider;
  const id = mustHaveId(raw.id, reading, "id");
  const providerStatus = text(raw.status, reading, "status") ?? "";
  const answeredBy = toAnsweredBy(raw, reading);
  if (status !== "ended") return { provider, id, status, providerStatus, answeredBy, raw };
  const disposition = toDisposition(raw, reading);
  return { provider, id, status, providerStatus, answeredBy, disposition, end: toEnd(raw, reading), raw };
}

function toAnsweredBy(raw: RevoxCallAttempt, reading: Reading): AnsweredBy {
  if (isGiven(raw.result)) return word<AnsweredBy>(ANSWERED_BY, raw.result, "unknown", reading, "result");
  return lookup<AnsweredBy>(DIAL_ERROR_ANSWERED_BY, raw.dial_error, "unknown");
}

/** What answered decides; a dial error counts where nothing did. */
function toDisposition(raw: RevoxCallAttempt, reading: Reading): Disposition {
  if (isGiven(raw.result)) return word<Disposition>(RESULT_DISPOSITION, raw.result, "unknown", reading, "result");
  if (isGiven(raw.dial_error)) {
    return word<Disposition>(DIAL_ERROR_DISPOSITION, raw.dial_error, "unknown", reading, "dial_error");
  }
  return raw.status === "error" ? "failed" : "unknown";
}

function toEnd(raw: RevoxCallAttempt, reading: Reading): End {
  const category = toEndCategory(raw, reading);
  const by = toEndedBy(raw, category, reading);
  const providerReason = text(raw.end_reason, reading, "end_reason") ?? text(raw.dial_error, reading, "dial_error");
  return providerReason === undefined ? { category, by } : { category, by, providerReason };
}

function toEndCategory(raw: RevoxCallAttempt, reading: Reading): EndCategory {
  if (raw.result === "voicemail") return "voicemail";
  if (!isGiven(raw.result) && isGiven(raw.dial_error)) {
    return word<EndCategory>(DIAL_ERROR_CATEGORY, raw.dial_error, "unknown", reading, "dial_error");
  }
  // The reason is the agent's: of a call that somebody else ended it says nothing.
  if (isGiven(raw.end_reason) && (!isGiven(raw.ended_by) || raw.ended_by === "agent")) {
    const category = word<EndCategory>(END_REASON_CATEGORY, raw.end_reason, "unknown", reading, "end_reason");
    if (category !== "unknown") return category;
  }
  if (!isGiven(raw.ended_by)) return "unknown";
  return word<EndCategory>(ENDED_BY_CATEGORY, raw.ended_by, "unknown", reading, "ended_by");
}

function toEndedBy(raw: RevoxCallAttempt, category: EndCategory, reading: Reading): EndedBy {
  if (isGiven(raw.ended_by)) return word<EndedBy>(ENDED_BY, raw.ended_by, "unknown", reading, "ended_by");
  if (category === "busy" || category === "no_answer" || category === "voicemail") return "callee";
  return category === "unknown" || !isGiven(raw.dial_error) ? "unknown" : "system";
}

function toTranscript(raw: RevoxCallAttempt, reading: Reading): readonly Turn[] | undefined {
  if (!isGiven(raw.transcript)) return undefined;
  const inItem = within(reading, "transcript[].");
  return list(raw.transcript, reading, "transcript").map((item) => toTurn(item, inItem));
}

function toTurn(raw: RevoxTranscriptItem, reading: Reading): Turn {
  const item = object(raw, reading, "");
  if (item !== undefined) inspect(item, transcriptItemShape, reading);
  const role = word<Turn["role"]>(TURN_ROLE, item?.role, "unknown", reading, "role");
  const said = text(item?.content, reading, "content") ?? "";
  const toolName = text(item?.tool_name, reading, "tool_name");
  return toolName === undefined ? { role, text: said } : { role, text: said, toolName };
}
