import { onAbort } from "./on-abort.ts";

/** How time passes for a library that waits: so that a test can wait for minutes in no time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits while nothing else is going on. Rejects with the signal's reason as soon as that aborts. Holds the process open. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls back once, unless it is stopped first by the function that it returns: bounds what is going on elsewhere. */
  timer(milliseconds: number, callback: () => void): () => void;
}

/** Timers count milliseconds in 31 bits; a longer time would run out at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The system's own time. */
export const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const leave = signal && onAbort(signal, stop);
      const wake = () => {
        leave?.();
        resolve();
      };
      const timer = setTimeout(wake, Math.min(milliseconds, LONGEST_TIMER_MS));
    }),
  timer(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
