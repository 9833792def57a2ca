import type { CampaignStart } from "../create-campaign.ts";
import type { CampaignStatus } from "../model/campaign.ts";
import type { RowStatus } from "../model/row.ts";
import { countOf, NONE, type Ranges, rangeOf, together, without } from "./ranges.ts";

/**
 * What was last begun with a set, or done. Between two steps of one thing there may have been a crash: then calling it again
 * goes on.
 */
export const SET_STATES = ["creating", "running", "pausing", "paused", "resuming", "stopping", "stopped"] as const;
export type SetState = (typeof SET_STATES)[number];

/** What the ledger keeps of one list of people that several campaigns share. Nothing about those who are rung. */
export interface LinkedSet {
  readonly key: string;
  readonly provider: string;
  readonly state: SetState;
  /** Tells its input from others: all of it but the rows and the start. */
  readonly digest: string;
  readonly start: CampaignStart;
  /** Rows of one part; `null`: there is one part. */
  readonly size: number | null;
  /** All rows. Absent until the input has been read to its end. */
  readonly total?: number;
  /** The list, in pieces of `size`, as far as it was read. */
  readonly parts: readonly Part[];
  /** In the order in which they were noted: a row is with the last one that has it. */
  readonly links: readonly SetLink[];
}

export interface Part {
  readonly rows: number;
  /** Tells its rows from others. */
  readonly digest: string;
}

/** One campaign, and which rows it was given: all of one part. */
export interface SetLink {
  /** From 1. That of one that came to nothing may come again: whoever still works on that one is then found out. */
  readonly number: number;
  readonly part: number;
  /** Original ones, in the order of upload. */
  readonly positions: Ranges;
  readonly start: CampaignStart;
  /** Absent: it is not known yet whether there is one. */
  readonly campaignId?: string;
  /** Whether somebody else had ended it before it was paused: then nobody of those who are left is rung. */
  readonly isEndedElsewhere?: true;
  /** How a pause left it. Absent: it was not paused, or not by being cancelled. */
  readonly closed?: ClosedLink;
}

/** What became of the rows of a campaign that was cancelled to be paused. */
export interface ClosedLink {
  readonly status: CampaignStatus;
  /** Provably never dialled. */
  readonly untried: Ranges;
  /** Nobody can say. */
  readonly doubtful: Ranges;
  /** The others, by status. */
  readonly rows: Readonly<Partial<Record<RowStatus, number>>>;
}

/** The `intentKey` of a link's campaign. */
export function linkKeyOf({ key }: Pick<LinkedSet, "key">, { number }: Pick<SetLink, "number">): string {
  return `${key}~${number}`;
}

export function nextNumber(links: readonly SetLink[]): number {
  return links.reduce((most, { number }) => Math.max(most, number), 0) + 1;
}

/** The positions of a part. */
export function rangeOfPart({ parts, size }: Pick<LinkedSet, "parts" | "size">, index: number): Ranges {
  return rangeOf(index * (size ?? 0), parts[index]?.rows ?? 0);
}

export function totalOf({ parts }: Pick<LinkedSet, "parts">): number {
  return parts.reduce((sum, { rows }) => sum + rows, 0);
}

/** Rows of a part by what is to become of them. Those that are in none of these are with a campaign, or done with. */
export interface Shares {
  /** With no campaign: to be rung by one that is still to come. */
  readonly waiting: Ranges;
  readonly doubtful: Ranges;
  /** Never dialled by a campaign that somebody else ended. */
  readonly dropped: Ranges;
}

export function sharesOf(set: LinkedSet, part: number): Shares {
  let waiting = rangeOfPart(set, part);
  let doubtful = NONE;
  let dropped = NONE;
  for (const link of set.links) {
    if (link.part !== part) continue;
    const { positions, closed, isEndedElsewhere } = link;
    const untried = closed?.untried ?? NONE;
    waiting = together(without(waiting, positions), isEndedElsewhere ? NONE : untried);
    dropped = together(without(dropped, positions), isEndedElsewhere ? untried : NONE);
    doubtful = together(without(doubtful, positions), closed?.doubtful ?? NONE);
  }
  return { waiting, doubtful, dropped };
}

/** Of all parts. */
export function allShares(set: LinkedSet): Shares {
  const all = set.parts.map((_part, index) => sharesOf(set, index));
  return {
    waiting: all.flatMap(({ waiting }) => waiting),
    doubtful: all.flatMap(({ doubtful }) => doubtful),
    dropped: all.flatMap(({ dropped }) => dropped),
  };
}

/** Every position that was ever in doubt, whoever vouched for it since. */
export function everInDoubt({ links }: Pick<LinkedSet, "links">): Ranges {
  return links.reduce<Ranges>((all, { closed }) => together(all, closed?.doubtful ?? NONE), NONE);
}

/** Rows that a link still has: those that a later one was given are not with it any more. */
export function keptBy({ links }: Pick<LinkedSet, "links">, link: SetLink): Ranges {
  const later = links.slice(links.indexOf(link) + 1).filter(({ part }) => part === link.part);
  return later.reduce<Ranges>((kept, { positions }) => without(kept, positions), link.positions);
}

export function rowsOf({ positions }: Pick<SetLink, "positions">): number {
  return countOf(positions);
}
