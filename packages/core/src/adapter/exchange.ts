import type { Clock } from "../clock.ts";
import type { Delivery } from "../errors.ts";
import type { ResponseEvent } from "../hooks.ts";
import { bound, type Deadline } from "./bound.ts";
import { failureOf } from "./delivery.ts";
import { hold } from "./hold.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import type { Prepared } from "./prepare.ts";
import { showable } from "./showable.ts";

/** What one exchange needs besides the request. */
export interface ExchangeOptions {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal | undefined;
  readonly isOwn: boolean;
  readonly deadline: Deadline | undefined;
  /** For the exchange and its whole answer. Undefined: no limit. */
  readonly limitMs: number | undefined;
  /**
   * Present: the body of a good answer is left to be read as it comes, and each of its pieces has the time of a whole one.
   * Gives the error for one that breaks off.
   */
  readonly toBroken?: ((failure: Failed, told: Told) => Error) | undefined;
}

/** No answer, or not the whole of one. */
export interface Failed {
  readonly message: string;
  readonly delivery: Exclude<Delivery, "rejected">;
  /** The system's code, or what stands for it. */
  readonly code: string;
  readonly timedOut: boolean;
  /** Whether another try is pointless. */
  readonly isFinal: boolean;
  readonly cause?: unknown;
}

/**
 * What an exchange has come to. Without `failure` there is an answer, good or bad, whose body has been read, unless it is
 * `incoming`.
 */
export type Exchanged =
  | {
      readonly response: Response;
      readonly isJson: boolean;
      readonly incoming?: Incoming | undefined;
      readonly failure?: undefined;
    }
  | { readonly response?: undefined; readonly failure: Failed };

/** What is known of a try besides its answer. */
export interface Told {
  readonly tries: number;
  /** Undefined for a good answer. */
  readonly delivery: Delivery | undefined;
  readonly providerRequestId: string | undefined;
  /** For hooks. */
  readonly event: () => ResponseEvent;
}

/** The code of what the caller has given up. */
export const ABORTED = "aborted";

/**
 * Sends, and reads the whole answer, or begins to. `close` is told how an answer has ended that is read as it comes, and gives
 * what is known then.
 */
export async function exchange(
  { url, init, redact }: Prepared,
  sending: ExchangeOptions,
  close: (outcome: Exchanged) => Told,
): Promise<Exchanged> {
  const bounded = bound(sending, sending.clock);
  // Some runtimes' own `fetch` must not be called as somebody's method.
  const { fetch, toBroken } = sending;
  let isSent = false;
  let answer: Response | undefined;
  let isIncoming = false;
  const toFailure = (error: unknown): Failed => {
    const told = failureOf(error);
    const delivery = answer !== undefined ? "accepted" : isSent ? told.delivery : "not_sent";
    const failure = { ...told, delivery, timedOut: false } as const;
    if (sending.signal?.aborted === true) return { ...failure, message: "was stopped", code: ABORTED };
    const timeoutMs = bounded.timedOutAfterMs();
    if (timeoutMs !== undefined) {
      const message = `no whole answer within ${timeoutMs} ms`;
      return { ...failure, message, code: "timeout", timedOut: true };
    }
    const message = answer === undefined ? "no answer" : "the answer broke off";
    return { ...failure, message, cause: showable(error, redact) };
  };
  try {
    const given = await bounded.race(() => {
      isSent = true;
      return fetch(url.href, { ...init, signal: bounded.signal });
    });
    mustBeResponse(given);
    answer = given;
    if (toBroken !== undefined && given.ok) {
      const whole = { response: given, isJson: true };
      const incoming = readIncoming(given, bounded, {
        done: () => close(whole),
        fail(error) {
          const failure = toFailure(error);
          const told = close({ failure });
          return failure.code === ABORTED ? sending.signal?.reason : toBroken(failure, told);
        },
      });
      isIncoming = true;
      return { ...whole, incoming };
    }
    const text = await bounded.race(() => given.text());
    return { response: hold(answer, text), isJson: mayBeJson(text) };
  } catch (error) {
    // Of a refusal that broke off, the status is enough.
    if (answer !== undefined && !answer.ok && sending.signal?.aborted !== true) {
      return { response: hold(answer, ""), isJson: true };
    }
    return { failure: toFailure(error) };
  } finally {
    if (!isIncoming) bounded.release();
  }
}

/** A `fetch` of the caller's own may give anything. */
function mustBeResponse(given: unknown): void {
  const { status, headers, text } = Object(given);
  const isOne = Number.isInteger(status) && typeof headers?.get === "function" && typeof text === "function";
  if (!isOne || typeof headers.has !== "function") throw new TypeError("fetch gave no response");
}

/** Tells pages and broken-off answers at a glance, before a parser quotes them in its error. */
function mayBeJson(text: string): boolean {
  const bare = text.trim();
  const ends = `${bare.at(0)}${bare.at(-1)}`;
  return bare === "" || ends === "{}" || ends === "[]" || /^["\dtfn-]/.test(bare);
}
