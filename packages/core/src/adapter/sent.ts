import type { ResponseEvent } from "../hooks.ts";
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
  /** What hooks were told of the try that was answered. Undefined where there was no try. */
  readonly event: (() => ResponseEvent) | undefined;
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
  event: undefined,
  redact: createRedactor([]),
};

/** A try whose answer began well, and broke off while it was read. */
export interface BrokenTry {
  readonly requestId: string;
  readonly tries: number;
  /** Tries since one of them brought more than those before. Absent: all of them. */
  readonly fruitless?: number;
  /** For hooks. */
  readonly event: () => ResponseEvent;
}

const BROKEN = new WeakMap<object, BrokenTry>();

/** The same error, known for one of a try that may be made again. */
export function rememberBroken<Failure extends Error>(error: Failure, broken: BrokenTry): Failure {
  BROKEN.set(error, broken);
  return error;
}

export function brokenBy(error: unknown): BrokenTry | undefined {
  return error instanceof Error ? BROKEN.get(error) : undefined;
}

const SENT = new WeakMap<Response, Sent>();

export function remember(response: Response, sent: Sent): Response {
  SENT.set(response, sent);
  return response;
}

export function sentOf(response: Response): Sent {
  return SENT.get(response) ?? UNKNOWN;
}
