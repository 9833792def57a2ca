import { type Clock, SYSTEM_CLOCK } from "../clock.ts";
import type { Hooks, RequestEvent } from "../hooks.ts";
import { type Address, type AddressOptions, apiKeyOf, baseUrlOf } from "./address.ts";
import type { Asking } from "./ask.ts";
import { checkTimeout } from "./bound.ts";
import { digestOf } from "./digest.ts";
import { gateOf, type Limits } from "./limits.ts";
import { once } from "./once.ts";
import { findBelow, operationFinder } from "./operations.ts";
import { bodyOf, mayHaveBody, type Prepared, prepare, type RequestRules } from "./prepare.ts";
import { checkRetry, planNextTry, type RetryOptions } from "./retry.ts";
import { settle } from "./settle.ts";
import { tell } from "./tell.ts";
import { type Outcome, tryOnce } from "./try-once.ts";
import { unquoting } from "./unquoting.ts";

/** What a provider is reached with. Every adapter's options extend this. */
export interface TransportOptions extends AddressOptions, Hooks {
  /** Absent: the global `fetch`, looked up at each request. */
  readonly fetch?: typeof globalThis.fetch;
  /** Longest time for one try and its whole answer, in milliseconds. Absent: 60 000. 0: no limit. */
  readonly requestTimeoutMs?: number;
  /** How often and when what may be sent again is sent again. */
  readonly retry?: RetryOptions;
  /** What the key may use; shared with whatever else in the process uses the same key at the same address. */
  readonly limits?: Limits;
  /** `false`: inputs that break a rule of the contract are sent all the same, should the rule prove wrong. */
  readonly preflight?: boolean;
  /** Absent: the system's. */
  readonly clock?: Clock;
}

/** What a transport has to know about its provider. */
export interface Destination extends Address, RequestRules {}

/** The one place that everything goes through which is sent to a provider. */
export interface Transport {
  /** What errors call the provider. */
  readonly provider: string;
  readonly hooks: Hooks;
  readonly clock: Clock;
  /** Tells accounts apart, and does not tell them: by the address and the key. Throws as `send` does where there is no key. */
  account(): string;
  /** A new id, for what hooks and errors tell of. */
  nextId(): string;
  /**
   * Sends a request, again where its effect allows, and gives the answer, whatever its status, with its whole body. Throws
   * a `ConfigurationError` before anything is sent, a `NetworkError` when no answer came. An abort by the caller passes
   * through.
   */
  send(request: Request, asking?: Asking): Promise<Response>;
  /** The same as a `fetch`, for requests that are part of no call. */
  readonly fetch: typeof globalThis.fetch;
}

const DEFAULT_REQUEST_TIMEOUT_MS = 60_000;

/**
 * What lies under a provider's client, as its `fetch`. Adds the key, checks the input, keeps to the limits, bounds the time,
 * sends again what may be sent again, and says of each failure what became of the request. Does nothing before its first.
 */
export function createTransport(destination: Destination, options: TransportOptions): Transport {
  const provider = options.id ?? destination.provider;
  const { clock = SYSTEM_CLOCK, retry = {}, requestTimeoutMs = DEFAULT_REQUEST_TIMEOUT_MS } = options;
  const find = once(() => {
    if (requestTimeoutMs !== 0) checkTimeout("requestTimeoutMs", requestTimeoutMs, { provider });
    checkRetry(retry, { provider });
    const base = new URL(baseUrlOf(destination, options)).pathname;
    return findBelow(base, operationFinder(destination.operations));
  });
  const nextId = createIds();
  const outsider = {};

  async function send(request: Request, asking?: Asking): Promise<Response> {
    const context = { provider, operation: asking?.operation };
    const text = mayHaveBody(request) ? await bodyOf(request) : undefined;
    const prepared = prepare(request, text, find(), destination, options, context);
    const sending = {
      clock,
      hooks: options,
      fetch: options.fetch ?? globalThis.fetch,
      gate: gateOf(prepared.url.origin, prepared.apiKey, options.limits, clock, provider),
      caller: asking ?? outsider,
      ...(asking === undefined ? { signal: request.signal, isOwn: true } : { signal: asking.signal, isOwn: false }),
      deadline: asking?.deadline,
      beforeSend: prepared.effect === "physical" ? asking?.beforeSend : undefined,
      limitMs: requestTimeoutMs === 0 ? undefined : requestTimeoutMs,
    };
    const known = { ...context, request: prepared.operation?.name, requestId: nextId() };
    const about = () => toEvent(prepared, asking, provider, known.requestId);
    const earlier: Outcome[] = [];
    for (let tries = 1; ; tries++) {
      const outcome = await tryOnce(prepared, tries, about, sending);
      // What failed before tells more than that there was no time for another try.
      if (outcome.told === undefined) return settle(earlier.pop() ?? outcome, earlier, known, prepared, clock.now());
      const isLast =
        asking?.beforeSend !== undefined && prepared.effect === "physical" && outcome.response !== undefined;
      const next = isLast ? undefined : planNextTry(prepared.effect, outcome, tries, sending, retry);
      if (next === undefined) return settle(outcome, earlier, known, prepared, clock.now());
      earlier.push(outcome);
      tell(options.onRetry, () => ({ ...outcome.told.event(), ...next }));
      await clock.sleep(next.delayMs, sending.signal);
    }
  }

  return {
    provider,
    hooks: options,
    clock,
    account: () => digestOf(`${baseUrlOf(destination, options)} ${apiKeyOf(destination, options)}`),
    nextId,
    send,
    // A request that is one already is not made anew: that costs as much as all the rest.
    fetch: async (input, init) =>
      unquoting(await send(input instanceof Request && init === undefined ? input : new Request(input, init))),
  };
}

/** What hooks are told of a request. */
function toEvent(
  { effect, operation, url, init: { method = "GET" } }: Prepared,
  asking: Asking | undefined,
  provider: string,
  requestId: string,
): Omit<RequestEvent, "tries" | "waitedMs"> {
  const { operation: of, operationId } = asking ?? {};
  const call = { ...(of !== undefined && { operation: of }), ...(operationId !== undefined && { operationId }) };
  const event = { provider, ...call, requestId, effect, method };
  if (operation === undefined) return { ...event, url: url.origin };
  const { name: request, path, prefix } = operation;
  return { ...event, request, path, url: url.origin + prefix + path };
}

/** Ids that tell requests of one process apart, and very likely those of several. */
function createIds(): () => string {
  let count = 0;
  const start = once(() => ({ text: Math.random().toString(36).slice(2, 8) }));
  return () => `${start().text}-${(++count).toString(36)}`;
}
