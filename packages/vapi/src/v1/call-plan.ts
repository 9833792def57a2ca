/** Which way to a campaign's calls takes fewer requests, decided anew while one of them is gone. Asks for nothing itself. */

/** What the pages of a window have shown so far. */
export interface WindowSoFar {
  /** How many were asked for. */
  readonly pages: number;
  /** The time that they cover, in milliseconds; 0 where nothing tells. */
  readonly coveredMs: number;
  /** The time that is left of the window, in milliseconds. Absent: not known, because that end is open. */
  readonly leftMs?: number;
  /** Calls of the campaign on the last page. */
  readonly brought: number;
}

/** Calls that are known by name, and what is known of the window that they are in. */
export interface CallPlan {
  /** How many there were to find at first. */
  readonly named: number;
  /** How many are still to be found: as many requests, if they are asked for one by one. */
  readonly missing: number;
  /** Most calls that one page of the window holds. */
  readonly limit: number;
  readonly soFar: WindowSoFar;
}

/** So much of what the names would cost is spent on looking at the window first: the newest hours may be the busiest. */
const LOOK = 0.1;

/**
 * Whether to ask for the missing calls one by one from here on, rather than for the rest of the window. To be asked again
 * after each page, until it is true.
 *
 * Takes what is left of a window to be as dense as what was read of it. Where an organisation calls evenly, this costs a
 * fifth more than the cheaper way at the most, and two requests; where it does not, never more than twice as many requests
 * as there are names, nor eleven times as many as the window has pages.
 */
export function isCheaperSingly(plan: CallPlan): boolean {
  const { named, missing, soFar } = plan;
  if (missing <= 1 || (soFar.pages > 0 && soFar.pages >= named)) return true;
  // A page that brought several was cheaper than they would have been, and what comes together is often not over yet.
  if (soFar.pages === 0 || soFar.pages < missing * LOOK || soFar.brought > 1) return false;
  return missing < pagesLeft(plan);
}

/** No fewer than the missing calls fill. */
function pagesLeft({ missing, limit, soFar: { pages, coveredMs, leftMs = 0 } }: CallPlan): number {
  const pagesPerMs = coveredMs > 0 ? pages / coveredMs : 0;
  return Math.max(Math.ceil(missing / limit), leftMs * pagesPerMs);
}
