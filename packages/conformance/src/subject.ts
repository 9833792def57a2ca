import type { CampaignProvider, Clock, Hooks, IntentLedger, Observation } from "@trunkline/core";
import type { ClauseName, GroupName } from "./clauses.ts";
import type { Exchange, Situation } from "./exchange.ts";

/** An adapter before its judge: how to make one, and an exchange for it to speak to. */
export interface Subject {
  readonly name: string;
  /** Makes the adapter. Has to hand on all that it is given. */
  readonly create: (connection: Connection) => CampaignProvider;
  /** Starts an exchange that the adapter can speak to, in a situation. */
  readonly exchange: (situation: Situation) => Promise<Exchange>;
  /** Words in the exchange's answers that no table has and no rule reads, where a situation has oddities. */
  readonly inventedWords: readonly string[];
  /** Clauses that cannot hold, each with the sentence that says why. One that holds all the same is a failure. */
  readonly skip?: Readonly<Partial<Record<ClauseName, string>>>;
  /** What is still to be written of an adapter that is being made, in order. Absent: nothing. */
  readonly steps?: readonly Step[];
}

/** A part of an adapter that is still to be written, and what will hold once it is. */
export interface Step {
  /** What is to be done, in a sentence. */
  readonly todo: string;
  /**
   * What cannot hold before: single clauses, and groups for all of theirs that no step names by itself. Meanwhile they are one
   * skip together, which is a failure once all of them hold.
   */
  readonly clauses: readonly (ClauseName | GroupName)[];
}

/** What an adapter is made with; the adapter's own options extend it. */
export interface Connection extends Hooks {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly onObservation: (observation: Observation) => void;
  /** Begins at the exchange's present; waits take no time. */
  readonly clock: Clock;
  /** Where intents are written down; what goes on after a crash is given the same. */
  readonly ledger?: IntentLedger;
  /** Time after which a request that left can no longer take effect, in milliseconds. Absent: as the adapter has it. */
  readonly settleMs?: number;
  /** What the adapter is to call itself. Absent: its own name. */
  readonly id?: string;
}
