import type { components } from "../generated/vapi/api.ts";
import type { Ending } from "./ending.ts";

/** One campaign that is there from the beginning, in outline. */
export interface CampaignScript<Status extends string = string> {
  readonly status: Status;
  readonly endedReason?: components["schemas"]["CampaignEndedReason"];
  /** How far dialling came, and whether anybody is on the phone. */
  readonly progress: "not begun" | "under way" | "draining" | "halted" | "done";
  /** Default: an assistant. */
  readonly agent?: "squad" | "workflow";
  readonly dialPlan?: true;
  /** Whether a server is asked before each contact, which then may be left out. */
  readonly predial?: true;
}

/** What a provider makes of the outlines. */
export interface Cast {
  /** Newest first; the first one is the largest. What more is wanted is filled up with `filler`, over and over. */
  readonly scripts: readonly CampaignScript[];
  readonly filler: readonly CampaignScript[];
  /** Endings that occur once each. */
  readonly rare: readonly Ending[];
  /** Statuses of calls that are not over, dealt out in turn. */
  readonly live: readonly string[];
  /** Stands on the last row of the largest campaign while it waits. */
  readonly waitingWord?: string;
}

/** How many rows of a campaign are through, and how many are on the phone: dialling goes down the list. */
export function reachOf(progress: CampaignScript["progress"], size: number): { ended: number; live: number } {
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

/** Calls that are still under way after their campaign was stopped: those that had not rung by then were deleted. */
export const DRAINING: readonly string[] = ["in-progress", "ringing"];

/** Deals out endings: mostly the common ones, and every rare one once. */
export interface Deck {
  next(): Ending | undefined;
}

export function createDeck(rare: readonly Ending[]): Deck {
  let drawn = 0;
  return {
    next() {
      drawn++;
      return drawn % 4 === 0 ? rare[drawn / 4 - 1] : undefined;
    },
  };
}
