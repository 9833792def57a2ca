/** A service somebody has written against our public types: it reads what there is and says what came of it. */
import type {
  BusinessOutcome,
  CallAttempt,
  Campaign,
  CampaignProvider,
  CampaignStatus,
  Disposition,
  Row,
  RowStatus,
} from "@trunkline/core";

/** What became of all campaigns. */
export interface Report {
  readonly campaigns: Readonly<Record<string, CampaignReport>>;
  /** How many campaigns are at each stage. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>;
}

/** What became of one. */
export interface CampaignReport {
  readonly stage: Stage;
  readonly people: readonly PersonReport[];
  readonly calls: readonly CallReport[];
  readonly results: Readonly<Partial<Record<Result, number>>>;
  readonly talkSeconds: number;
  /** In US dollars. */
  readonly cost: number;
}

export interface PersonReport {
  /** As it is shown to whoever reads the report. */
  readonly who: string;
  readonly next: Next;
  readonly wasReached: "yes" | "no" | "nobody knows";
  readonly dials: number;
}

export interface CallReport {
  readonly id: string;
  readonly dialled?: string;
  readonly result: Result;
  readonly startedAt?: string;
}

type Stage = "to come" | "dialling" | "held" | "over" | "unclear";
type Next = "wait" | "nothing" | "look into it";
type Result = "talked" | "left a message" | "not there" | "wrong number" | "our fault" | "under way" | "unclear";

/** `ids`: of these alone, as somebody asks who has noted which campaigns are theirs. Absent: all. */
export async function reportOf(provider: CampaignProvider, ids?: readonly string[]): Promise<Report> {
  const campaigns: Record<string, CampaignReport> = {};
  const all = await collect(provider.listCampaigns(ids === undefined ? {} : { ids }));
  for (const campaign of all) campaigns[campaign.id] = await campaignReport(provider, campaign);
  return { campaigns, stages: count(all.map(({ status }) => stageOf(status))) };
}

async function campaignReport(provider: CampaignProvider, { id, status }: Campaign): Promise<CampaignReport> {
  const rows = await collect(provider.listRows({ campaignId: id }));
  const attempts = await collect(provider.listAttempts({ campaignId: id }));
  const calls = attempts.map(callReport).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    stage: stageOf(status),
    people: rows.map((row) => personReport(row, attempts)),
    calls,
    results: count(calls.map(({ result }) => result)),
    talkSeconds: total(attempts.map(({ durationSeconds = 0 }) => durationSeconds)),
    cost: total(attempts.map(({ cost }) => cost?.amount ?? 0)),
  };
}

function personReport(row: Row, attempts: readonly CallAttempt[]): PersonReport {
  const { contact, status, reached, outcome } = row;
  return {
    who: contact.name ?? contact.phoneNumber ?? "somebody",
    next: outcome === undefined ? nextOf(status) : wishOf(outcome),
    wasReached: reached === null ? "nobody knows" : reached ? "yes" : "no",
    dials: row.attemptCount ?? attempts.filter(({ rowId }) => rowId === row.id).length,
  };
}

function callReport(attempt: CallAttempt): CallReport {
  const { id, phoneNumber, startedAt } = attempt;
  return {
    id,
    result: resultOf(attempt),
    ...(phoneNumber !== undefined && { dialled: phoneNumber }),
    ...(startedAt !== undefined && { startedAt }),
  };
}

/** Every word is here: a new one of ours is found by the compiler. */
function stageOf(status: CampaignStatus): Stage {
  switch (status) {
    case "draft":
    case "scheduled":
      return "to come";
    case "running":
    case "stopping":
      return "dialling";
    case "pausing":
    case "paused":
      return "held";
    case "completed":
    case "cancelled":
    case "failed":
    case "archived":
      return "over";
    case "unknown":
      return "unclear";
    default:
      return never(status);
  }
}

function nextOf(status: RowStatus): Next {
  switch (status) {
    case "pending":
    case "queued":
    case "in_progress":
    case "awaiting_retry":
      return "wait";
    case "completed":
    case "skipped":
    case "cancelled":
      return "nothing";
    case "failed":
    case "unknown":
      return "look into it";
    default:
      return never(status);
  }
}

function wishOf(outcome: BusinessOutcome): Next {
  switch (outcome) {
    case "interested":
    case "callback_requested":
    case "callback_new_number":
    case "unknown":
      return "look into it";
    case "not_interested":
    case "completed":
    case "do_not_contact":
    case "other":
      return "nothing";
    default:
      return never(outcome);
  }
}

function resultOf(attempt: CallAttempt): Result {
  switch (attempt.status) {
    case "scheduled":
    case "queued":
    case "ringing":
    case "in_progress":
    case "transferring":
      return "under way";
    case "ended":
      return endOf(attempt.disposition);
    case "unknown":
      return "unclear";
    default:
      return never(attempt);
  }
}

function endOf(disposition: Disposition): Result {
  switch (disposition) {
    case "answered":
      return "talked";
    case "voicemail":
      return "left a message";
    case "no_answer":
    case "busy":
    case "rejected":
    case "unreachable":
      return "not there";
    case "invalid_number":
    case "blocked":
      return "wrong number";
    case "not_dialled":
    case "cancelled":
    case "failed":
      return "our fault";
    case "unknown":
      return "unclear";
    default:
      return never(disposition);
  }
}

function never(word: never): never {
  throw new TypeError(`a word that there is not: ${JSON.stringify(word)}`);
}

async function collect<T>(listing: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of listing) items.push(item);
  return items;
}

function count<Word extends string>(words: readonly Word[]): Readonly<Partial<Record<Word, number>>> {
  const counts: Partial<Record<Word, number>> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
