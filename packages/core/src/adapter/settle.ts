import { MappingError, NetworkError } from "../errors.ts";
import { instantAt } from "../model/instant.ts";
import type { Prepared } from "./prepare.ts";
import { maySendAgain, retryAfterMsOf } from "./retry.ts";
import { remember, type Sent } from "./sent.ts";
import type { Outcome } from "./try-once.ts";

/** What is known of a request from the beginning. */
type Known = Pick<Sent, "request" | "requestId"> & {
  readonly provider: string;
  readonly operation: string | undefined;
};

/**
 * What a request has come to, after its last try: an answer, whatever its status, or an error for want of one. `now` in epoch
 * milliseconds.
 */
export function settle(outcome: Outcome, known: Known, { effect, redact }: Prepared, now: number): Response {
  const { response, failure, event } = outcome;
  const { tries = 0, providerRequestId } = event ?? {};
  if (response === undefined) {
    const { message, delivery, timedOut, cause } = failure;
    const retryable = event === undefined || maySendAgain(effect, outcome);
    throw new NetworkError(message, { ...known, tries, delivery, cause, timedOut, retryable });
  }
  if (response.ok && !outcome.isJson) {
    // Whoever sent it need not have acted: it is what gateways and portals show.
    const context = { ...known, tries, providerRequestId, delivery: "unknown", path: "" } as const;
    throw new MappingError("the answer is not JSON", context);
  }
  const retryAfterMs = response.ok ? undefined : retryAfterMsOf(response.headers, now);
  const { request, requestId } = known;
  return remember(response, {
    request,
    requestId,
    tries,
    providerRequestId,
    redact,
    retryable: maySendAgain(effect, outcome),
    retryAt: retryAfterMs === undefined ? undefined : instantAt(now + retryAfterMs),
  });
}
