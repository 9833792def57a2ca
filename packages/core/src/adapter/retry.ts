import type { Clock } from "../clock.ts";
import { ConfigurationError, type Delivery, type ErrorContext, type Finding } from "../errors.ts";
import type { Effect } from "../hooks.ts";
import type { Deadline } from "./bound.ts";

/** How often and when a request is sent again. What may be sent again at all is not up to options. */
export interface RetryOptions {
  /** Tries altogether, the first included. Absent: 4. 1: nothing is sent again. */
  readonly maxTries?: number;
  /** Longest wait after the first try, doubled with each further one; the wait itself is drawn from 0 to that. Absent: 500. */
  readonly baseDelayMs?: number;
  /** Longest wait between tries that we draw. Absent: 8 000. */
  readonly maxDelayMs?: number;
  /**
   * Longest wait that a provider may ask for with `Retry-After`. Beyond it there is an `ApiError` at once, whose `retryAt`
   * says when. Absent: 30 000.
   */
  readonly maxRetryAfterMs?: number;
  /** From 0 to below 1; for tests. Absent: `Math.random`. */
  readonly random?: () => number;
}

/** Throws a `ConfigurationError` that names every option which is no number to count with. */
export function checkRetry(options: RetryOptions, context: ErrorContext): void {
  const numbers = [
    ["maxTries", 1],
    ["baseDelayMs", 0],
    ["maxDelayMs", 0],
    ["maxRetryAfterMs", 0],
  ] as const;
  const findings = numbers.flatMap(([name, least]): Finding[] => {
    const { [name]: value = least } = options;
    if (name === "maxTries" && !Number.isSafeInteger(value))
      return [{ field: "retry.maxTries", rule: "is not a whole number" }];
    return value >= least ? [] : [{ field: `retry.${name}`, rule: `is not a number from ${least}` }];
  });
  const [first, ...others] = findings;
  if (first !== undefined) throw new ConfigurationError([first, ...others], context);
}

/** How a try ended, as far as it matters here. Without `failure` there is an answer. */
export type Ended =
  | { readonly response: Response; readonly failure?: undefined }
  | { readonly response?: undefined; readonly failure: { readonly delivery: Delivery; readonly isFinal: boolean } };

/**
 * Whether a request may be sent again. What may make a phone ring only if it is certain that it was not acted upon: no
 * connection was made, or the provider said that it is too much for now.
 */
export function maySendAgain(effect: Effect, { response, failure }: Ended): boolean {
  if (failure !== undefined) return !failure.isFinal && (effect !== "physical" || failure.delivery === "not_sent");
  const { status } = response;
  if (effect === "physical") return status === 429;
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** When a request is sent again after a try. Undefined: not, because it may not be, or has been often enough, or it would be too late. */
export function planNextTry(
  effect: Effect,
  ended: Ended,
  tries: number,
  { clock, deadline }: { readonly clock: Clock; readonly deadline: Deadline | undefined },
  options: RetryOptions,
): { readonly delayMs: number; readonly isAskedFor: boolean } | undefined {
  const { maxTries = 4, maxRetryAfterMs = 30_000 } = options;
  if (!maySendAgain(effect, ended) || tries >= maxTries) return undefined;
  const now = clock.now();
  const askedMs = ended.response === undefined ? undefined : retryAfterMsOf(ended.response.headers, now);
  const delayMs = askedMs ?? drawDelayMs(tries, options);
  const isTooLate = deadline !== undefined && now + delayMs >= deadline.at;
  if (isTooLate || (askedMs !== undefined && askedMs > maxRetryAfterMs)) return undefined;
  return { delayMs, isAskedFor: askedMs !== undefined };
}

/** Full jitter, so that those who failed together do not come back together. */
function drawDelayMs(tries: number, options: RetryOptions): number {
  const { baseDelayMs = 500, maxDelayMs = 8_000, random = Math.random } = options;
  return Math.round(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1)));
}

/**
 * Time that an answer asks to be left alone for, from `retry-after-ms`, or from `Retry-After` in seconds or as a date.
 * Undefined when it does not, or in no form that we know.
 */
export function retryAfterMsOf(headers: Headers, now: number): number | undefined {
  const milliseconds = toNumber(headers.get("retry-after-ms"));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers.get("retry-after");
  const seconds = toNumber(text);
  if (seconds !== undefined) return seconds * 1_000;
  // Dates of HTTP have a weekday: what else `Date.parse` takes for a date, such as a bare negative number, is none.
  const date = text !== null && /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function toNumber(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
