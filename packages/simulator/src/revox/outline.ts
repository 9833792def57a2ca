import { itemAt, type Random } from "../random.ts";
import { INVENTED } from "../words.ts";
import { type Ending, failingEndings, isWorthAnother, LAST_ENDINGS, RETRIED_ENDINGS, rareEndings } from "./endings.ts";
import type { AttemptStatus, Campaign, CampaignStatus, OrderStatus } from "./state.ts";

/** One campaign as it was at the beginning, in outline. */
export interface CampaignOutline {
  readonly status: CampaignStatus;
  readonly cancelled?: true;
  readonly scheduled?: true;
  readonly stats?: Campaign["stats"];
  /** How far calling came. */
  readonly progress: "not begun" | "under way" | "held" | "done";
  /** How many are on the phone. */
  readonly live: number;
}

/** The call order of one row, in outline. */
export interface OrderOutline {
  readonly status: OrderStatus;
  /** Oldest first. */
  readonly attempts: readonly AttemptOutline[];
}

/** An attempt is over, with an ending, or it is not, with a status. */
export type AttemptOutline = { readonly ending: Ending } | { readonly live: AttemptStatus };

/** The campaigns that there are at least, newest first; the first one is the largest. */
export function outlines(oddities: boolean): readonly CampaignOutline[] {
  return [
    { status: "running", progress: "under way", live: 4 },
    { status: "draft", progress: "not begun", live: 0 },
    { status: "draft", scheduled: true, progress: "not begun", live: 0 },
    { status: "running", stats: "absent", progress: "under way", live: 2 },
    { status: "paused", progress: "held", live: 0 },
    { status: "paused", progress: "held", live: 1 },
    { status: "completed", progress: "done", live: 0 },
    { status: "running", cancelled: true, progress: "held", live: 1 },
    { status: "completed", cancelled: true, progress: "held", live: 0 },
    { status: oddities ? INVENTED.revox.campaignStatus : "running", progress: "under way", live: 1 },
    { status: "completed", stats: "null", progress: "done", live: 0 },
  ];
}

export const FILLER: readonly CampaignOutline[] = [
  { status: "completed", progress: "done", live: 0 },
  { status: "completed", progress: "done", live: 0 },
  { status: "completed", cancelled: true, progress: "held", live: 0 },
];

/** Gives each row of each campaign its order, in turn. */
export interface Planner {
  /** Nothing while the row waits. */
  order(outline: CampaignOutline, position: number, size: number, random: Random): OrderOutline | undefined;
  finished(random: Random): OrderOutline;
}

/** Of all orders together, no more than `concurrency` are on the phone. */
export function createPlanner(oddities: boolean, concurrency: number): Planner {
  const rare = rareEndings(oddities);
  const failing = failingEndings(oddities);
  const live: readonly AttemptStatus[] = ["ongoing", "ringing", "queued"];
  const turns = { finished: 0, failed: 0, live: 0 };

  const ended = (endings: readonly Ending[]) => endings.map((ending) => ({ ending }));
  const retried = (random: Random, least: number, most: number) =>
    Array.from({ length: random.integer(least, most) }, () => random.pick(RETRIED_ENDINGS));
  const waiting = (status: OrderStatus): OrderOutline => ({ status, attempts: [] });

  function finished(random: Random): OrderOutline {
    const turn = turns.finished++;
    if (turn % 9 === 5) return { status: "errored", attempts: ended([itemAt(failing, turns.failed++)]) };
    if (turn % 6 === 3) return { status: "completed", attempts: ended(retried(random, 3, 3)) };
    const last = (turn % 3 === 1 ? rare[(turn - 1) / 3] : undefined) ?? random.pick(LAST_ENDINGS);
    const least = isWorthAnother(last) ? 2 : 0;
    return { status: "completed", attempts: ended([...retried(random, least, 2), last]) };
  }

  /** One of them stays where it is for ever, in a word that nobody knows. */
  function onThePhone(): AttemptStatus {
    const turn = turns.live++;
    return oddities && turn === 3 ? INVENTED.revox.attemptStatus : itemAt(live, turn);
  }

  function order(outline: CampaignOutline, position: number, size: number, random: Random): OrderOutline | undefined {
    if (outline.progress === "done") return finished(random);
    if (outline.progress === "not begun") return undefined;
    const reach = Math.floor(size * 0.55);
    if (position < reach) {
      if (outline.cancelled && position % 4 === 3) {
        return { status: "cancelled", attempts: ended(retried(random, 0, 1)) };
      }
      // Of a cancelled one, nothing waits any more.
      if (position % 8 === 7 && !outline.cancelled) {
        return { status: "scheduled", attempts: ended(retried(random, 1, 2)) };
      }
      return finished(random);
    }
    const next = position - reach;
    if (next < outline.live) {
      if (turns.live >= concurrency) return waiting("queued_for_calling");
      return { status: "calling", attempts: [...ended(retried(random, 0, 2)), { live: onThePhone() }] };
    }
    if (outline.progress === "held") {
      return next < outline.live + 2 && outline.cancelled ? waiting("cancelled") : undefined;
    }
    const queue: readonly OrderStatus[] = [
      "queued_for_calling",
      "queued_for_calling",
      "initializing",
      "scheduled",
      // One person asked for their order to be cancelled before anybody called.
      "cancelled",
      ...(oddities ? [INVENTED.revox.callStatus] : []),
    ];
    const status = queue[next - outline.live];
    return status === undefined ? undefined : waiting(status);
  }

  return { order, finished };
}
