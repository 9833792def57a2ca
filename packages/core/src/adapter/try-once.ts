import type { Clock } from "../clock.ts";
import { type Delivery, deliveryOf } from "../errors.ts";
import type { Hooks, RequestEvent, ResponseEvent } from "../hooks.ts";
import { bound, type Deadline } from "./bound.ts";
import { failureOf } from "./delivery.ts";
import { hold } from "./hold.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import type { Gate, Leave } from "./limits.ts";
import type { Prepared } from "./prepare.ts";
import type { Redact } from "./redact.ts";
import { retryAfterMsOf } from "./retry.ts";
import { showable } from "./showable.ts";
import { tell } from "./tell.ts";

/** What one try needs besides the request. */
export interface Sending {
  readonly clock: Clock;
  readonly hooks: Hooks;
  readonly fetch: typeof globalThis.fetch;
  readonly gate: Gate;
  /** Whose turn it is at the gate. */
  readonly caller: object;
  readonly signal: AbortSignal | undefined;
  readonly isOwn: boolean;
  readonly deadline: Deadline | undefined;
  /** Called when its turn has come. When it rejects, nothing is sent. */
  readonly beforeSend?: (() => Promise<void>) | undefined;
  /** For the try and its whole answer, without what it waits at the gate. Undefined: no limit. */
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
type Exchanged =
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

/** How one try ended. Without `told` it never began. */
export type Outcome =
  | (Exchanged & { readonly told: Told })
  | { readonly response?: undefined; readonly told?: undefined; readonly failure: Failed };

/**
 * One try: waits for its turn, sends, reads the whole answer, tells the hooks. Resolves also when it failed; rejects with the
 * reason of the caller's abort.
 */
export async function tryOnce(
  prepared: Prepared,
  tries: number,
  about: () => Omit<RequestEvent, "tries" | "waitedMs">,
  sending: Sending,
): Promise<Outcome> {
  const { clock, hooks, signal } = sending;
  const cameAt = clock.now();
  signal?.throwIfAborted();
  const turn = sending.deadline === undefined ? sending.gate.enter(sending.caller, signal) : undefined;
  const leave = typeof turn === "function" ? turn : await takeTurn(turn, sending, prepared.redact);
  if (typeof leave !== "function") return { failure: leave };
  try {
    await sending.beforeSend?.();
    const startedAt = clock.now();
    const request = () => ({ ...about(), tries, waitedMs: startedAt - cameAt });
    tell(hooks.onRequest, request);
    const toldOf = (outcome: Exchanged): Told => {
      const durationMs = clock.now() - startedAt;
      const event = () => ({ ...request(), durationMs, ...toEnd(outcome) });
      return { tries, delivery: deliveryIn(outcome), providerRequestId: providerRequestIdIn(outcome), event };
    };
    const close = (outcome: Exchanged): Told => {
      const told = toldOf(outcome);
      tell(hooks.onResponse, told.event);
      return told;
    };
    const outcome = await exchange(prepared, sending, close);
    if (outcome.response !== undefined) leave(toRefusal(outcome.response, clock));
    const told = outcome.response === undefined || outcome.incoming === undefined ? close(outcome) : toldOf(outcome);
    if (outcome.failure?.code === ABORTED) throw signal?.reason;
    return { ...outcome, told };
  } finally {
    leave();
  }
}

const ABORTED = "aborted";

/** Waits for a turn that is not at once, and no longer than the deadline allows. */
async function takeTurn(
  begun: ReturnType<Gate["enter"]> | undefined,
  { gate, caller, signal, deadline, clock }: Sending,
  redact: Redact,
): Promise<Leave | Failed> {
  const unsent = { delivery: "not_sent", code: "timeout", timedOut: true, isFinal: true } as const;
  const tooLate = { ...unsent, message: `had no turn within ${deadline?.timeoutMs} ms` };
  if (deadline !== undefined && deadline.at <= clock.now()) {
    return { ...unsent, message: `no time is left of ${deadline.timeoutMs} ms` };
  }
  const waiting = deadline && bound({ signal, deadline }, clock);
  try {
    return await (begun ?? gate.enter(caller, waiting?.signal));
  } catch (error) {
    if (signal?.aborted === true) throw error;
    if (waiting?.timedOutAfterMs() !== undefined) return tooLate;
    const { code } = failureOf(error);
    const message = "the store of the limits failed";
    return { ...unsent, message, code, timedOut: false, cause: showable(error, redact) };
  } finally {
    waiting?.release();
  }
}

/** `close` is told how an answer has ended that is read as it comes, and gives what is known then. */
async function exchange(
  { url, init, redact }: Prepared,
  sending: Sending,
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
        // Whoever reads no further has had a good answer.
        stopped: () => close(whole),
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

/** What the gate has to know of an answer. */
function toRefusal({ status, headers }: Response, clock: Clock): Parameters<Leave>[0] {
  if (status < 400) return undefined;
  const retryAfterMs = retryAfterMsOf(headers, clock.now());
  const isRefused = status === 429 || (status === 503 && retryAfterMs !== undefined);
  return { isRefused, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Headers that providers and the networks before them put a request's id into. */
const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "cf-ray"];

function providerRequestIdIn({ response }: Exchanged): string | undefined {
  const name = response && REQUEST_ID_HEADERS.find((header) => response.headers.has(header));
  return name === undefined ? undefined : (response?.headers.get(name) ?? undefined);
}

function deliveryIn({ response, failure }: Exchanged): Delivery | undefined {
  if (response === undefined) return failure.delivery;
  return response.ok ? undefined : deliveryOf(response.status);
}

function toEnd(outcome: Exchanged): Omit<ResponseEvent, keyof RequestEvent | "durationMs"> {
  const delivery = deliveryIn(outcome);
  const providerRequestId = providerRequestIdIn(outcome);
  return {
    ...(outcome.response === undefined ? { failure: outcome.failure.code } : { status: outcome.response.status }),
    ...(delivery !== undefined && { delivery }),
    ...(providerRequestId !== undefined && { providerRequestId }),
  };
}
