import type { AnyProviderError, Delivery } from "./errors.ts";

/** What asking may bring about. `physical` may make a phone ring. */
export type Effect = "read" | "idempotent" | "physical";

/**
 * What can be odd about an answer that was read all the same.
 *
 * - `unknown_word`: a word that no table has; the model says `"unknown"`
 * - `missing`: a property that the contract promises is absent or null
 * - `wrong_type`: another type than promised, read as far as it makes sense
 * - `wrong_time`: a time in another form than ISO-8601 with a zone, read as far as it makes sense
 * - `extra_property`: a property that the contract does not know; it is in `raw`
 * - `wrong_envelope`: a single object wrapped where the contract has it bare, or bare where it is wrapped
 * - `contradiction`: two parts of one answer cannot both be true; the model takes the safer
 * - `incomplete`: something is missing that is not kept any more: the provider says so, or names what it does not give
 */
export type ObservationKind =
  | "unknown_word"
  | "missing"
  | "wrong_type"
  | "wrong_time"
  | "extra_property"
  | "wrong_envelope"
  | "contradiction"
  | "incomplete";

/**
 * One oddity in a provider's answers, reported once per provider object. Holds nothing of an answer but `word`, and that only
 * from where the API has words of its own.
 */
export interface Observation {
  readonly provider: string;
  /** Our name of what was being read: `"listRows"`. */
  readonly operation: string;
  readonly kind: ObservationKind;
  /** Where in the answer, with `[]` for any position: `results[].status`. */
  readonly path: string;
  /** The word, property or type that was not expected, where it is one that can be shown. */
  readonly word?: string;
}

/** One call of an operation by the caller: `listRows` over all its pages, `getCampaign` with everything that it asks. */
export interface OperationEvent {
  readonly provider: string;
  /** Our name of it: `"listRows"`. */
  readonly operation: string;
  /** Tells calls of one process apart. */
  readonly operationId: string;
}

/** How a call ended. */
export interface OperationEndEvent extends OperationEvent {
  readonly durationMs: number;
  /** Requests that were made for it; those sent again count once. */
  readonly requests: number;
  /** `stopped`: the caller aborted it, or read no further. */
  readonly outcome: "done" | "failed" | "stopped";
  /**
   * What the call failed with: the error that the caller gets. Printing it leaves out the `body` of an `ApiError`, which may
   * hold anything. Absent: it did not fail, or with an error that is not this library's.
   */
  readonly error?: AnyProviderError;
}

/** One try of one request. */
export interface RequestEvent {
  readonly provider: string;
  /** Absent for requests of the typed client, which are part of no call. */
  readonly operation?: string;
  /** Absent as `operation` is, and for a question that several calls wait for together. */
  readonly operationId?: string;
  /** The contract's name of the request: `"listContactsV2"`. Absent where the contract does not have it. */
  readonly request?: string;
  /** The same for all tries of a request, and in the error that it ends with. */
  readonly requestId: string;
  readonly effect: Effect;
  readonly method: string;
  /** Path of the contract, with its placeholders: `/campaign/{id}`. Absent as `request` is. */
  readonly path?: string;
  /** Where it goes, without what fills the placeholders, and without a query: `https://api.vapi.ai/campaign/{id}`. */
  readonly url: string;
  /** Counts from 1. */
  readonly tries: number;
  /** Time that this try waited for its turn, at the limit of its credential. */
  readonly waitedMs: number;
}

/** How a try ended: with a status, or with an error. */
export interface ResponseEvent extends RequestEvent {
  /**
   * From the moment that it was sent until its whole answer was there; of a long list that is read as it comes, with the time
   * that its reader took, and until the reader stopped.
   */
  readonly durationMs: number;
  /** Absent: no answer came, or not the whole of one. */
  readonly status?: number;
  /** The provider's id of the try, where its answer had one. */
  readonly providerRequestId?: string;
  /** What became of the request. Absent for a good answer. */
  readonly delivery?: Delivery;
  /** Why there was no answer, or not the whole of one: a code of the system's where there was one, else `"timeout"`, `"aborted"` or `"unknown"`. */
  readonly failure?: string;
}

/** A try that follows, and when. */
export interface RetryEvent extends ResponseEvent {
  /** Time until the next try. */
  readonly delayMs: number;
  /** Whether the provider asked for that time, rather than we having drawn it. */
  readonly isAskedFor: boolean;
}

/**
 * What an adapter tells while it works. No event shows a key, a phone number or anything else of an answer or a body.
 *
 * Hooks are called in order and are not waited for. One that throws changes nothing: a log that fails must not cost the
 * answer of a request that has already dialled somebody.
 */
export interface Hooks {
  /** A call has begun. */
  readonly onOperation?: (event: OperationEvent) => void;
  /** A call has ended. */
  readonly onOperationEnd?: (event: OperationEndEvent) => void;
  /** A try is about to be sent. */
  readonly onRequest?: (event: RequestEvent) => void;
  /** A try has ended, one way or another. Exactly one for each `onRequest`. */
  readonly onResponse?: (event: ResponseEvent) => void;
  /** A request will be sent again. After the `onResponse` of the try that failed. */
  readonly onRetry?: (event: RetryEvent) => void;
  /** Called the first time that each oddity is seen, up to 1 000 different ones. */
  readonly onObservation?: (observation: Observation) => void;
}
