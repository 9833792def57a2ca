import { isProviderError, MappingError, NetworkError } from "../errors.ts";
import type { OperationEndEvent } from "../hooks.ts";
import type { CallOptions } from "../provider.ts";
import { bound, checkTimeout, type Deadline } from "./bound.ts";
import { type ClientAnswer, toError } from "./refusal.ts";
import { ofAnswer, renamed } from "./retold.ts";
import { sentOf } from "./sent.ts";
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
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Called just before a request is sent that may ring somebody, when its turn has come; when it rejects, nothing is sent, and
   * that is thrown. With it, such a request is not even sent again after 429, because whoever asks will look first.
   */
  readonly beforeSend?: (() => Promise<void>) | undefined;
  /** The same call, with that from here on. */
  readonly cautious: (beforeSend: () => Promise<void>) => Asking;
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
    const askingWith = (beforeSend?: () => Promise<void>): Asking => {
      const asking: Asking = {
        operation,
        operationId: event.operationId,
        signal,
        deadline,
        beforeSend,
        async fetch(request) {
          requests++;
          answer = await transport.send(request, asking);
          return answer;
        },
        cautious: askingWith,
      };
      return asking;
    };
    const asking = askingWith();
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

    apart(operation, signal) {
      const askingWith = (beforeSend?: () => Promise<void>): Asking => {
        const asking: Asking = {
          operation,
          signal,
          beforeSend,
          fetch: (request) => transport.send(request, asking),
          cautious: askingWith,
        };
        return asking;
      };
      return askingWith();
    },

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
      let answer: Response | undefined;
      const fetch = async (given: Request) => {
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
      if (given.data === undefined)
        throw new MappingError("the answer is empty", { ...sentOf(given.response), path: "" });
      return given.data;
    },
  };
}
