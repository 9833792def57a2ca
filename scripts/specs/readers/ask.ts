/** One call of a function of ours, over answers from memory. */
import type { Observation } from "@trunkline/core";
import type { Operation } from "../surface/surface.ts";
import { type Call, callsOf, type Model } from "./functions.ts";
import { recogniserOf } from "./recognise.ts";
import type { Variant } from "./variants.ts";
import type { Asked, WorldIds } from "./world.ts";

/** What a call came to. */
export interface Asking {
  readonly variant: string;
  readonly function: string;
  /** Why it could not go on. Absent: it could. */
  readonly failed?: string;
  readonly models: readonly Model[];
  /** Requests of the surface's operations, in order. */
  readonly asked: readonly Asked[];
  /** Each once. */
  readonly observed: readonly string[];
}

/** An answer as it goes over the wire. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

export const NOT_THERE: Answered = { status: 404, text: '{"message":"not there"}' };

/** Requests after which a call is taken never to end: none needs as many here. */
const MOST_REQUESTS = 150;
const ENDLESS = `asked ${MOST_REQUESTS} times, and did not end`;

/** Calls that are made one after the other. Each is told what it is answered. */
export type Asker = (call: number, answer: (asked: Asked) => Answered) => Promise<Asking>;

/** The calls that there are of an adapter's functions, by their numbers. */
export function plannedCalls(variant: Variant, ids: WorldIds): readonly (readonly [number: number, call: Call])[] {
  const nothing = { fetch: async () => Response.error(), onObservation: () => {} };
  const calls = [...callsOf(variant.create(nothing), ids).entries()];
  return calls.filter(([, call]) => variant.functions?.includes(call.function) !== false);
}

/**
 * Makes calls of one adapter, which tells each oddity once in all of them. What the operations lack is answered with a 404.
 * Adapters load what they rarely need when it is first wanted, so one for several calls is quicker than one for each.
 */
export function openAsker(variant: Variant, operations: readonly Operation[], ids: WorldIds): Asker {
  const recognise = recogniserOf(operations);
  let answered: (asked: Asked) => Answered = () => NOT_THERE;
  let current: Call | undefined;
  let asked: Asked[] = [];
  let observed: string[] = [];
  let requests = 0;
  const provider = variant.create({
    onObservation: (observation) => observed.push(told(observation)),
    async fetch(input, init) {
      if (++requests > MOST_REQUESTS) throw new Error(ENDLESS);
      const answer = answered;
      const request = await recognise(input, init);
      if (request === undefined) return respond(NOT_THERE);
      asked.push(request);
      const given = answer(request);
      current?.beforeAnswer?.(request);
      init?.signal?.throwIfAborted();
      return respond(given);
    },
  });
  const calls = callsOf(provider, ids);

  return async (index, answer) => {
    const call = calls[index];
    if (call === undefined) throw new RangeError(`there is no call ${index}`);
    [current, answered, asked, observed, requests] = [call, answer, [], [], 0];
    const head = { variant: variant.title, function: call.function };
    const prepared = async () => {
      await call.prepare?.();
      [asked, observed] = [[], []];
      return call.run();
    };
    const outcome = await prepared().then(
      (models) => ({ models }),
      (error: unknown) => ({ models: [], failed: error instanceof Error ? error.message : String(error) }),
    );
    return { ...head, asked, observed, ...outcome, ...(requests > MOST_REQUESTS && { failed: ENDLESS }) };
  };
}

function told({ kind, operation, path, word }: Observation): string {
  const what = `${operation}: ${kind} at ${path === "" ? "the top" : path}`;
  return word === undefined ? what : `${what} (${word})`;
}

function respond({ status, text }: Answered): Response {
  return new Response(text === "" ? null : text, { status, headers: { "Content-Type": "application/json" } });
}
