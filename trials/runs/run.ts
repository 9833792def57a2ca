import { setImmediate } from "node:timers/promises";
import type { RequestEvent, ResponseEvent } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { SimulatedRequest, Simulator } from "@trunkline/simulator";
import type { CallBounds, Send } from "../support/ask.ts";
import { askFor, type Ended } from "../support/ended.ts";
import { createTrialClock } from "../support/trial-clock.ts";
import { untilLate } from "../support/until-late.ts";
import type { Plan } from "./plan.ts";

/** Everything that was seen of one run. */
export interface Seen {
  readonly run: number;
  readonly plan: Plan;
  readonly numbers: readonly [string, string];
  readonly given: readonly unknown[];
  readonly ended: Ended;
  /** What the caller would give up with. */
  readonly reason: Error;
  readonly begun: readonly RequestEvent[];
  readonly over: readonly ResponseEvent[];
  /** Tries that were begun when the caller gave up, the one that was about to be sent included. Absent: never. */
  readonly begunAtAbort: number | undefined;
  /** By the library's clock, in milliseconds. */
  readonly tookMs: number;
  /** Requests that arrived, in order. */
  readonly arrived: readonly SimulatedRequest[];
  /** Whether drift replaced an id by another, which then is another's. */
  readonly isMisled: boolean;
}

/** What a trial of the trials puts between the library and what it is judged by. */
export interface Tamper {
  readonly fetch?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
  readonly send?: (send: Send, plan: Plan) => Send;
}

/** Lets the faults come about, asks, and takes them away again. */
export async function run(
  simulator: Simulator,
  send: Send,
  { run, plan, numbers }: Pick<Seen, "run" | "plan" | "numbers">,
  tamper: Tamper = {},
): Promise<Seen> {
  const { abort, faults, retry, timeoutMs } = plan;
  const first = simulator.requests.length;
  const isLate = faults.some(({ fault }) => fault === "late");
  const clock = createTrialClock(simulator.now(), isLate ? untilLate(simulator) : undefined);
  const begun: RequestEvent[] = [];
  const over: ResponseEvent[] = [];
  const given: unknown[] = [];
  const caller = new AbortController();
  const reason = new Error("the caller has changed its mind");
  const passed = { before: 0, request: 0, answer: 0, retry: 0 };
  const pass = (when: keyof typeof passed) => {
    passed[when]++;
    if (abort?.when === when && abort.nth <= passed[when]) giveUp();
  };
  let begunAtAbort: number | undefined;
  function giveUp(): void {
    begunAtAbort ??= begun.length;
    caller.abort(reason);
  }
  let isMisled = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await simulator.fetch(input, init);
    pass("answer");
    if (faults.some(({ fault }) => fault === "drift")) {
      const text = await response
        .clone()
        .text()
        .catch(() => "");
      if (OTHER_ID.test(text)) isMisled = true;
    }
    return response;
  };
  if (abort?.when === "before") giveUp();
  const connection: TransportOptions & CallBounds = {
    apiKey: simulator.apiKey,
    baseUrl: simulator.url,
    fetch: tamper.fetch?.(fetch) ?? fetch,
    clock,
    retry,
    signal: caller.signal,
    timeoutMs,
    onRequest(event) {
      begun.push(event);
      clock.hooks.onRequest(event);
      pass("request");
    },
    onResponse(event) {
      over.push(event);
      clock.hooks.onResponse(event);
    },
    onRetry: () => pass("retry"),
  };
  for (const fault of faults) simulator.inject(fault);
  const ended = await askFor(tamper.send?.(send, plan) ?? send, connection, (item) => given.push(item));
  const tookMs = clock.now() - simulator.now();
  await settle(() => simulator.requests.length - first >= begun.length);
  simulator.clearFaults();
  const arrived = simulator.requests.slice(first);
  return { run, plan, numbers, given, ended, reason, begun, over, begunAtAbort, tookMs, arrived, isMisled };
}

/** What a caller gave up may still be on its way, and would count as the next one's. Some of it never arrives. */
async function settle(isThere: () => boolean): Promise<void> {
  for (let turn = 0; turn < 20 && !isThere(); turn++) await setImmediate();
}

/** What drift puts where there was text, under a name for ids. */
const OTHER_ID = /"\w*id":42\b/i;
