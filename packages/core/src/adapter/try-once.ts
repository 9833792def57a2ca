import type { Clock } from "../clock.ts";
import { type Delivery, deliveryOf } from "../errors.ts";
import type { Hooks, RequestEvent, ResponseEvent } from "../hooks.ts";
import { bound } from "./bound.ts";
import { failureOf } from "./delivery.ts";
import { ABORTED, type Exchanged, type ExchangeOptions, exchange, type Failed, type Told } from "./exchange.ts";
import type { Gate, Leave } from "./limits.ts";
import type { Prepared } from "./prepare.ts";
import type { Redact } from "./redact.ts";
import { retryAfterMsOf } from "./retry.ts";
import { showable } from "./showable.ts";
import { tell } from "./tell.ts";

/** What one try needs besides the request. Its time is without what it waits at the gate. */
export interface Sending extends ExchangeOptions {
  readonly hooks: Hooks;
  readonly gate: Gate;
  /** Whose turn it is at the gate. */
  readonly caller: object;
  /** Called when its turn has come. When it rejects, nothing is sent. */
  readonly beforeSend?: (() => Promise<void>) | undefined;
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
