import { type Conversation, converse } from "../fiction/conversation.ts";
import { type Person, personAt } from "../fiction/people.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../instant.ts";
import { createRandom, itemAt, type Random } from "../random.ts";
import type { WorldOptions } from "../simulation.ts";
import { COMMON_ENDINGS, type Ending } from "./endings.ts";

/** One campaign of the organisation, in outline. */
export interface CampaignScript<Status extends string = string> {
  readonly status: Status;
  readonly endedReason?:
    | "campaign.scheduled.ended-by-user"
    | "campaign.in-progress.ended-by-user"
    | "campaign.ended.success";
  /** How far dialling came, and whether anybody is on the phone. */
  readonly progress: "not begun" | "under way" | "draining" | "halted" | "done";
  /** Default: an assistant. */
  readonly agent?: "squad" | "workflow";
  readonly dialPlan?: true;
  /** Whether our server is asked before each contact, which then may be left out. */
  readonly predial?: true;
}

/** What a provider makes of the outlines. */
export interface Cast {
  readonly provider: string;
  /** Newest first; the first one is the largest. What more is wanted is filled up with `filler`, over and over. */
  readonly scripts: readonly CampaignScript[];
  readonly filler: readonly CampaignScript[];
  /** Endings that occur once each. */
  readonly rare: readonly Ending[];
  /** Statuses of calls that are not over, dealt out in turn. */
  readonly live: readonly string[];
}

export interface CampaignPlan {
  readonly id: string;
  readonly name: string;
  readonly script: CampaignScript;
  readonly agentId: string;
  /** Two when there is a dial plan. */
  readonly callerIds: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly earliestAt?: number;
  readonly rows: readonly RowPlan[];
}

export interface RowPlan {
  readonly position: number;
  readonly person: Person;
  readonly externalId: string;
  readonly state: "waiting" | "skipped" | "predial-failed" | "live" | "ended";
  readonly call?: CallPlan;
}

export interface CallPlan {
  readonly id: string;
  readonly status: string;
  readonly ending?: Ending;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When it was picked up. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly conversation?: Conversation;
}

const CITIES = ["north", "south", "east", "west", "centre"];

/** Deals out endings: mostly the common ones, and every rare one once. */
export interface Deck {
  draw(random: Random): Ending;
}

export function createDeck(rare: readonly Ending[]): Deck {
  let drawn = 0;
  return {
    draw(random) {
      drawn++;
      const next = drawn % 4 === 0 ? rare[drawn / 4 - 1] : undefined;
      return next ?? random.pick(COMMON_ENDINGS);
    },
  };
}

/** Every campaign of the organisation, newest first. */
export function planCampaigns(options: WorldOptions, cast: Cast): CampaignPlan[] {
  const deck = createDeck(cast.rare);
  let live = 0;
  const nextLive = () => itemAt(cast.live, live++);
  return Array.from({ length: options.campaigns }, (_, index) => {
    const script = cast.scripts[index] ?? itemAt(cast.filler, index - cast.scripts.length);
    return planCampaign(options, cast, script, index, deck, nextLive);
  });
}

function planCampaign(
  { seed, now, rows: most }: WorldOptions,
  { provider }: Cast,
  script: CampaignScript,
  index: number,
  deck: Deck,
  nextLive: () => string,
): CampaignPlan {
  const random = createRandom(seed, provider, "campaign", index);
  const id = random.uuid();
  const createdAt = now - 3 * HOUR - index * 30 * HOUR - random.integer(0, index === 0 ? 0 : 8 * HOUR);
  const begun = createdAt + MINUTE;
  const size = index === 0 ? most : Math.min(most, random.integer(3, 40));
  const spread = { begun, span: Math.min(size * 3 * MINUTE, now - 25 * MINUTE - begun) };
  const reach = dialled(script.progress, size);
  const rows = Array.from({ length: size }, (_, position): RowPlan => {
    // Two rows of the largest campaign have one number: what is told apart by number alone, is not.
    const person = personAt(seed, id, position);
    const sharer = index === 0 && position === 5 ? { ...person, number: personAt(seed, id, 4).number } : person;
    const row = { position, person: sharer, externalId: `crm-${index + 1}-${position + 1}` };
    if (position >= reach.ended + reach.live) return { ...row, state: "waiting" };
    if (script.predial && position % 11 === 6) return { ...row, state: "predial-failed" };
    if (script.predial && position % 11 === 9) return { ...row, state: "skipped" };
    const call = createRandom(seed, provider, id, "call", position);
    if (position >= reach.ended) return { ...row, state: "live", call: planLiveCall(call, now, begun, nextLive()) };
    // Calls are placed in handfuls, so that some share their instant to the millisecond.
    const place = position % 5 === 4 ? position - 1 : position;
    const placedAt = begun + Math.floor((place / size) * spread.span);
    return { ...row, state: "ended", call: planEndedCall(call, placedAt, deck.draw(call), sharer) };
  });
  const scheduled = script.progress === "not begun" && script.endedReason === undefined;
  return {
    id,
    name: `Check-ups ${itemAt(CITIES, index)} ${index + 1}`,
    script,
    agentId: createRandom(seed, provider, script.agent ?? "assistant", index % 3).uuid(),
    callerIds: callerIds(seed, provider, index, script.dialPlan ? 2 : 1),
    createdAt,
    updatedAt: Math.max(createdAt, ...lastEvents(rows)),
    ...(scheduled && { earliestAt: now + random.integer(1, 5) * DAY }),
    ...(!scheduled && index % 4 === 2 && { earliestAt: begun }),
    rows,
  };
}

/** Numbers that the organisation calls from. */
export function callerIds(seed: number, provider: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    createRandom(seed, provider, "caller", (first + index) % 3).uuid(),
  );
}

/** Dialling goes down the list: how many rows are through, and how many are on the phone. */
function dialled(progress: CampaignScript["progress"], size: number): { ended: number; live: number } {
  const part = Math.floor(size * 0.55);
  switch (progress) {
    case "not begun":
      return { ended: 0, live: 0 };
    case "under way":
      return { ended: part, live: Math.min(size - part, 10) };
    case "draining":
      return { ended: part, live: Math.min(size - part, 2) };
    case "halted":
      return { ended: part, live: 0 };
    case "done":
      return { ended: size, live: 0 };
  }
}

function planLiveCall(random: Random, now: number, begun: number, status: string): CallPlan {
  const id = random.uuid();
  const createdAt = Math.max(begun, now - random.integer(20 * SECOND, 9 * MINUTE));
  const talking = status === "in-progress" || status === "forwarding";
  const startedAt = Math.min(now, createdAt + 9 * SECOND);
  return { id, status, createdAt, updatedAt: talking ? startedAt : createdAt, ...(talking && { startedAt }) };
}

/** A call that is over, from the moment it was placed. */
export function planEndedCall(random: Random, createdAt: number, ending: Ending, person: Person): CallPlan {
  const id = random.uuid();
  const common = { id, status: "ended", ending, createdAt };
  const after = (seconds: number) => ({
    endedAt: createdAt + seconds * SECOND,
    updatedAt: createdAt + seconds * SECOND,
  });
  if (ending.reached === "nothing") return { ...common, ...after(1) };
  const ringing = random.integer(4, 30);
  if (ending.talk === undefined) return { ...common, ...after(ringing) };
  const conversation = converse(ending.talk, person, random);
  const seconds = ending.seconds ?? conversation.seconds;
  return { ...common, startedAt: createdAt + ringing * SECOND, ...after(ringing + seconds), conversation };
}

function lastEvents(rows: readonly RowPlan[]): readonly [number] {
  return [rows.reduce((last, { call }) => Math.max(last, call?.updatedAt ?? 0), 0)];
}
