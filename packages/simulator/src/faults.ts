/** Something that goes wrong, and when. What matches several faults suffers the first of each kind. */
export type Fault = FaultScope & FaultAction;

export type FaultKind = FaultAction["fault"];

/** Which requests a fault befalls. Only those that mean an operation of the contract, whatever their key. */
export interface FaultScope {
  /** By the name in the contract: `"createCampaign"`. Absent: every operation. */
  readonly operation?: string | readonly string[];
  /** Requests in scope that pass unharmed first. Default 0. */
  readonly after?: number;
  /** How many it befalls, then never again. Absent: all of them. */
  readonly count?: number;
  /** Chance of each request, from 0 to 1, from the seed. Absent: 1. */
  readonly probability?: number;
}

/** The statuses that a `status` fault can answer with. */
export const FAULT_STATUSES = [408, 425, 429, 500, 502, 503, 504] as const;

/** What a `drift` fault can do: an unknown word, a null, a property gone, one of another type, one nobody knows. */
export const DRIFTS = ["word", "null", "missing", "retyped", "extra"] as const;
export type Drift = (typeof DRIFTS)[number];

export type FaultAction =
  /** No connection is made. Only for requests through the simulator's own `fetch`: others see {@link Simulator.disconnect}. */
  | { readonly fault: "refused" }
  /** The connection breaks before the request is acted upon. */
  | { readonly fault: "reset" }
  /** The request is acted upon, and the connection breaks before the first byte of the answer. */
  | { readonly fault: "lost_answer" }
  /** The request is acted upon at once, and the answer comes late, by real milliseconds. */
  | { readonly fault: "late"; readonly milliseconds: number }
  /**
   * A gateway or the provider fails, or refuses for now, with or without having acted. 429 and 500 come in the
   * provider's own shape, the others as a page of HTML.
   */
  | {
      readonly fault: "status";
      readonly status: (typeof FAULT_STATUSES)[number];
      /** Whether the request was acted upon. Default false. */
      readonly acted?: boolean;
      /** Whole seconds, sent as `Retry-After`. */
      readonly retryAfterSeconds?: number;
    }
  /** The body ends in the middle, after half of the bytes that `Content-Length` promised. */
  | { readonly fault: "truncated" }
  /** The body is a page of HTML, with the content type of JSON. */
  | { readonly fault: "not_json" }
  /** The right body under another content type. Default `text/html`. */
  | { readonly fault: "content_type"; readonly contentType?: string }
  /** The body comes byte by byte, with so many real milliseconds between them. Default 0. */
  | { readonly fault: "trickled"; readonly milliseconds?: number }
  /**
   * Behind each page of a listing, something new comes up at its head, or its newest item goes. Befalls operations whose
   * name begins with `list`.
   */
  | { readonly fault: "shifted"; readonly by: "insertion" | "removal" }
  /**
   * The answer has what no contract has. `path` as in `results[].status`, `[]` for every item and `[3]` for one, empty
   * for the body itself; absent: one place, from the seed. Nothing happens to an answer that has no such place.
   */
  | { readonly fault: "drift"; readonly drift: Drift; readonly path?: string }
  /** Every instant in the answer is ahead by so many whole seconds, or behind, and so is its `Date`. */
  | { readonly fault: "clock_skew"; readonly seconds: number }
  /** A request that changes something is answered as if it had been acted upon, and is not. */
  | { readonly fault: "ignored" }
  /** What was to be a draft, or to wait, is dialled at once, and is answered as it was asked for. */
  | { readonly fault: "launched_anyway" };
