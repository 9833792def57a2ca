import type { Instant } from "../model/instant.ts";
import { createRedactor, type Redact } from "./redact.ts";

/** What the transport knows of an answer, for those who unwrap it. */
export interface Sent {
  readonly provider: string;
  /** Our name of what was being done. Undefined for a typed client's request. */
  readonly operation: string | undefined;
  readonly request: string | undefined;
  readonly requestId: string | undefined;
  readonly providerRequestId: string | undefined;
  readonly tries: number;
  /** Whether an earlier try may have been acted upon, so that a refusal of the last one proves nothing. */
  readonly isDoubtful: boolean;
  /** Whether the same request may be sent again later. */
  readonly retryable: boolean;
  readonly retryAt: Instant | undefined;
  /** Takes out of a text what the request held. */
  readonly redact: Redact;
}

/** Answers that did not come through a transport. */
const UNKNOWN: Sent = {
  provider: "unknown",
  operation: undefined,
  request: undefined,
  requestId: undefined,
  providerRequestId: undefined,
  tries: 1,
  isDoubtful: false,
  retryable: false,
  retryAt: undefined,
  redact: createRedactor([]),
};

const SENT = new WeakMap<Response, Sent>();

export function remember(response: Response, sent: Sent): Response {
  SENT.set(response, sent);
  return response;
}

export function sentOf(response: Response): Sent {
  return SENT.get(response) ?? UNKNOWN;
}
