/** The reference exchange's shapes in ours. Its words are ours already; whatever else comes is unknown. */
import {
  type Agent,
  ANSWERED_BY,
  type AnsweredBy,
  ATTEMPT_STATUSES,
  type AttemptStatus,
  BUSINESS_OUTCOMES,
  type BusinessOutcome,
  CAMPAIGN_STATUSES,
  type CallAttempt,
  type Campaign,
  type CampaignStatus,
  DISPOSITIONS,
  type Disposition,
  END_CATEGORIES,
  ENDED_BY,
  type EndCategory,
  type EndedBy,
  ROW_STATUSES,
  type Row,
  type RowStatus,
  type Turn,
  wasReached,
} from "@trunkline/core";
import {
  compact,
  count,
  instant,
  list,
  mustHaveId,
  number,
  object,
  type Reading,
  readName,
  secondsBetween,
  text,
  within,
  word,
} from "@trunkline/core/adapter";
import type { WireAttempt, WireCampaign, WireRow } from "./wire.ts";

/** A table for words that mean what they say. */
function same<Word extends string>(words: readonly Word[]): Readonly<Record<string, Word>> {
  return Object.fromEntries(words.map((word) => [word, word]));
}

const CAMPAIGN_STATUS = same<CampaignStatus>(CAMPAIGN_STATUSES);
const ROW_STATUS = same<RowStatus>(ROW_STATUSES);
const ATTEMPT_STATUS = same<AttemptStatus>(ATTEMPT_STATUSES);
const ANSWERED = same<AnsweredBy>(ANSWERED_BY);
const DISPOSITION = same<Disposition>(DISPOSITIONS);
const CATEGORY = same<EndCategory>(END_CATEGORIES);
const BY = same<EndedBy>(ENDED_BY);
const OUTCOME = same<BusinessOutcome>(BUSINESS_OUTCOMES);
const AGENT_KIND = same<Agent["kind"]>(["assistant", "squad", "workflow"]);
const ROLE = same<Turn["role"]>(["agent", "callee", "tool", "system"]);

export function toCampaign(raw: WireCampaign, reading: Reading): Campaign<WireCampaign> {
  const startsAt = instant(raw.startsAt, reading, "startsAt");
  const latestAt = instant(raw.latestAt, reading, "latestAt");
  const callers = list(raw.callers, reading, "callers").map((caller) => text(caller, reading, "callers[]"));
  return {
    ...compact({
      provider: reading.provider,
      id: mustHaveId(raw.id, reading, "id"),
      ...readName(text(raw.name, reading, "name") ?? ""),
      status: word<CampaignStatus>(CAMPAIGN_STATUS, raw.status, "unknown", reading, "status"),
      providerStatus: text(raw.status, reading, "status") ?? "",
      createdAt: instant(raw.createdAt, reading, "createdAt"),
      updatedAt: instant(raw.updatedAt, reading, "updatedAt"),
      schedule:
        startsAt === undefined && latestAt === undefined ? undefined : compact({ earliestAt: startsAt, latestAt }),
      agent: toAgent(raw, reading),
      callers: callers.flatMap((phoneNumber) => (phoneNumber === undefined ? [] : [{ phoneNumber }])),
      maxConcurrency: count(raw.maxConcurrency, reading, "maxConcurrency"),
      progress: toProgress(raw, reading),
      endedAs: raw.endedAs === "completed" ? ("completed" as const) : undefined,
    }),
    raw,
  };
}

function toAgent(raw: WireCampaign, reading: Reading): Agent | undefined {
  const agent = object(raw.agent, reading, "agent");
  const id = text(agent?.id, reading, "agent.id");
  const kind = word<Agent["kind"] | "unknown">(AGENT_KIND, agent?.kind, "unknown", reading, "agent.kind");
  return id === undefined || kind === "unknown" ? undefined : { kind, id };
}

function toProgress(raw: WireCampaign, reading: Reading): Campaign["progress"] {
  const progress = object(raw.progress, reading, "progress");
  if (progress === undefined) return undefined;
  const rows = object(progress.rows, reading, "progress.rows") ?? {};
  const counts: Partial<Record<RowStatus, number>> = {};
  for (const status of ROW_STATUSES) {
    const counted = count(rows[status], reading, `progress.rows.${status}`);
    if (counted !== undefined) counts[status] = counted;
  }
  const total = count(progress.total, reading, "progress.total");
  return compact({ total, live: count(progress.live, reading, "progress.live"), rows: counts });
}

export function toRow(raw: WireRow, campaignId: string, index: number, reading: Reading): Row<WireRow> {
  const id = mustHaveId(raw.id, reading, "id");
  const inAttempt = within(reading, "attempts[].");
  const attempts = list(raw.attempts, reading, "attempts")
    .map((attempt) => object(attempt, inAttempt, ""))
    .filter((attempt) => attempt !== undefined)
    .map((attempt) => toAttempt(attempt, inAttempt));
  const areTold = Array.isArray(raw.attempts) && raw.attempts.length === attempts.length;
  const outcome = raw.outcome ?? undefined;
  return {
    ...compact({
      provider: reading.provider,
      campaignId,
      id,
      idSource: "provider" as const,
      position: count(raw.position, reading, "position") ?? index,
      contact: compact({
        phoneNumber: text(raw.phoneNumber, reading, "phoneNumber"),
        name: text(raw.name, reading, "name"),
      }),
      variables: object(raw.variables, reading, "variables") ?? {},
      status: word<RowStatus>(ROW_STATUS, raw.status, "unknown", reading, "status"),
      providerStatus: text(raw.status, reading, "status"),
      reached: areTold ? wasReached(attempts) : null,
      outcome:
        outcome === undefined ? undefined : word<BusinessOutcome>(OUTCOME, outcome, "unknown", reading, "outcome"),
      attemptCount: areTold ? attempts.length : null,
      attempts,
    }),
    raw,
  };
}

/** What the exchange says of an attempt; what it says only of one that is over is absent before. */
type AnyWireAttempt = WireAttempt & Partial<Extract<WireAttempt, { readonly endedAt: string }>>;

export function toAttempt(raw: AnyWireAttempt, reading: Reading): CallAttempt<AnyWireAttempt> {
  const status = word<AttemptStatus>(ATTEMPT_STATUS, raw.status, "unknown", reading, "status");
  const answeredAt = instant(raw.answeredAt, reading, "answeredAt");
  const endedAt = instant(raw.endedAt, reading, "endedAt");
  const cost = number(raw.cost, reading, "cost");
  const head = compact({
    provider: reading.provider,
    id: mustHaveId(raw.id, reading, "id"),
    campaignId: text(raw.campaignId, reading, "campaignId"),
    rowId: text(raw.rowId, reading, "rowId"),
    phoneNumber: text(raw.phoneNumber, reading, "phoneNumber"),
    providerStatus: text(raw.status, reading, "status") ?? "",
    startedAt: instant(raw.startedAt, reading, "startedAt"),
    answeredAt,
    endedAt,
    durationSeconds: secondsBetween(answeredAt, endedAt),
    answeredBy: word<AnsweredBy>(ANSWERED, raw.answeredBy, "unknown", reading, "answeredBy"),
    transcript: toTranscript(raw, reading),
    summary: text(raw.summary, reading, "summary"),
    recordingUrl: text(raw.recordingUrl, reading, "recordingUrl"),
    cost: cost === undefined ? undefined : { amount: cost, currency: "USD" as const },
  });
  if (status !== "ended") return { ...head, raw, status };
  return {
    ...head,
    raw,
    status,
    disposition: word<Disposition>(DISPOSITION, raw.disposition, "unknown", reading, "disposition"),
    end: compact({
      category: word<EndCategory>(CATEGORY, raw.endReason, "unknown", reading, "endReason"),
      by: word<EndedBy>(BY, raw.endedBy, "unknown", reading, "endedBy"),
      providerReason: text(raw.endReason, reading, "endReason"),
    }),
  };
}

function toTranscript(raw: AnyWireAttempt, reading: Reading): readonly Turn[] | undefined {
  if (raw.transcript === undefined || raw.transcript === null) return undefined;
  const inTurn = within(reading, "transcript[].");
  return list(raw.transcript, reading, "transcript").map((item) => {
    const turn = object(item, inTurn, "");
    return compact({
      role: word<Turn["role"]>(ROLE, turn?.role, "unknown", inTurn, "role"),
      text: text(turn?.text, inTurn, "text") ?? "",
      secondsFromStart: count(turn?.secondsFromStart, inTurn, "secondsFromStart"),
    });
  });
}
