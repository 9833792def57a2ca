/** A little world in which phones ring: campaigns that dial minute by minute. */
import type { Agent, CampaignStatus, RowStatus } from "@trunkline/core";
import { OUTCOMES, type TrueOutcome, type TrueRing } from "../exchange.ts";

const MINUTE_MS = 60_000;
/** From here on nobody is rung again. */
const FINAL: readonly TrueOutcome[] = OUTCOMES.filter(
  (outcome) => !["voicemail", "no_answer", "busy"].includes(outcome),
);
const ANSWERED: readonly TrueOutcome[] = OUTCOMES.slice(0, OUTCOMES.indexOf("no_answer"));

export interface WorldAttempt {
  readonly id: string;
  readonly outcome: TrueOutcome;
  readonly startedAt: number;
  /** Absent: nobody picks up. */
  readonly answeredAt?: number;
  readonly endsAt: number;
}

export interface WorldRow {
  readonly id: string;
  readonly position: number;
  readonly phoneNumber: string;
  /** Absent: it was not given. */
  readonly name?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly attempts: WorldAttempt[];
}

export interface WorldCampaign {
  readonly id: string;
  name: string;
  status: CampaignStatus;
  readonly createdAt: number;
  updatedAt: number;
  /** When a scheduled one starts. */
  startsAt?: number;
  /** From when on nobody is dialled any more. */
  latestAt?: number;
  readonly agent: Agent;
  /** Numbers to ring from. */
  callers: readonly string[];
  maxConcurrency: number;
  /** Most attempts for one row. Absent: the world's. */
  maxAttempts?: number;
  readonly rows: readonly WorldRow[];
  /** Rows that are to be rung, soonest first. */
  readonly waiting: WorldRow[];
  /** Rows with somebody on the line. */
  live: WorldRow[];
  /** Dials that it has not used yet; so many more come with each minute. */
  allowance: number;
  readonly dialsPerMinute: number;
  /** Out of everybody's sight. It goes on dialling all the same, unless it was stopped before. */
  isDeleted: boolean;
}

export interface World {
  readonly campaigns: WorldCampaign[];
  readonly rings: TrueRing[];
  now: number;
  readonly attemptsPerRow: number;
  /** How many attempts there have been. */
  attempts: number;
  /** How many campaigns were created by request. */
  created: number;
}

/** The campaigns that somebody can see. */
export function visible({ campaigns }: World): WorldCampaign[] {
  return campaigns.filter(({ isDeleted }) => !isDeleted);
}

/** Lets a minute pass for one campaign, up to a moment. */
export function tick(world: World, campaign: WorldCampaign, now: number): void {
  hangUp(world, campaign, now);
  if (mayDial(campaign) && (campaign.latestAt ?? Number.POSITIVE_INFINITY) <= now) change(campaign, "stopping", now);
  if (campaign.status === "scheduled" && (campaign.startsAt ?? 0) <= now) change(campaign, "running", now);
  if (campaign.status === "running") {
    campaign.allowance += campaign.dialsPerMinute;
    const { maxConcurrency } = campaign;
    while (campaign.allowance >= 1 && campaign.waiting.length > 0 && campaign.live.length < maxConcurrency) {
      campaign.allowance -= 1;
      dial(world, campaign, now);
    }
    if (campaign.waiting.length + campaign.live.length === 0) change(campaign, "completed", now);
  }
  if (campaign.live.length > 0) return;
  if (campaign.status === "pausing") change(campaign, "paused", now);
  if (campaign.status === "stopping") change(campaign, "cancelled", now);
}

/** Moves the world on, minute by minute. */
export function advance(world: World, milliseconds: number): void {
  const until = world.now + milliseconds;
  while (world.now < until) {
    world.now = Math.min(until, world.now + MINUTE_MS);
    for (const campaign of world.campaigns) tick(world, campaign, world.now);
  }
}

/** Rings the next who waits. */
export function dial(world: World, campaign: WorldCampaign, now: number): void {
  const row = campaign.waiting.shift();
  if (row === undefined) return;
  world.attempts += 1;
  const outcome = OUTCOMES[(world.attempts * 5 + row.position) % OUTCOMES.length] ?? "no_answer";
  const id = `attempt-${String(world.attempts).padStart(6, "0")}`;
  const answeredAt = ANSWERED.includes(outcome) ? { answeredAt: now + 15_000 } : {};
  const seconds = "answeredAt" in answeredAt ? 50 + (world.attempts % 9) * 10 : 25;
  row.attempts.push({ id, outcome, startedAt: now, ...answeredAt, endsAt: now + seconds * 1_000 });
  campaign.live.push(row);
  if (outcome !== "not_dialled") world.rings.push({ campaignId: campaign.id, attemptId: id });
}

function hangUp(world: World, campaign: WorldCampaign, now: number): void {
  const over = campaign.live.filter((row) => !isLive(row, now));
  campaign.live = campaign.live.filter((row) => isLive(row, now));
  for (const row of over) if (isToBeRungAgain(world, campaign, row)) campaign.waiting.push(row);
}

export function change(campaign: WorldCampaign, status: CampaignStatus, now: number): void {
  campaign.status = status;
  campaign.updatedAt = now;
}

export function isLive({ attempts }: WorldRow, now: number): boolean {
  return (attempts.at(-1)?.endsAt ?? now) > now;
}

function isToBeRungAgain(world: World, campaign: WorldCampaign, { attempts }: WorldRow): boolean {
  const last = attempts.at(-1);
  const most = campaign.maxAttempts ?? world.attemptsPerRow;
  return last === undefined || (!FINAL.includes(last.outcome) && attempts.length < most);
}

/** Whether a phone may ring without anybody asking again. */
export function mayDial({ status }: WorldCampaign): boolean {
  return status === "running" || status === "scheduled";
}

export function rowStatusOf(world: World, campaign: WorldCampaign, row: WorldRow): RowStatus {
  if (isLive(row, world.now)) return "in_progress";
  const last = row.attempts.at(-1);
  const isStopped = campaign.status === "cancelled" || campaign.status === "stopping";
  if (isToBeRungAgain(world, campaign, row))
    return isStopped ? "cancelled" : last === undefined ? "pending" : "awaiting_retry";
  const isFailure = last?.outcome === "invalid_number" || last?.outcome === "not_dialled";
  return isFailure ? "failed" : "completed";
}
