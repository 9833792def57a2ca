import { ConfigurationError, NetworkError } from "../errors.ts";

/** Which call is bounded. */
interface TimeoutContext {
  readonly provider: string;
  readonly operation?: string;
}

/** Timers count milliseconds in 31 bits; a longer time would run out at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Throws a `ConfigurationError` unless a time is one that a timer can count. */
export function checkTimeout(name: string, timeoutMs: number, context: TimeoutContext): void {
  if (Number.isSafeInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST_MS) return;
  throw new ConfigurationError(`${name}: is not a whole number of milliseconds from 1 to ${LONGEST_MS}`, context);
}

/** A signal that aborts after a time, with the error that the caller shall see. Holds no process open. */
export function timeoutSignal(timeoutMs: number, context: TimeoutContext): AbortSignal {
  const controller = new AbortController();
  const timer = AbortSignal.timeout(timeoutMs);
  timer.addEventListener("abort", () => {
    const message = `no answer within ${timeoutMs} ms`;
    controller.abort(new NetworkError(message, { ...context, delivery: "unknown", timedOut: true }));
  });
  return controller.signal;
}

/** One signal for a call and all the requests behind it: the caller's own, bounded by the time that the caller allows. */
export function startDeadline(
  options: { readonly signal?: AbortSignal; readonly timeoutMs?: number },
  context: TimeoutContext,
): AbortSignal | undefined {
  const { signal, timeoutMs } = options;
  if (timeoutMs === undefined) return signal;
  checkTimeout("timeoutMs", timeoutMs, context);
  const deadline = timeoutSignal(timeoutMs, context);
  return signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
}
