import type { components } from "../generated/revox/api.ts";
import { createRandom, itemAt, type Random } from "../random.ts";
import type { WorldOptions } from "../simulation.ts";
import { INVENTED, type Open } from "../words.ts";
import { type Ending, failingEndings, LAST_ENDINGS, RETRIED_ENDINGS, rareEndings } from "./endings.ts";

type Schemas = components["schemas"];
export type CampaignStatus = Open<Schemas["CampaignStatus"]>;
export type OrderStatus = Open<Schemas["CallStatus"]>;
export type AttemptStatus = Open<Schemas["AttemptStatus"]>;

/** One campaign of the organisation, in outline. */
export interface CampaignScript {
  readonly status: CampaignStatus;
  readonly cancelled?: true;
  readonly scheduled?: true;
  readonly withoutStats?: true;
  /** How far calling came. */
  readonly progress: "not begun" | "under way" | "held" | "done";
  /** How many are on the phone. */
  readonly live: number;
}

/** The call order of one row, in outline. */
export interface OrderPlan {
  readonly status: OrderStatus;
  /** Oldest first. */
  readonly attempts: readonly AttemptPlan[];
}

/** An attempt is over, with an ending, or it is not, with a status. */
export type AttemptPlan = { readonly ending: Ending } | { readonly live: AttemptStatus };

/** The campaigns that there are at least, newest first; the first one is the largest. */
export function scripts(oddities: boolean): readonly CampaignScript[] {
  return [
    { status: "running", progress: "under way", live: 6 },
    { status: "draft", progress: "not begun", live: 0 },
    { status: "draft", scheduled: true, progress: "not begun", live: 0 },
    { status: "running", withoutStats: true, progress: "under way", live: 3 },
    { status: "paused", progress: "held", live: 0 },
    { status: "paused", progress: "held", live: 1 },
    { status: "completed", progress: "done", live: 0 },
    { status: "running", cancelled: true, progress: "held", live: 1 },
    { status: "completed", cancelled: true, progress: "held", live: 0 },
    { status: oddities ? INVENTED.revox.campaignStatus : "running", progress: "under way", live: 1 },
  ];
}

export const FILLER: readonly CampaignScript[] = [
  { status: "completed", progress: "done", live: 0 },
  { status: "completed", progress: "done", live: 0 },
  { status: "completed", cancelled: true, progress: "held", live: 0 },
];

/** Gives each row of each campaign its order, in turn. */
export interface Planner {
  /** Nothing while the row waits. */
  order(script: CampaignScript, position: number, size: number, random: Random): OrderPlan | undefined;
  finished(random: Random): OrderPlan;
}

export function createPlanner({ oddities }: WorldOptions): Planner {
  const rare = rareEndings(oddities);
  const failing = failingEndings(oddities);
  const statuses: readonly AttemptStatus[] = ["ongoing", "ringing", "queued"];
  const live = oddities ? [...statuses, INVENTED.revox.attemptStatus] : statuses;
  const turns = { finished: 0, failed: 0, live: 0 };

  const ended = (endings: readonly Ending[]) => endings.map((ending) => ({ ending }));
  const retried = (random: Random, most: number) =>
    Array.from({ length: random.integer(0, most) }, () => random.pick(RETRIED_ENDINGS));
  const waiting = (status: OrderStatus): OrderPlan => ({ status, attempts: [] });

  function finished(random: Random): OrderPlan {
    const turn = turns.finished++;
    if (turn % 9 === 5) return { status: "errored", attempts: ended([itemAt(failing, turns.failed++)]) };
    if (turn % 11 === 8)
      return { status: "completed", attempts: ended([0, 1, 2].map(() => random.pick(RETRIED_ENDINGS))) };
    const last = (turn % 3 === 1 ? rare[(turn - 1) / 3] : undefined) ?? random.pick(LAST_ENDINGS);
    return { status: "completed", attempts: ended([...retried(random, 2), last]) };
  }

  function order(script: CampaignScript, position: number, size: number, random: Random): OrderPlan | undefined {
    if (script.progress === "done") return finished(random);
    if (script.progress === "not begun") return undefined;
    const reach = Math.floor(size * 0.55);
    if (position < reach) {
      if (script.cancelled && position % 4 === 3) return { status: "cancelled", attempts: ended(retried(random, 1)) };
      if (position % 8 === 7) {
        return { status: "scheduled", attempts: ended([random.pick(RETRIED_ENDINGS), ...retried(random, 1)]) };
      }
      return finished(random);
    }
    const next = position - reach;
    if (next < script.live) {
      const attempts = [...ended(retried(random, 2)), { live: itemAt(live, turns.live++) }];
      return { status: "calling", attempts };
    }
    if (script.progress === "held")
      return next < script.live + 2 && script.cancelled ? waiting("cancelled") : undefined;
    const queue: readonly OrderStatus[] = [
      "queued_for_calling",
      "queued_for_calling",
      "initializing",
      "scheduled",
      // One person asked for their order to be cancelled before anybody called.
      "cancelled",
      ...(oddities ? [INVENTED.revox.callStatus] : []),
    ];
    const status = queue[next - script.live];
    return status === undefined ? undefined : waiting(status);
  }

  return { order, finished };
}

/** Its own source for every row, whatever the others draw. */
export function rowRandom(seed: number, campaignId: string, position: number): Random {
  return createRandom(seed, "revox", campaignId, "row", position);
}
