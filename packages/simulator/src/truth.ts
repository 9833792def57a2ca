import type { Outcome } from "./outcomes.ts";

/** ISO-8601 text in UTC, with milliseconds. */
export type Instant = string;

/** A phone that rang. */
export interface Ring {
  readonly at: Instant;
  /** As it was uploaded. */
  readonly phoneNumber: string;
  readonly campaignId: string;
  /** Of the row in the upload, from 0. */
  readonly position: number;
  /** The provider's id of the dial: a call at Vapi and Cozmox, an attempt at Revox. */
  readonly attemptId: string;
  /** The request that brought it about, by its `id` in `requests`. Absent for what was under way from the beginning. */
  readonly requestId?: number;
}

/** A campaign as it really is, whatever its provider calls it. */
export interface TrueCampaign {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  /** Whether a phone may still ring for it, now or later, without another request. */
  readonly mayDial: boolean;
  /** In order of upload. */
  readonly rows: readonly TrueRow[];
}

export interface TrueRow {
  readonly position: number;
  readonly phoneNumber: string;
  /** Oldest first. */
  readonly attempts: readonly TrueAttempt[];
}

export interface TrueAttempt {
  readonly id: string;
  /** Whether nobody is on the line any more. */
  readonly over: boolean;
  /** How it turned out. Absent while it is not over, and for ends that no outcome describes. */
  readonly outcome?: Outcome;
}
