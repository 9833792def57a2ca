import { type Clock, SYSTEM_CLOCK } from "./clock.ts";

/** A clock for tests: waits take no time, and count as if they had. What bounds real requests stays real. */
export interface HastyClock extends Clock {
  /** What was waited for, in milliseconds, oldest first. */
  readonly slept: readonly number[];
}

/** `now`: what time it would be if nobody waited. Absent: the system's. */
export function createHastyClock(now: () => number = Date.now): HastyClock {
  const slept: number[] = [];
  let ahead = 0;
  return {
    slept,
    now: () => now() + ahead,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      ahead += milliseconds;
    },
    timer: SYSTEM_CLOCK.timer,
  };
}
