import type { FaultAction } from "@trunkline/simulator";

/** A fault, and in what words the table names it. */
export interface FaultRow {
  readonly name: string;
  readonly fault: FaultAction;
  /** Whether what is created or launched was meant to wait. */
  readonly waits?: boolean;
  /** Whether a refusal that proves that nothing was done is no proof at all here. */
  readonly isLie?: boolean;
}

/** Everything that the simulator can let go wrong. */
export const FAULT_ROWS: readonly FaultRow[] = [
  { name: "no connection", fault: { fault: "refused" } },
  { name: "connection reset", fault: { fault: "reset" } },
  { name: "answer lost", fault: { fault: "lost_answer" } },
  { name: "no answer in time", fault: { fault: "late", milliseconds: 3_600_000 } },
  { name: "408", fault: { fault: "status", status: 408 } },
  { name: "425", fault: { fault: "status", status: 425 } },
  { name: "429", fault: { fault: "status", status: 429 } },
  { name: "429 with `Retry-After` of 2 s", fault: { fault: "status", status: 429, retryAfterSeconds: 2 } },
  { name: "429 with `Retry-After` of 1 h", fault: { fault: "status", status: 429, retryAfterSeconds: 3_600 } },
  { name: "500", fault: { fault: "status", status: 500 } },
  { name: "502", fault: { fault: "status", status: 502 } },
  { name: "503", fault: { fault: "status", status: 503 } },
  { name: "503 with `Retry-After` of 2 s", fault: { fault: "status", status: 503, retryAfterSeconds: 2 } },
  { name: "503 with `Retry-After` of 1 h", fault: { fault: "status", status: 503, retryAfterSeconds: 3_600 } },
  { name: "504", fault: { fault: "status", status: 504 } },
  { name: "408 though acted upon", fault: { fault: "status", status: 408, acted: true } },
  { name: "425 though acted upon", fault: { fault: "status", status: 425, acted: true }, isLie: true },
  { name: "429 though acted upon", fault: { fault: "status", status: 429, acted: true }, isLie: true },
  { name: "500 though acted upon", fault: { fault: "status", status: 500, acted: true } },
  { name: "502 though acted upon", fault: { fault: "status", status: 502, acted: true } },
  { name: "503 though acted upon", fault: { fault: "status", status: 503, acted: true } },
  { name: "504 though acted upon", fault: { fault: "status", status: 504, acted: true } },
  { name: "body cut off", fault: { fault: "truncated" } },
  { name: "HTML instead of JSON", fault: { fault: "not_json" } },
  { name: "JSON under `text/html`", fault: { fault: "content_type" } },
  { name: "body byte by byte", fault: { fault: "trickled" } },
  { name: "listing grows at its head", fault: { fault: "shifted", by: "insertion" } },
  { name: "listing loses its head", fault: { fault: "shifted", by: "removal" } },
  { name: "a word nobody knows", fault: { fault: "drift", drift: "word" } },
  { name: "null somewhere", fault: { fault: "drift", drift: "null" } },
  { name: "a property gone", fault: { fault: "drift", drift: "missing" } },
  { name: "a value of another type", fault: { fault: "drift", drift: "retyped" } },
  { name: "a property nobody knows", fault: { fault: "drift", drift: "extra" } },
  { name: "provider's clock an hour ahead", fault: { fault: "clock_skew", seconds: 3_600 } },
  { name: "says yes, does nothing", fault: { fault: "ignored" } },
  { name: "was to wait, dials at once", fault: { fault: "launched_anyway" }, waits: true },
];
