/** Revox's shapes in ours. */
import type { BusinessOutcome, CallAttempt, Campaign, CampaignStatus, Progress, Row, RowStatus } from "@trunkline/core";
import {
  compact,
  count,
  type Draft,
  flag,
  inspect,
  instant,
  mustHaveId,
  object,
  type Reading,
  readName,
  text,
  wasReached,
  within,
  word,
} from "@trunkline/core/adapter";
import { toAttempts } from "./attempts.ts";
import { callShape, campaignShape, rowShape } from "./generated/shapes.ts";
import { isGiven } from "./is-given.ts";
import { WHOLE } from "./omissions.ts";
import { CAMPAIGN_STATUS, OUTCOME, ROW_STATUS, toCampaignStatus } from "./statuses.ts";
import type { RevoxCall, RevoxCallAttempt, RevoxCampaign, RevoxRow } from "./wire.ts";

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
export function toRow(raw: RevoxRow, campaignId: string, index: number, reading: Reading, told = WHOLE): Row<RevoxRow> {
  inspect(raw, rowShape, reading);
  const id = mustHaveId(raw.id, reading, "id");
  const call = object(raw.call, reading, "call");
  const inCall = within(reading, "call.");
  const owner = { campaignId, rowId: id, told: told.attempt };
  const attempts = call === undefined ? [] : toAttempts(call, owner, inCall);
  // An order in a form that cannot be read is an order all the same: only its absence says that there has been no call.
  const isUntried = !isGiven(raw.call);
  const phoneNumber = text(raw.phone_number, reading, "phone_number");
  const row: Draft<Row<RevoxRow>> = {
    provider: reading.provider,
    campaignId,
    id,
    idSource: "provider",
    position: count(raw.row_index, reading, "row_index") ?? index,
    contact: phoneNumber === undefined ? {} : { phoneNumber },
    variables: object(raw.input_data, reading, "input_data") ?? {},
    status: isUntried ? "pending" : toRowStatus(call, attempts.length, inCall),
    reached: isUntried ? false : wasReachedBy(call, attempts),
    attemptCount: isUntried ? 0 : toAttemptCount(call, attempts.length, inCall),
    attempts,
    raw,
  };
  const providerStatus = text(call?.status, inCall, "status");
  const outcome = toOutcome(call, inCall);
  if (providerStatus !== undefined) row.providerStatus = providerStatus;
  if (outcome !== undefined) row.outcome = outcome;
  if (told.row.omitted !== undefined) row.omitted = told.row.omitted;
  return row;
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
export function toRowAttempts(
  raw: RevoxRow,
  campaignId: string,
  reading: Reading,
  { attempt: told } = WHOLE,
): CallAttempt<RevoxCallAttempt>[] {
  const call = object(raw.call, reading, "call");
  if (call === undefined) return [];
  return toAttempts(call, { campaignId, rowId: mustHaveId(raw.id, reading, "id"), told }, within(reading, "call."));
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
