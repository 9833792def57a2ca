/** Revox's shapes in ours. */
import {
  type AnsweredBy,
  type AttemptStatus,
  type BusinessOutcome,
  type CallAttempt,
  type Campaign,
  type CampaignStatus,
  type Disposition,
  type End,
  type EndCategory,
  type EndedBy,
  type Progress,
  type Row,
  type RowStatus,
  type Turn,
  wasReached,
} from "@trunkline/core";
import {
  compact,
  count,
  flag,
  inspect,
  instant,
  list,
  lookup,
  mustHaveId,
  object,
  type Reading,
  readName,
  secondsBetween,
  text,
  within,
  word,
} from "@trunkline/core/adapter";
import { callAttemptShape, callShape, campaignShape, rowShape, transcriptItemShape } from "./generated/shapes.ts";
import {
  ANSWERED_BY,
  ATTEMPT_STATUS,
  CAMPAIGN_STATUS,
  DIAL_ERROR_ANSWERED_BY,
  DIAL_ERROR_CATEGORY,
  DIAL_ERROR_DISPOSITION,
  END_REASON_CATEGORY,
  ENDED_BY,
  ENDED_BY_CATEGORY,
  OUTCOME,
  RESULT_DISPOSITION,
  ROW_STATUS,
  TURN_ROLE,
  toCampaignStatus,
} from "./statuses.ts";
import type { RevoxCall, RevoxCallAttempt, RevoxCampaign, RevoxRow, RevoxTranscriptItem } from "./wire.ts";

/** `now` (epoch milliseconds) tells a start that is ahead from one that has passed. */
export function toCampaign(raw: RevoxCampaign, now: number, reading: Reading): Campaign<RevoxCampaign> {
  inspect(raw, campaignShape, reading);
  const progress = toProgress(raw, reading);
  if (raw.status === "completed" && (progress?.live ?? 0) > 0) reading.note("contradiction", "status");
  const earliestAt = instant(raw.scheduled_at, reading, "scheduled_at");
  const assistantId = text(raw.assistant_id, reading, "assistant_id");
  const phoneNumber = text(raw.from_phone_number, reading, "from_phone_number");
  return {
    ...compact({
      provider: reading.provider,
      id: mustHaveId(raw.id, reading, "id"),
      ...readName(text(raw.name, reading, "name") ?? ""),
      status: toCampaignStatus(word<CampaignStatus>(CAMPAIGN_STATUS, raw.status, "unknown", reading, "status"), {
        isCancelled: flag(raw.is_cancelled, reading, "is_cancelled") ?? false,
        live: progress?.live,
        // A start that cannot be read may be ahead.
        isStartAhead: earliestAt === undefined ? isGiven(raw.scheduled_at) : Date.parse(earliestAt) > now,
      }),
      providerStatus: text(raw.status, reading, "status") ?? "",
      createdAt: instant(raw.created_at, reading, "created_at"),
      updatedAt: instant(raw.updated_at, reading, "updated_at"),
      schedule: earliestAt === undefined ? undefined : { earliestAt },
      agent: assistantId === undefined ? undefined : { kind: "assistant" as const, id: assistantId },
      callers: phoneNumber === undefined ? [] : [{ phoneNumber }],
      maxConcurrency: count(raw.max_concurrent_calls, reading, "max_concurrent_calls"),
      progress,
    }),
    raw,
  };
}

function toProgress(raw: RevoxCampaign, reading: Reading): Progress | undefined {
  const stats = object(raw.row_stats, reading, "row_stats");
  if (stats === undefined) return undefined;
  const at = (name: keyof typeof stats) => count(stats[name], reading, `row_stats.${name}`);
  const calling = at("calling");
  return compact({
    total: at("total"),
    live: calling,
    rows: compact({
      pending: at("not_launched"),
      queued: at("pending"),
      in_progress: calling,
      awaiting_retry: at("retry"),
      completed: at("completed"),
      failed: at("failed"),
      skipped: at("skipped"),
    }),
  });
}

/** `index` is the place in the answer, for a row that does not tell its own. */
export function toRow(raw: RevoxRow, campaignId: string, index: number, reading: Reading): Row<RevoxRow> {
  inspect(raw, rowShape, reading);
  const id = mustHaveId(raw.id, reading, "id");
  const call = object(raw.call, reading, "call");
  const inCall = within(reading, "call.");
  const attempts = toRowAttempts(raw, campaignId, reading);
  // An order in a form that cannot be read is an order all the same: only its absence says that there has been no call.
  const isUntried = !isGiven(raw.call);
  return {
    ...compact({
      provider: reading.provider,
      campaignId,
      id,
      idSource: "provider" as const,
      position: count(raw.row_index, reading, "row_index") ?? index,
      contact: compact({ phoneNumber: text(raw.phone_number, reading, "phone_number") }),
      variables: object(raw.input_data, reading, "input_data") ?? {},
      status: isUntried ? ("pending" as const) : toRowStatus(call, attempts.length, inCall),
      providerStatus: text(call?.status, inCall, "status"),
      reached: isUntried ? false : wasReachedBy(call, attempts),
      outcome: toOutcome(call, inCall),
      attemptCount: isUntried ? 0 : toAttemptCount(call, attempts.length, inCall),
      attempts,
    }),
    raw,
  };
}

/** An attempt that cannot be read may be the one that reached somebody. */
function wasReachedBy(call: RevoxCall | undefined, attempts: readonly CallAttempt[]): boolean | null {
  const areAllRead = Array.isArray(call?.call_attempts) && call.call_attempts.length === attempts.length;
  const reached = wasReached(attempts);
  return reached === false && !areAllRead ? null : reached;
}

/** The count, or the list of attempts, which is all of them: whichever is more, since neither invents a dial. */
function toAttemptCount(call: RevoxCall | undefined, listed: number, reading: Reading): number | null {
  const counted = count(call?.calls_count, reading, "calls_count");
  if (counted === undefined) return Array.isArray(call?.call_attempts) ? listed : null;
  if (counted < listed) reading.note("contradiction", "calls_count");
  return Math.max(counted, listed);
}

/** The attempts of a row, oldest first; none while it has no call order. */
export function toRowAttempts(raw: RevoxRow, campaignId: string, reading: Reading): CallAttempt<RevoxCallAttempt>[] {
  const call = object(raw.call, reading, "call");
  if (call === undefined) return [];
  return toAttempts(call, { campaignId, rowId: mustHaveId(raw.id, reading, "id") }, within(reading, "call."));
}

/** The oldest answers have no status: two booleans, which newer ones derive from it, say what it would. */
function toRowStatus(call: RevoxCall | undefined, attempts: number, reading: Reading): RowStatus {
  if (call === undefined) return "unknown";
  inspect(call, callShape, reading);
  if (flag(call.is_cancelled, reading, "is_cancelled") === true) return "cancelled";
  const status = word<RowStatus>(ROW_STATUS, call.status, "unknown", reading, "status");
  const tried = toAttemptCount(call, attempts, reading) ?? 0;
  if (call.status === "scheduled") return tried > 0 ? "awaiting_retry" : status;
  const isCompleted = flag(call.is_completed, reading, "is_completed") === true;
  const isStatusAbsent = call.status === undefined || call.status === null;
  return isStatusAbsent && isCompleted ? "completed" : status;
}

function toOutcome(call: RevoxCall | undefined, reading: Reading): BusinessOutcome | undefined {
  if (call?.outcome === undefined || call.outcome === null) return undefined;
  return word<BusinessOutcome>(OUTCOME, call.outcome, "unknown", reading, "outcome");
}

/** What an attempt belongs to; an answer that holds attempts alone does not say. */
export interface AttemptOwner {
  readonly campaignId?: string | undefined;
  readonly rowId?: string | undefined;
}

/** The attempts of one call order, oldest first: by when they started, or, unless all say when, by Revox's newest first. */
export function toAttempts(call: RevoxCall, owner: AttemptOwner, reading: Reading): CallAttempt<RevoxCallAttempt>[] {
  const inList = within(reading, "call_attempts[].");
  const attempts = list(call.call_attempts, reading, "call_attempts")
    .map((attempt) => object(attempt, inList, ""))
    .filter((attempt) => attempt !== undefined)
    .map((attempt) => toAttempt(attempt, owner, inList))
    .reverse();
  if (attempts.some(({ startedAt }) => startedAt === undefined)) return attempts;
  return attempts.sort((a, b) => Date.parse(a.startedAt ?? "") - Date.parse(b.startedAt ?? ""));
}

export function toAttempt(raw: RevoxCallAttempt, owner: AttemptOwner, reading: Reading): CallAttempt<RevoxCallAttempt> {
  inspect(raw, callAttemptShape, reading);
  const status = word<AttemptStatus>(ATTEMPT_STATUS, raw.status, "unknown", reading, "status");
  const answeredAt = instant(raw.answered_at, reading, "answered_at");
  const endedAt = instant(raw.ended_at, reading, "ended_at");
  const head = compact({
    provider: reading.provider,
    id: mustHaveId(raw.id, reading, "id"),
    campaignId: owner.campaignId,
    rowId: owner.rowId,
    phoneNumber: text(raw.phone_number, reading, "phone_number"),
    providerStatus: text(raw.status, reading, "status") ?? "",
    startedAt: instant(raw.started_at, reading, "started_at"),
    answeredAt,
    endedAt,
    durationSeconds: secondsBetween(answeredAt, endedAt),
    answeredBy: toAnsweredBy(raw, reading),
    transcript: toTranscript(raw, reading),
    structuredOutput: raw.structured_output ?? undefined,
    recordingUrl: text(raw.recording_url, reading, "recording_url"),
  });
  if (status !== "ended") return { ...head, raw, status };
  return { ...head, raw, status, disposition: toDisposition(raw, reading), end: toEnd(raw, reading) };
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
  return compact({
    category,
    by: toEndedBy(raw, category, reading),
    providerReason: text(raw.end_reason, reading, "end_reason") ?? text(raw.dial_error, reading, "dial_error"),
  });
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
  return compact({
    role: word<Turn["role"]>(TURN_ROLE, item?.role, "unknown", reading, "role"),
    text: text(item?.content, reading, "content") ?? "",
    toolName: text(item?.tool_name, reading, "tool_name"),
  });
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}
