import { NetworkError } from "../errors.ts";

/** Which call is bounded. */
interface TimeoutContext {
  readonly provider: string;
  readonly operation?: string;
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
  const deadline = timeoutSignal(timeoutMs, context);
  return signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
}
