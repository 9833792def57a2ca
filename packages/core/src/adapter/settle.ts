import { MappingError, NetworkError } from "../errors.ts";
import { instantAt } from "../model/instant.ts";
import type { Failed, Told } from "./exchange.ts";
import { keepIncoming } from "./incoming.ts";
import type { Prepared } from "./prepare.ts";
import { maySendAgain, retryAfterMsOf } from "./retry.ts";
import { remember, rememberBroken, type Sent } from "./sent.ts";
import type { Outcome } from "./try-once.ts";

/** What is known of a request from the beginning. */
type Known = Pick<Sent, "provider" | "operation" | "request"> & { readonly requestId: string };

/**
 * What a request has come to, after its last try: an answer, whatever its status, or an error for want of one. `earlier`: how
 * the tries before that ended. `now` in epoch milliseconds.
 */
export function settle(
  outcome: Outcome,
  earlier: readonly Outcome[],
  known: Known,
  { effect, redact }: Prepared,
  now: number,
): Response {
  const { response, failure, told } = outcome;
  const { tries = 0, providerRequestId } = told ?? {};
  const isDoubtful = effect !== "read" && earlier.some(mayHaveActed);
  if (response === undefined) {
    const { message, timedOut, cause } = failure;
    const delivery = isDoubtful && failure.delivery === "not_sent" ? "unknown" : failure.delivery;
    const retryable = told === undefined || maySendAgain(effect, outcome);
    throw new NetworkError(message, { ...known, tries, delivery, cause, timedOut, retryable });
  }
  if (response.ok && !outcome.isJson) {
    // Whoever sent it need not have acted: it is what gateways and portals show.
    const context = { ...known, tries, providerRequestId, delivery: "unknown", path: "" } as const;
    throw new MappingError("the answer is not JSON", context);
  }
  if (outcome.incoming !== undefined) keepIncoming(response, outcome.incoming);
  const retryAfterMs = response.ok ? undefined : retryAfterMsOf(response.headers, now);
  return remember(response, {
    ...known,
    tries,
    isDoubtful,
    providerRequestId,
    redact,
    retryable: maySendAgain(effect, outcome),
    retryAt: retryAfterMs === undefined ? undefined : instantAt(now + retryAfterMs),
    event: told?.event,
  });
}

/** The error for a good answer that broke off while it was read. */
export function toBroken(failure: Failed, { tries, providerRequestId, event }: Told, known: Known): NetworkError {
  const { message, delivery, cause, timedOut } = failure;
  const context = { ...known, tries, providerRequestId, delivery, cause, timedOut, retryable: true };
  return rememberBroken(new NetworkError(message, context), { requestId: known.requestId, tries, event });
}

function mayHaveActed({ told }: Outcome): boolean {
  return told?.delivery === "unknown" || told?.delivery === "accepted";
}
