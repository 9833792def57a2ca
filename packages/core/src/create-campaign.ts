import type { Finding } from "./errors.ts";
import type { Agent, Caller, Campaign } from "./model/campaign.ts";
import type { Instant } from "./model/instant.ts";
import type { Contact } from "./model/row.ts";
import type { CallOptions } from "./provider.ts";

/** One person who is to be rung. */
export interface NewRow {
  /** At least `phoneNumber` (E.164) or `sipUri`. */
  readonly contact: Contact;
  /** Values for the agent's placeholders, over those of the whole campaign. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/**
 * When a campaign begins. `now`: as soon as the provider has it. `draft`: when somebody launches it. `at`: by itself, at that
 * moment or as soon after it as the provider can.
 */
export type CampaignStart = "now" | "draft" | { readonly at: Instant };

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Hours of a day in which people are rung, in the plan's time zone. */
export interface CallingWindow {
  /** Time of day with 24 hours, `09:30`. */
  readonly from: string;
  /** Later on the same day; `24:00` is its end. */
  readonly until: string;
  /** Between two dials of one row, from 1 second. Absent: the provider's default. */
  readonly retryDelaySeconds?: number;
}

/** How often, and when, a row is dialled again by the provider that was dialled in vain. */
export interface RetryPlan {
  /** Dials of one row in all, the first included. */
  readonly maxAttempts: number;
  /** Absent: the provider's default. */
  readonly days?: readonly Weekday[];
  /** Absent: the provider's default. */
  readonly windows?: readonly CallingWindow[];
  /** IANA name, `Europe/Paris`. Absent: the zone of whoever is rung. */
  readonly timeZone?: string;
  /** Whether the second dial follows the first at once. Absent: no. */
  readonly secondAtOnce?: boolean;
}

/**
 * A campaign that is to be. One input for all providers: what one of them cannot honour is refused before anything is sent
 * if it changes who is rung or when, and is a warning in the result otherwise.
 */
export interface CreateCampaignOptions extends CallOptions {
  readonly name: string;
  /** Who talks. */
  readonly agent: Agent;
  /** Numbers to ring from; rows are dealt among several in blocks, in order. Absent, or empty: the provider's default. */
  readonly callers?: readonly Caller[];
  /** In the order in which they are to be rung, as far as that is up to us. Read once, to its end, before anything is sent. */
  readonly rows: Iterable<NewRow> | AsyncIterable<NewRow>;
  readonly start: CampaignStart;
  /** From when on nobody is dialled any more. Absent: there is no such moment. */
  readonly latestAt?: Instant;
  /** Most calls at one time. Absent: the provider's default. */
  readonly maxConcurrency?: number;
  /** Absent: the provider's default. */
  readonly retry?: RetryPlan;
  /** Values for the agent's placeholders, the same for all rows. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /**
   * Your own name for this one intention to ring these people: an id of yours, never a number or a name of theirs. With it,
   * asking again is the same as asking once, also after a crash, and nobody is rung for it twice: see `ledger` in the
   * adapter's options, which it needs. Absent: a doubt is told as a doubt, and is yours to resolve.
   */
  readonly intentKey?: string;
}

/** What creating came to. */
export interface Created<Model = Campaign> {
  readonly campaign: Model;
  /** What of the input was not honoured, or not as it was meant; by field. Empty: nothing. */
  readonly warnings: readonly Finding[];
  /**
   * `created`: by this call. `found`: by an earlier request of the same intent whose answer was lost. `known`: the ledger has
   * had it, and nothing was asked for but its state.
   */
  readonly how: "created" | "found" | "known";
}

/** What launching came to. */
export interface Launched<Model = Campaign> {
  readonly campaign: Model;
  /** What was not done as it was meant, such as rows that the provider left out; by field. Empty: nothing. */
  readonly warnings: readonly Finding[];
}

/** What is to be changed about a campaign. What is absent stays. */
export interface UpdateCampaignOptions extends CallOptions {
  readonly id: string;
  readonly name?: string;
  readonly maxConcurrency?: number;
  /** The number that is rung from. */
  readonly callers?: readonly Caller[];
  readonly retry?: RetryPlan;
  /** Only before it has begun. */
  readonly startAt?: Instant;
  /** Only before it has begun, and together with `startAt`. */
  readonly latestAt?: Instant;
}
