/** What the reference exchange says of its world. */
import type { AnsweredBy, Disposition, EndCategory, EndedBy } from "@trunkline/core";
import type { TrueCampaign, TrueOutcome } from "../exchange.ts";
import {
  isLive,
  mayDial,
  rowStatusOf,
  type World,
  type WorldAttempt,
  type WorldCampaign,
  type WorldRow,
} from "./world.ts";

/** Words of the reference exchange that no table has. */
export const INVENTED = {
  campaignStatus: "hibernating",
  rowStatus: "parked",
  attemptStatus: "on_hold",
  disposition: "abducted",
  answeredBy: "parrot",
  endReason: "sunspots",
  outcome: "wants_brochure",
} as const;

/** What of the world goes by words that nobody knows. */
export interface Oddities {
  readonly campaigns: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  /** Attempts that are not over. */
  readonly live: ReadonlySet<string>;
  /** Attempts that are. */
  readonly ended: ReadonlySet<string>;
}

interface Ending {
  readonly disposition: Disposition;
  readonly answeredBy: AnsweredBy;
  readonly endReason: EndCategory;
  readonly endedBy: EndedBy;
}

const person = (endReason: EndCategory, endedBy: EndedBy): Ending => ({
  disposition: "answered",
  answeredBy: "human",
  endReason,
  endedBy,
});
const vain = (disposition: Disposition, endReason: EndCategory): Ending => ({
  disposition,
  answeredBy: "nobody",
  endReason,
  endedBy: "system",
});

/** What the exchange says of each way in which a dial turns out. */
export const ENDINGS: Readonly<Record<TrueOutcome, Ending>> = {
  interested: person("callee_hangup", "callee"),
  not_interested: person("callee_hangup", "callee"),
  completed: person("agent_hangup", "agent"),
  callback: person("agent_hangup", "agent"),
  new_number: person("agent_hangup", "agent"),
  do_not_contact: person("callee_hangup", "callee"),
  transfer: person("transferred", "agent"),
  cut_off: person("platform_error", "system"),
  voicemail: { disposition: "voicemail", answeredBy: "machine", endReason: "voicemail", endedBy: "agent" },
  ivr: { disposition: "answered", answeredBy: "ivr", endReason: "agent_hangup", endedBy: "agent" },
  screening: { disposition: "answered", answeredBy: "call_screening", endReason: "silence_timeout", endedBy: "system" },
  no_answer: vain("no_answer", "no_answer"),
  busy: vain("busy", "busy"),
  unreachable: vain("unreachable", "dial_failed"),
  invalid_number: vain("invalid_number", "invalid_number"),
  not_dialled: vain("not_dialled", "capacity"),
};

const BUSINESS: Readonly<Partial<Record<TrueOutcome, string>>> = {
  interested: "interested",
  not_interested: "not_interested",
  completed: "completed",
  callback: "callback_requested",
  new_number: "callback_new_number",
  do_not_contact: "do_not_contact",
};

/** One oddity of each kind: a campaign that is running, and the rest in the largest. */
export function chooseOddities({ campaigns: [largest, ...others], now }: World, isWanted: boolean): Oddities {
  const rows = (isWanted && largest?.rows) || [];
  const running = isWanted ? others.find(({ status }) => status === "running") : undefined;
  const live = rows.filter((row) => isLive(row, now)).at(-1);
  const ended = rows.find((row) => !isLive(row, now) && BUSINESS[row.attempts.at(-1)?.outcome ?? "busy"] !== undefined);
  return {
    campaigns: new Set(running && [running.id]),
    rows: new Set(rows.slice(-1).map(({ id }) => id)),
    live: new Set(live?.attempts.slice(-1).map(({ id }) => id)),
    ended: new Set(ended?.attempts.slice(-1).map(({ id }) => id)),
  };
}

export function toCampaign(world: World, campaign: WorldCampaign, odd: Oddities) {
  const { id, name, status, startsAt, latestAt, agent, callers, maxConcurrency, rows, live } = campaign;
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const word = rowStatusOf(world, campaign, row);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return {
    id,
    name,
    status: odd.campaigns.has(id) ? INVENTED.campaignStatus : status,
    createdAt: toInstant(campaign.createdAt),
    updatedAt: toInstant(campaign.updatedAt),
    ...(startsAt !== undefined && { startsAt: toInstant(startsAt) }),
    ...(latestAt !== undefined && { latestAt: toInstant(latestAt) }),
    ...(status === "archived" && { endedAs: "completed" }),
    agent,
    callers,
    maxConcurrency,
    progress: { total: rows.length, live: live.filter((row) => isLive(row, world.now)).length, rows: counts },
  };
}

export function toRow(world: World, campaign: WorldCampaign, row: WorldRow, odd: Oddities) {
  const { id, position, phoneNumber, name, variables, attempts } = row;
  const outcome = isLive(row, world.now) ? undefined : BUSINESS[attempts.at(-1)?.outcome ?? "no_answer"];
  const isOdd = odd.ended.has(attempts.at(-1)?.id ?? "");
  return {
    id,
    campaignId: campaign.id,
    position,
    phoneNumber,
    name,
    variables,
    status: odd.rows.has(id) ? INVENTED.rowStatus : rowStatusOf(world, campaign, row),
    ...(outcome !== undefined && { outcome: isOdd ? INVENTED.outcome : outcome }),
    attempts: attempts.map((attempt) => toAttempt(world, campaign, row, attempt, odd)),
  };
}

export function toAttempt(world: World, campaign: WorldCampaign, row: WorldRow, attempt: WorldAttempt, odd: Oddities) {
  const { id, outcome, startedAt, answeredAt, endsAt } = attempt;
  const head = {
    id,
    campaignId: campaign.id,
    rowId: row.id,
    phoneNumber: row.phoneNumber,
    startedAt: toInstant(startedAt),
    ...(answeredAt !== undefined && answeredAt <= world.now && { answeredAt: toInstant(answeredAt) }),
  };
  if (endsAt > world.now) {
    const status = answeredAt !== undefined && answeredAt <= world.now ? "in_progress" : "ringing";
    return { ...head, status: odd.live.has(id) ? INVENTED.attemptStatus : status };
  }
  const isOdd = odd.ended.has(id);
  const seconds = answeredAt === undefined ? 0 : (endsAt - answeredAt) / 1_000;
  return {
    ...head,
    ...ENDINGS[outcome],
    ...(isOdd && { disposition: INVENTED.disposition, answeredBy: INVENTED.answeredBy, endReason: INVENTED.endReason }),
    status: "ended",
    endedAt: toInstant(endsAt),
    cost: Math.round(seconds * 2) / 1_000 + 0.001,
    ...(answeredAt !== undefined && {
      transcript: [
        { role: "agent", text: `Hello ${row.name ?? ""}`, secondsFromStart: 0.5 },
        { role: "callee", text: "Hello" },
      ],
      summary: "They spoke.",
      recordingUrl: `https://recordings.example/${id}.wav`,
    }),
  };
}

export function toTruth(world: World, campaign: WorldCampaign): TrueCampaign {
  return {
    id: campaign.id,
    name: campaign.name,
    createdAt: toInstant(campaign.createdAt),
    mayDial: mayDial(campaign),
    rows: campaign.rows.map(({ position, phoneNumber, attempts }) => ({
      position,
      phoneNumber,
      attempts: attempts.map(({ id, outcome, endsAt }) =>
        endsAt > world.now ? { id, over: false } : { id, over: true, outcome },
      ),
    })),
  };
}

export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export type WireCampaign = ReturnType<typeof toCampaign>;
export type WireRow = ReturnType<typeof toRow>;
export type WireAttempt = ReturnType<typeof toAttempt>;
