import type { Instant } from "@trunkline/core";

/** A provider's API that can be put into a situation, and that knows the truth. Speaks HTTP. */
export interface Exchange {
  /** Without a slash at its end. */
  readonly url: string;
  /** The one key that is let in. */
  readonly apiKey: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly ExchangeRequest[];
  /** Every campaign as it really is, deleted ones left out. */
  readonly campaigns: readonly TrueCampaign[];
  /** Every phone that rang so far, oldest first; those of the time before the exchange began need not be among them. */
  readonly rings: readonly TrueRing[];
  /** The exchange's own present, in epoch milliseconds. */
  now(): number;
  /** Lets a fault come about from here on, and gives a function that ends it. */
  inject(fault: Fault): () => void;
  /** Moves the exchange's clock on by milliseconds. Settles when all that was due has happened. */
  advance(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** What an exchange holds at the beginning. */
export interface Situation {
  readonly campaigns: number;
  /** Rows of the largest campaign. */
  readonly rows: number;
  /** Whether words occur that no contract has. */
  readonly oddities: boolean;
}

export interface ExchangeRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
}

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
  /** From 0. */
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
  readonly outcome?: TrueOutcome;
}

export interface TrueRing {
  readonly campaignId: string;
  readonly attemptId: string;
}

/** Every way in which a dial can really turn out. */
export const OUTCOMES = [
  // A person picks up.
  "interested",
  "not_interested",
  "completed",
  "callback",
  "new_number",
  "do_not_contact",
  "transfer",
  "cut_off",
  // Something else picks up.
  "voicemail",
  "ivr",
  "screening",
  // Nobody picks up: it rings in vain, or the line is busy and no phone rings.
  "no_answer",
  "busy",
  // Whether a phone rang is the carrier's secret.
  "unreachable",
  "invalid_number",
  // No phone rings.
  "not_dialled",
] as const;
export type TrueOutcome = (typeof OUTCOMES)[number];

/**
 * Something that goes wrong with every request, until it is ended; `after` so many that pass unharmed, and no more than
 * `count` of them.
 */
export type Fault = { readonly after?: number; readonly count?: number } & FaultAction;

export type FaultAction =
  /** The connection breaks before the request is acted upon. */
  | { readonly fault: "reset" }
  /** The request is acted upon, and the connection breaks before the first byte of the answer. */
  | { readonly fault: "lost_answer" }
  /** The answer comes late, by real milliseconds. */
  | { readonly fault: "late"; readonly milliseconds: number }
  /** A refusal for now, or a failure, without having acted. */
  | {
      readonly fault: "status";
      readonly status: 408 | 425 | 429 | 500 | 502 | 503 | 504;
      /** Sent as `Retry-After`. */
      readonly retryAfterSeconds?: number;
    }
  /** The body ends in the middle. */
  | { readonly fault: "truncated" }
  /** The body is no JSON, with the content type of JSON. */
  | { readonly fault: "not_json" }
  /** The right body under a content type that is not JSON's. */
  | { readonly fault: "content_type" }
  /** Behind each page of a listing, something new comes up at its head, or its newest item goes. */
  | { readonly fault: "shifted"; readonly by: "insertion" | "removal" };
