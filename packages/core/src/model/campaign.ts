import type { Instant } from "./instant.ts";
import type { RowStatus } from "./row.ts";

/** Every status of a campaign, in the order of its life. `unknown` is last, and is never read as over. */
export const CAMPAIGN_STATUSES = [
  "draft",
  "scheduled",
  "running",
  "pausing",
  "paused",
  "stopping",
  "completed",
  "cancelled",
  "failed",
  "archived",
  "unknown",
] as const;

/**
 * Where a campaign is in its life.
 *
 * - `draft`: exists, not launched
 * - `scheduled`: starts by itself at a known instant
 * - `running`: admits rows
 * - `pausing`: a pause was asked for; calls are still live, or nobody can say that none is
 * - `paused`: can be resumed, and is proven quiet
 * - `stopping`: a cancel was asked for; calls are still live, or nobody can say that none is
 * - `completed`: every row reached its end by itself
 * - `cancelled`: ended by a person; some rows may never have been tried
 * - `failed`: the provider gave up on all of it
 * - `archived`: hidden; its earlier end is in {@link Campaign.endedAs}
 * - `unknown`: the provider used a word that we do not know
 *
 * Ask {@link isOver} and {@link mayStillDial} rather than comparing: `unknown` is not over, and may still dial.
 */
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

const OVER = new Set<CampaignStatus>(["completed", "cancelled", "failed", "archived"]);
const QUIET = new Set<CampaignStatus>([...OVER, "draft", "paused"]);

/** Whether a campaign has ended for good. `unknown` has not. */
export function isOver(status: CampaignStatus): boolean {
  return OVER.has(status);
}

/**
 * Whether a campaign may still make a phone ring without anybody asking again. `unknown` may; so may `scheduled`, later.
 * Goes by the status alone: calls that are still under way are in {@link Progress.live}.
 */
export function mayStillDial(status: CampaignStatus): boolean {
  return !QUIET.has(status);
}

/** How far a campaign has come. A count that the provider does not give is absent, never 0. */
export interface Progress {
  /** All rows of the campaign. */
  readonly total?: number;
  /** Calls that are ringing or under way at this moment. */
  readonly live?: number;
  /** Rows by status. A status that is absent was not counted by the provider. */
  readonly rows: Readonly<Partial<Record<RowStatus, number>>>;
}

/** Who talks: one of the provider's stored agents, in one of the three forms that providers have. */
export interface Agent {
  readonly kind: "assistant" | "squad" | "workflow";
  readonly id: string;
}

/** A number that calls go out from, by the provider's id for it, by itself (E.164), or both. */
export interface Caller {
  readonly id?: string;
  readonly phoneNumber?: string;
}

/** One list of people that a provider rings with one agent. Plain data: what you log, queue or store is what you have. */
export interface Campaign<Raw = unknown> {
  /** Id of the provider, as in `createSwitchboard` and `providerOptions`: `"vapi"`. */
  readonly provider: string;
  readonly id: string;
  /** Without {@link intentMarker}. Empty when the provider gave none. */
  readonly name: string;
  /** Mark of the intent that it was created for, from its name at the provider. Absent: it was created without one. */
  readonly intentMarker?: string;
  readonly status: CampaignStatus;
  /** The provider's own word, verbatim; empty when it gave none. */
  readonly providerStatus: string;
  readonly createdAt?: Instant;
  readonly updatedAt?: Instant;
  /** When calls may go out. Absent: at once, or not told. */
  readonly schedule?: { readonly earliestAt?: Instant; readonly latestAt?: Instant };
  /** Absent when the provider named none. */
  readonly agent?: Agent;
  /** Empty when the provider's default is used, or the answer does not say. */
  readonly callers: readonly Caller[];
  /** Most calls at one time. Absent: the provider's default, or its account's limit. */
  readonly maxConcurrency?: number;
  /** Absent when this answer held no counts. */
  readonly progress?: Progress;
  /** The provider's reason for the end, verbatim. */
  readonly endedReason?: string;
  /** For an `archived` campaign, how it had ended before it was hidden; absent when the provider does not say. */
  readonly endedAs?: "completed" | "cancelled";
  /** The answer that this was read from, untouched. May hold personal data. */
  readonly raw: Raw;
}
