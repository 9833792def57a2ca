import type { Finding } from "./errors.ts";
import type { IntentLedger } from "./ledger.ts";
import type { Instant } from "./model/instant.ts";

/**
 * What is known of an intent.
 *
 * - `sending`: a request to create it was about to be sent, or was; nobody has looked what came of it, or nobody could
 * - `drafted`: there is a draft, and it is the only one; it was not launched yet
 * - `launching`: a request to launch the draft was about to be sent, or was
 * - `done`: there is one campaign, as it was meant
 * - `refused`: the provider said no, or nothing was sent: there is none
 * - `absent`: proven: a complete listing, read after the request could have taken effect, does not have it
 * - `stopped`: what was to wait was found running, and was cancelled; somebody may have been rung
 * - `duplicated`: there are several campaigns, and more than one may have dialled
 */
export const INTENT_STATES = [
  "sending",
  "drafted",
  "launching",
  "done",
  "refused",
  "absent",
  "stopped",
  "duplicated",
] as const;
export type IntentState = (typeof INTENT_STATES)[number];

/** What `reconcileIntents` found out about one intent. */
export interface IntentReport {
  readonly intentKey: string;
  /** As it is now. `doubtful`: it could not be found out; `busy`: another process is at it. */
  readonly state: IntentState | "doubtful" | "busy";
  /** Every campaign that is known to belong to it, the one that counts first. */
  readonly campaignIds: readonly string[];
  /** What to do, in words; absent: nothing. */
  readonly advice?: string;
  /** When to ask again, where it is `busy`: the other process's right has run out by then. */
  readonly retryAt?: Instant;
  /** As `createCampaign` gives them. Absent: there are none. */
  readonly warnings?: readonly Finding[];
}

/** How creating safely is done. What every adapter's options extend. */
export interface IntentOptions {
  /** Where intents are written down. Absent: `intentKey` cannot be used. */
  readonly ledger?: IntentLedger;
  /**
   * Time after which a request that left can no longer take effect unseen, in milliseconds: how long a campaign is looked
   * for before its absence is believed. Absent: 120 000. Less is a risk that somebody else takes with their sleep.
   */
  readonly settleMs?: number;
  /** Time for which one process may work on an intent before another may take it over, in milliseconds. Absent: 600 000. */
  readonly leaseMs?: number;
}
