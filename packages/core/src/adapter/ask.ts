import { type ErrorContext, isProviderError, MappingError, NetworkError } from "../errors.ts";
import type { OperationEndEvent } from "../hooks.ts";
import type { CallOptions } from "../provider.ts";
import { bound, checkTimeout, type Deadline } from "./bound.ts";
import type { Outgoing } from "./prepare.ts";
import { type ClientAnswer, toError } from "./refusal.ts";
import { ofAnswer, renamed } from "./retold.ts";
import { type BrokenTry, sentOf } from "./sent.ts";
import { tell } from "./tell.ts";
import type { Transport } from "./transport.ts";

/** One call of an operation, from its first request to its last. */
export interface Asking {
  /** Our name of what is being done, which errors repeat. */
  readonly operation: string;
  /** Absent where it is part of no call of a caller's. */
  readonly operationId?: string;
  /** The caller's way to stop it. */
  readonly signal?: AbortSignal | undefined;
  /** Over all its requests, and what is waited for between them. */
  readonly deadline?: Deadline | undefined;
  /** Sends the call's requests: what a typed client is given as its `fetch`. */
  readonly fetch: (request: Outgoing) => Promise<Response>;
  /**
   * Called just before a request is sent that may ring somebody, when its turn has come; when it rejects, nothing is sent, and
   * that is thrown. With it, such a request is not even sent again after 429, because whoever asks will look first.
   */
  readonly beforeSend?: (() => Promise<void>) | undefined;
  /** Whether good answers are read as they come. */
  readonly isStreamed?: boolean | undefined;
  /** Present: its next request is a further try of one whose answer broke off while it was read. */
  readonly broken?: BrokenTry | undefined;
  /** Whose turn it is at the gate: one for the whole call. */
  readonly caller: object;
  /** The same call, with that from here on. */
  readonly but: (change: Pick<Asking, "signal" | "beforeSend" | "isStreamed" | "broken">) => Asking;
}

/** A call whose end has to be told. */
export interface Call {
  readonly asking: Asking;
  end(outcome: Exclude<OperationEndEvent["outcome"], "failed">): void;
  /** Ends it too, and gives the error that the caller is to see. */
  fail(error: unknown): unknown;
}

const ASKING = Symbol("asking");

/** Options of a call that goes on within another. */
export interface Continued {
  readonly [ASKING]?: Asking;
}

/** Options that make an operation part of a call that has begun: with its time, its signal and its name. */
export function goingOn(asking: Asking): Continued {
  return { [ASKING]: asking };
}

/** Calls of one adapter. */
export interface Asker {
  readonly provider: string;
  /** Tells accounts of a provider apart, and does not tell them. */
  account(): string;
  /** Loads what requests are held against. Rejects as `Deferred.load` does. */
  ready(context: ErrorContext): Promise<void>;
  /** Begins a call: from here on the time that the caller allows is running. For listings, which end later. */
  begin(operation: string, options: CallOptions & Continued): Call;
  /** A whole call. */
  run<T>(operation: string, options: CallOptions & Continued, work: (asking: Asking) => Promise<T>): Promise<T>;
  /** For what several calls wait for together: part of none of them. */
  apart(operation: string, signal: AbortSignal): Asking;
  /** Waits no longer than a call may for what is no request of its own: a question that several calls share, or a ledger. */
  wait<T>(asking: Asking, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /**
   * Makes one request of a call, by a client that uses the given `fetch` for it, and unwraps its answer: the data of a good
   * one, or a typed error.
   *
   * Throws `ApiError` for a refusal, `NetworkError` without an answer, `MappingError` when it is not JSON or empty. An abort
   * by the caller passes through.
   */
  ask<Data>(asking: Asking, request: (fetch: Asking["fetch"]) => Promise<ClientAnswer<Data>>): Promise<Data>;
  /** The same for an answer that is read as it comes, by a client that leaves the body alone: gives a good one as it begins. */
  open(asking: Asking, request: (fetch: Asking["fetch"]) => Promise<ClientAnswer>): Promise<Response>;
  /** Gives the call by which an answer that broke off while it was read is asked for again, when it is time. */
  again: Transport["again"];
}

function createAsking(
  given: Omit<Asking, "fetch" | "but" | "caller">,
  send: (request: Outgoing, by: Asking) => Promise<Response>,
  caller: object = {},
): Asking {
  const asking: Asking = {
    ...given,
    caller,
    fetch: (request) => send(request, asking),
    but: (change) => createAsking({ ...given, ...change }, send, caller),
  };
  return asking;
}

export function createAsker(transport: Omit<Transport, "fetch">): Asker {
  const { provider, hooks, clock } = transport;

  function begin(operation: string, options: CallOptions & Continued): Call {
    const continued = options[ASKING];
    if (continued !== undefined) return { asking: continued, end: () => {}, fail: (error) => error };
    const { signal, timeoutMs } = options;
    if (timeoutMs !== undefined) checkTimeout("timeoutMs", timeoutMs, { provider, operation });
    const startedAt = clock.now();
    const deadline = timeoutMs === undefined ? undefined : { at: startedAt + timeoutMs, timeoutMs };
    const event = { provider, operation, operationId: transport.nextId() };
    let requests = 0;
    let answer: Response | undefined;
    const send = async (request: Outgoing, by: Asking) => {
      if (by.broken === undefined) requests++;
      answer = await transport.send(request, by);
      return answer;
    };
    const asking = createAsking({ operation, operationId: event.operationId, signal, deadline }, send);
    const end = (outcome: OperationEndEvent["outcome"], failed: Pick<OperationEndEvent, "error"> = {}) =>
      tell(hooks.onOperationEnd, () => ({
        ...event,
        durationMs: clock.now() - startedAt,
        requests,
        outcome,
        ...failed,
      }));
    tell(hooks.onOperation, () => event);
    return {
      asking,
      end,
      fail(error) {
        const told = answer === undefined ? error : ofAnswer(error, answer);
        end(signal?.aborted === true ? "stopped" : "failed", isProviderError(told) ? { error: told } : {});
        return told;
      },
    };
  }

  return {
    provider,
    account: transport.account,
    ready: transport.ready,
    begin,

    async run(operation, options, work) {
      const { asking, end, fail } = begin(operation, options);
      try {
        const result = await work(asking);
        end("done");
        return result;
      } catch (error) {
        throw fail(error);
      }
    },

    apart: (operation, signal) => createAsking({ operation, signal }, transport.send),

    again: transport.again,

    async wait({ operation, signal, deadline }, work) {
      const bounded = bound({ signal, deadline }, clock);
      try {
        return await work(bounded.signal);
      } catch (error) {
        const timeoutMs = bounded.timedOutAfterMs();
        if (timeoutMs === undefined) throw error;
        const context = { provider, operation, delivery: "unknown", timedOut: true, retryable: true } as const;
        throw new NetworkError(`no whole answer within ${timeoutMs} ms`, context);
      } finally {
        bounded.release();
      }
    },

    async ask(asking, request) {
      const { data, response } = await unwrap(asking, request);
      if (data === undefined) throw new MappingError("the answer is empty", { ...sentOf(response), path: "" });
      return data;
    },

    async open(asking, request) {
      const { response } = await unwrap(asking.but({ isStreamed: true }), request);
      return response;
    },
  };
}

/** One request's answer by a typed client; a refusal is thrown. */
async function unwrap<Data>(
  asking: Asking,
  request: (fetch: Asking["fetch"]) => Promise<ClientAnswer<Data>>,
): Promise<ClientAnswer<Data>> {
  let answer: Response | undefined;
  const fetch = async (given: Outgoing) => {
    answer = await asking.fetch(given);
    return answer;
  };
  const given = await request(fetch).catch((cause: unknown) => {
    if (!(cause instanceof SyntaxError) || answer === undefined) throw renamed(cause, asking.operation);
    // The parser's own message quotes the body, so it is not kept as the cause. Whoever sent this need not have acted.
    throw new MappingError("the answer is not JSON", { ...sentOf(answer), path: "", delivery: "unknown" });
  });
  const refusal = toError(given);
  if (refusal !== undefined) throw refusal;
  return given;
}
