import { type Clock, SYSTEM_CLOCK } from "../clock.ts";
import type { ErrorContext } from "../errors.ts";
import type { Hooks, RequestEvent } from "../hooks.ts";
import { type Address, type AddressOptions, apiKeyOf, baseUrlOf } from "./address.ts";
import type { Asking } from "./ask.ts";
import { checkTimeout } from "./bound.ts";
import { createDeferred } from "./deferred.ts";
import { digestOf } from "./digest.ts";
import type { Failed, Told } from "./exchange.ts";
import { gateOf, type Limits } from "./limits.ts";
import { once } from "./once.ts";
import { findBelow, operationFinder } from "./operations.ts";
import { bodyOf, isBare, type Outgoing, type Prepared, prepare, type RequestRules } from "./prepare.ts";
import { checkRetry, planNextTry, type RetryOptions } from "./retry.ts";
import { brokenBy } from "./sent.ts";
import { settle, toBroken } from "./settle.ts";
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
  /** Loads what requests are held against, for who is going to write down that one is sent. Rejects as `Deferred.load` does. */
  ready(context: ErrorContext): Promise<void>;
  /**
   * Sends a request, again where its effect allows, and gives the answer, whatever its status, with its whole body, or, where
   * that is to be read as it comes, as soon as a good answer has begun. Throws a `ConfigurationError` before anything is
   * sent, a `NetworkError` when no answer came. An abort by the caller passes through.
   */
  send(request: Outgoing, asking?: Asking): Promise<Response>;
  /**
   * After an answer to a read that broke off while it was read: waits, as between any two tries, and gives the call by which
   * its next try is made. Undefined: there is none, because it has been tried often enough without `hasProgressed`, which is
   * that it brought more than before; or it would be too late, or this is no such failure.
   */
  again(error: unknown, asking: Asking, hasProgressed: boolean): Promise<Asking | undefined>;
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
  const rules = destination.loadPreflight && createDeferred(destination.loadPreflight);
  const nextId = createIds();
  const outsider = {};

  async function send(request: Outgoing, asking?: Asking): Promise<Response> {
    const context = { provider, operation: asking?.operation };
    const body = bodyOf(request);
    const text = typeof body === "object" ? await body : body;
    // What an adapter's own call reads is asked for in words of the adapter's, which keep to the rules.
    const isChecked = options.preflight !== false && (asking === undefined || !isBare(request));
    const preflight = isChecked ? (rules?.loaded ?? (await rules?.load(context)))?.preflight : undefined;
    const prepared = prepare(request, text, find(), destination, preflight, options, context);
    const sending = {
      clock,
      hooks: options,
      fetch: options.fetch ?? globalThis.fetch,
      gate: gateOf(prepared.url.origin, prepared.apiKey, options.limits, clock, provider),
      caller: asking?.caller ?? outsider,
      ...(asking === undefined ? { signal: signalOf(request), isOwn: true } : { signal: asking.signal, isOwn: false }),
      deadline: asking?.deadline,
      beforeSend: prepared.effect === "physical" ? asking?.beforeSend : undefined,
      limitMs: requestTimeoutMs === 0 ? undefined : requestTimeoutMs,
      toBroken:
        asking?.isStreamed === true ? (failure: Failed, told: Told) => toBroken(failure, told, known) : undefined,
    };
    const { requestId = nextId(), tries: triedBefore = 0, fruitless = triedBefore } = asking?.broken ?? {};
    const known = { ...context, request: prepared.operation?.name, requestId };
    const about = () => toEvent(prepared, asking, provider, known.requestId);
    const earlier: Outcome[] = [];
    for (let tries = triedBefore + 1; ; tries++) {
      const outcome = await tryOnce(prepared, tries, about, sending);
      // What failed before tells more than that there was no time for another try.
      if (outcome.told === undefined) return settle(earlier.pop() ?? outcome, earlier, known, prepared, clock.now());
      const isLast =
        asking?.beforeSend !== undefined && prepared.effect === "physical" && outcome.response !== undefined;
      const next = isLast
        ? undefined
        : planNextTry(prepared.effect, outcome, tries - triedBefore + fruitless, sending, retry);
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
    async ready(context) {
      if (options.preflight !== false) await rules?.load(context);
    },
    send,
    async again(error, asking, hasProgressed) {
      const broken = brokenBy(error);
      if (broken === undefined) return undefined;
      const { tries: triedBefore = 0, fruitless: before = triedBefore } = asking.broken ?? {};
      const fruitless = hasProgressed ? 1 : before + broken.tries - triedBefore;
      const ended = { failure: { delivery: "accepted", isFinal: false } } as const;
      const next = planNextTry("read", ended, fruitless, { clock, deadline: asking.deadline }, retry);
      if (next === undefined) return undefined;
      tell(options.onRetry, () => ({ ...broken.event(), ...next }));
      await clock.sleep(next.delayMs, asking.signal);
      return asking.but({ broken: { ...broken, fruitless } });
    },
    // A request that is one already is not made anew: that costs as much as all the rest.
    fetch: async (input, init) =>
      unquoting(await send(input instanceof Request && init === undefined ? input : new Request(input, init))),
  };
}

/** Of its own, where it is part of no call. */
function signalOf(request: Outgoing): AbortSignal | undefined {
  return "signal" in request ? request.signal : undefined;
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
