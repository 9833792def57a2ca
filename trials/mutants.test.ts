import { isProviderError, NetworkError } from "@trunkline/core";
import { expect, it } from "vitest";
import type { Invariant } from "./runs/invariants.ts";
import type { Tamper } from "./runs/run.ts";
import { makeRuns } from "./runs.ts";
import type { Send } from "./support/ask.ts";

/** A library that is broken in one way, and what has to notice. */
interface Mutant {
  readonly what: string;
  readonly tamper: Tamper;
  readonly caughtBy: Invariant;
}

const MUTANTS: readonly Mutant[] = [
  {
    what: "sends a POST again that got no answer",
    tamper: {
      fetch: (fetch) => (input, init) =>
        fetch(input, init).catch((error: unknown) =>
          init?.method === "POST" && init.signal?.aborted !== true ? fetch(input, init) : Promise.reject(error),
        ),
    },
    caughtBy: "what may ring is acted upon once at the most",
  },
  {
    what: "sends a POST again after a 500",
    tamper: {
      fetch: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        return init?.method === "POST" && response.status >= 500 ? fetch(input, init) : response;
      },
    },
    caughtBy: "every try that arrived was told of",
  },
  {
    what: "ends a listing where an error comes",
    tamper: {
      send: (send) => (connection, give) =>
        send(connection, give).catch((error: unknown) => (isProviderError(error) ? {} : Promise.reject(error))),
    },
    caughtBy: "a read gives exactly what there is",
  },
  {
    what: "calls a lost answer not sent",
    tamper: {
      send: (send) => (connection, give) =>
        send(connection, give).catch((error: unknown) => {
          if (!(error instanceof NetworkError) || error.delivery !== "unknown") throw error;
          const { provider, operation, request, requestId, tries } = error;
          throw new NetworkError("no answer", {
            provider,
            operation,
            request,
            requestId,
            tries,
            delivery: "not_sent",
            retryable: true,
          });
        }),
    },
    caughtBy: "not_sent was not sent",
  },
  {
    what: "calls a broken answer one that was not wanted",
    tamper: {
      send: (send) => (connection, give) =>
        send(connection, give).catch((error: unknown) => {
          if (!(error instanceof NetworkError)) throw error;
          const { provider, operation, request, requestId, tries } = error;
          throw new NetworkError("no answer", { provider, operation, request, requestId, tries, delivery: "accepted" });
        }),
    },
    caughtBy: "accepted was acted upon",
  },
  {
    what: "loses a page",
    tamper: { send: (send) => changing(send, (index) => (index === 2 || index === 3 ? 0 : 1)) },
    caughtBy: "a read gives exactly what there is",
  },
  {
    what: "gives a page twice",
    tamper: { send: (send) => changing(send, (index) => (index === 1 ? 2 : 1)) },
    caughtBy: "what was there all the while comes exactly once",
  },
  {
    what: "loses the first item before an error",
    tamper: { send: (send) => changing(send, (index) => (index === 0 ? 0 : 1)) },
    caughtBy: "what was given before an error is a beginning of what there is",
  },
  {
    what: "shows the key in an error",
    tamper: {
      send: (send) => (connection, give) =>
        send(connection, give).catch((error: unknown) => {
          if (error instanceof Error) error.cause = connection.apiKey;
          throw error;
        }),
    },
    caughtBy: "nothing tells a key or a number",
  },
  {
    what: "throws what is no error of the contract",
    tamper: {
      send: (send) => (connection, give) =>
        send(connection, give).catch((error: unknown) =>
          Promise.reject(new TypeError("fetch failed", { cause: error })),
        ),
    },
    caughtBy: "errors are the contract's, or the caller's own reason",
  },
  {
    what: "tries once more than it may",
    tamper: {
      send:
        (send) =>
        ({ retry, ...connection }, give) =>
          send({ ...connection, retry: { ...retry, maxTries: (retry?.maxTries ?? 4) + 1 } }, give),
    },
    caughtBy: "tries keep to maxTries",
  },
];

it.each(MUTANTS)("a library that $what is found out", async ({ tamper, caughtBy }) => {
  const { violations } = await makeRuns({
    seed: 3,
    runs: 1_000,
    tamper,
    isEnough: (found) => found.some(({ invariant }) => invariant === caughtBy),
  });
  expect(violations.map(({ invariant }) => invariant)).toContain(caughtBy);
});

/** Gives each item as often as it says. */
function changing(send: Send, timesOf: (index: number) => number): Send {
  return (connection, give) => {
    let index = 0;
    return send(connection, (item) => {
      for (let times = timesOf(index++); times > 0; times--) give(item);
    });
  };
}
