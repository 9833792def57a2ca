import { type Clock, LONGEST_TIMER_MS } from "../clock.ts";
import { ConfigurationError, type ErrorContext } from "../errors.ts";
import { onAbort } from "../on-abort.ts";

/** The end of the time that a caller allows for a whole call. */
export interface Deadline {
  /** In epoch milliseconds. */
  readonly at: number;
  /** What the caller allowed. */
  readonly timeoutMs: number;
}

/** What may stop something: the caller's signal, the caller's deadline, a limit of its own. */
export interface Bounds {
  readonly signal?: AbortSignal | undefined;
  /** Whether nobody else waits on the signal: a request's own. */
  readonly isOwn?: boolean;
  readonly deadline?: Deadline | undefined;
  readonly limitMs?: number | undefined;
}

/** A signal for as long as something goes on. */
export interface Bounded {
  readonly signal: AbortSignal;
  /** What the time was that has run out. Undefined while none has. */
  timedOutAfterMs(): number | undefined;
  /** Waits for something, but no longer than the signal allows, also where that something does not listen to the signal. */
  race<T>(work: () => T | Promise<T>): Promise<T>;
  /** Gives it its whole limit once more, from now on; the deadline stays. For what comes piece by piece. */
  restart(): void;
  /** Lets no time run out until it is restarted: whoever reads the pieces may take as long as they like between two. */
  rest(): void;
  /** Frees the timer and the caller's signal. To be called when it is over, one way or another. */
  release(): void;
}

/** One signal that aborts with the first of its bounds. */
export function bound({ signal, isOwn = false, deadline, limitMs }: Bounds, clock: Clock): Bounded {
  const controller = new AbortController();
  let giveUp: ((reason: unknown) => void) | undefined;
  const abort = (reason: unknown) => {
    controller.abort(reason);
    giveUp?.(controller.signal.reason);
  };
  const stop = () => abort(signal?.reason);
  if (signal?.aborted === true) stop();
  const leave = signal && !isOwn ? onAbort(signal, stop) : () => signal?.removeEventListener("abort", stop);
  if (isOwn) signal?.addEventListener("abort", stop, { once: true });
  let timedOutAfterMs: number | undefined;
  const runOut = (allowedMs: number | undefined) => {
    timedOutAfterMs = allowedMs;
    abort(new DOMException("no time left", "TimeoutError"));
  };
  const startTimer = () => {
    const leftMs = deadline === undefined ? Number.POSITIVE_INFINITY : leftOf(deadline, clock);
    const [timeMs, allowedMs] =
      limitMs !== undefined && limitMs <= leftMs ? [limitMs, limitMs] : [leftMs, deadline?.timeoutMs];
    if (timeMs === Number.POSITIVE_INFINITY) return undefined;
    return clock.timer(timeMs, () => runOut(allowedMs));
  };
  let stopTimer = startTimer();
  return {
    signal: controller.signal,
    timedOutAfterMs: () => timedOutAfterMs,
    race: (work) =>
      new Promise((resolve, reject) => {
        controller.signal.throwIfAborted();
        giveUp = reject;
        Promise.resolve(work()).then(resolve, reject);
      }),
    restart() {
      stopTimer?.();
      stopTimer = undefined;
      // A timer would come second to whatever is there already.
      if (deadline !== undefined && leftOf(deadline, clock) === 0) runOut(deadline.timeoutMs);
      else stopTimer = startTimer();
    },
    rest() {
      stopTimer?.();
      stopTimer = undefined;
    },
    release() {
      stopTimer?.();
      leave();
    },
  };
}

/** Never more than was allowed, should somebody have set the clock back. */
function leftOf({ at, timeoutMs }: Deadline, clock: Clock): number {
  return Math.min(timeoutMs, Math.max(0, at - clock.now()));
}

/** Throws a `ConfigurationError` unless a time is one that a timer can count. */
export function checkTimeout(field: string, timeoutMs: number, context: ErrorContext): void {
  if (Number.isSafeInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST_TIMER_MS) return;
  const rule = `is not a whole number of milliseconds from 1 to ${LONGEST_TIMER_MS}`;
  throw new ConfigurationError({ field, rule }, context);
}
