import type { CallAttempt, Campaign, Row, RowStatus } from "@trunkline/core";

/** What the table says of one campaign. */
export interface CampaignTally {
  readonly campaign: Campaign;
  readonly rows: Record<RowStatus, number>;
  attempts: number;
  /** Picked up by a person. */
  people: number;
  /** Picked up by nobody knows whom. */
  somebody: number;
  /** Rows with more than one attempt. */
  retried: number;
  /** Dollars; undefined while no attempt had a cost. */
  cost: number | undefined;
  /** Reading it failed, and is not tried again. */
  isUnreadable: boolean;
}

const NONE: Readonly<Record<RowStatus, number>> = {
  pending: 0,
  queued: 0,
  in_progress: 0,
  awaiting_retry: 0,
  completed: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  unknown: 0,
};

export function createTally(campaign: Campaign): CampaignTally {
  const counts = { attempts: 0, people: 0, somebody: 0, retried: 0, cost: undefined };
  return { campaign, rows: { ...NONE }, ...counts, isUnreadable: false };
}

export function addRow(tally: CampaignTally, row: Row): void {
  tally.rows[row.status] += 1;
  if ((row.attemptCount ?? 0) > 1) tally.retried += 1;
}

export function addAttempt(tally: CampaignTally, attempt: CallAttempt): void {
  tally.attempts += 1;
  if (attempt.answeredBy === "human") tally.people += 1;
  if (attempt.status === "ended" && attempt.disposition === "answered" && attempt.answeredBy === "unknown") {
    tally.somebody += 1;
  }
  if (attempt.cost !== undefined) tally.cost = (tally.cost ?? 0) + attempt.cost.amount;
}
