import { ApiError, isProviderError } from "@trunkline/core";
import type { Connection, Subject } from "../../src/index.ts";
import { createEverything } from "../../src/reference/index.ts";
import { broken, eachError } from "../support/broken.ts";
import { everything } from "../support/subjects.ts";
import type { Mutant } from "./mutant.ts";

/** The adapter that has everything, with options of its own. */
function optioned(options: (connection: Connection) => Parameters<typeof createEverything>[0]): Subject {
  return { ...everything, create: (connection) => createEverything({ ...connection, ...options(connection) }) };
}

/** Adapters that send too little, or too much. */
export const SENDING: readonly Mutant[] = [
  [
    "gives up at once",
    optioned(() => ({ retry: { maxTries: 1 } })),
    "sending: a failure that passes is not noticed by who only asks",
    "sending: a failure that does not pass is told after a few tries",
    "sending: what was too much for now is done when it no longer is",
  ],
  [
    "never gives up",
    optioned(() => ({ retry: { maxTries: 50 } })),
    "sending: a failure that does not pass is told after a few tries",
  ],
  [
    "comes back sooner than it was asked to",
    optioned(({ fetch }) => ({
      async fetch(input, init) {
        const response = await fetch(input, init);
        const { status } = response;
        if (status < 400) return response;
        return new Response(response.body, { status, headers: { "content-type": "application/json" } });
      },
    })),
    "sending: who is asked to wait for long says until when, and does not wait",
  ],
  [
    "keeps to itself until when it is to wait",
    broken((whole) =>
      eachError(whole, (error) =>
        isProviderError(error) && error.code === "api"
          ? new ApiError({ ...error, retryAt: undefined, body: null })
          : error,
      ),
    ),
    "sending: who is asked to wait for long says until when, and does not wait",
  ],
  [
    "tells nobody of what it sends",
    optioned(() => ({ onRequest: () => {}, onResponse: () => {} })),
    "sending: every request is told of before it is sent, and when it has ended",
  ],
  [
    "tells of failures alone",
    optioned(({ onResponse }) => ({
      onResponse: (event) => {
        if (event.delivery !== undefined) onResponse?.(event);
      },
    })),
    "sending: every request is told of before it is sent, and when it has ended",
  ],
];
