/** Something that goes wrong, and when. What matches several faults suffers the first of each kind. */
export type Fault = FaultScope & FaultAction;

export type FaultKind = FaultAction["fault"];

/** Which requests a fault befalls. */
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

export type FaultAction =
  /** No connection is made. Only for requests through the simulator's own `fetch`: others see {@link Simulator.disconnect}. */
  | { readonly fault: "refused" }
  /** The connection breaks before the request is acted upon. */
  | { readonly fault: "reset" }
  /** The request is acted upon, and the connection breaks before the first byte of the answer. */
  | { readonly fault: "lost_answer" }
  /** The answer comes late, by real milliseconds. */
  | { readonly fault: "late"; readonly milliseconds: number }
  /** A gateway or the provider fails, or refuses for now, with or without having acted. */
  | {
      readonly fault: "status";
      readonly status: 408 | 425 | 429 | 500 | 502 | 503 | 504;
      /** Whether the request was acted upon. Default false. */
      readonly acted?: boolean;
      /** Sent as `Retry-After`. */
      readonly retryAfterSeconds?: number;
    }
  /** The body ends in the middle. */
  | { readonly fault: "truncated" }
  /** The body is a page of HTML, with the content type of JSON. */
  | { readonly fault: "not_json" }
  /** The right body under another content type. Default `text/html`. */
  | { readonly fault: "content_type"; readonly contentType?: string }
  /** The body comes byte by byte, with so many real milliseconds between them. Default 0. */
  | { readonly fault: "trickled"; readonly milliseconds?: number }
  /** Behind each page of a listing, something new comes up at its head, or its newest item goes. */
  | { readonly fault: "shifted"; readonly by: "insertion" | "removal" }
  /** The answer has what no contract has. `path` as in `results[].status`; absent: somewhere, from the seed. */
  | {
      readonly fault: "drift";
      readonly drift: "word" | "null" | "missing" | "retyped" | "extra";
      readonly path?: string;
    }
  /** Every instant in the answer is ahead by so many seconds, or behind. */
  | { readonly fault: "clock_skew"; readonly seconds: number }
  /** A request that changes something is answered as if it had been acted upon, and is not. */
  | { readonly fault: "ignored" }
  /** What was to be a draft, or to wait, is dialled at once, and is answered as it was asked for. */
  | { readonly fault: "launched_anyway" };
