import { isProviderError } from "@trunkline/core";
import { broken, eachError, smuggled, toListing } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that fail wrongly. */
export const ERRORS: readonly Mutant[] = [
  [
    "ends a listing when something fails",
    broken(({ listRows }) => ({
      listRows: (options) =>
        toListing(async function* () {
          try {
            yield* listRows(options).pages();
          } catch (error) {
            if (!isProviderError(error) || error.code !== "api") throw error;
          }
        }),
    })),
    "errors: no failure ends a listing as if it were whole",
    "errors: what was read before a failure has been given",
    "errors: what does not exist is not found",
  ],
  [
    "throws errors of no kind",
    broken((whole) => eachError(whole, (error) => new Error(String(error)))),
    "errors: what does not exist is not found",
    "errors: a wrong key is unauthorized, and is not told",
    "errors: no connection is a network error, and nothing was sent",
    "errors: an answer that is no JSON is a mapping error",
  ],
  [
    "tells the key",
    broken((whole, { apiKey }) =>
      eachError(whole, (error) => (error instanceof Error ? Object.assign(error, { authorization: apiKey }) : error)),
    ),
    "errors: a wrong key is unauthorized, and is not told",
  ],
  [
    "quotes the answer in its message",
    broken((whole) =>
      eachError(whole, (error) => {
        if (!isProviderError(error) || error.code !== "api") return error;
        error.message += JSON.stringify(error.body);
        return error;
      }),
    ),
    "errors: a failure that quotes people does not tell them",
    "errors: a refusal says what kind it is, and that nothing was done",
  ],
  [
    "says that nothing can be tried again",
    broken((whole) => eachError(whole, (error) => (isProviderError(error) ? smuggledError(error) : error))),
    "errors: a failure of the provider's is called one, and may be sent again later",
    "errors: too many requests may be sent again later",
  ],
  [
    "says after a break that nothing was sent",
    broken((whole) =>
      eachError(whole, (error) => (isProviderError(error) ? Object.assign(error, { delivery: "not_sent" }) : error)),
    ),
    "errors: a connection that breaks is a network error, and leaves a doubt",
  ],
  [
    "names the wrong operation",
    broken((whole) =>
      eachError(whole, (error) => (isProviderError(error) ? Object.assign(error, { operation: "request" }) : error)),
    ),
    "errors: an answer that breaks off is never read as a whole one",
    "stopping: time that runs out is a network error that says so",
  ],
  [
    "reads nothing out of an answer of another content type",
    broken(({ getCampaign }) => ({
      async getCampaign(options) {
        const campaign = await getCampaign(options);
        return smuggled(campaign, { id: undefined });
      },
    })),
    "errors: a good answer under another content type is read or refused",
  ],
];

function smuggledError(error: Error): Error {
  return Object.assign(error, { retryable: false });
}
