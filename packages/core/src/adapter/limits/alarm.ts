import type { Clock } from "../../clock.ts";

/** One timer at most, which only runs while it is wanted. */
export interface Alarm {
  /** Rings once after the time, instead of whenever it was set for before. Infinity, or no time: not at all. */
  set(milliseconds: number): void;
}

export function createAlarm(clock: Clock, elapsed: () => number, ring: () => void): Alarm {
  let rings: { readonly at: number; readonly stop: () => void } | undefined;

  return {
    set(milliseconds) {
      // Timers count whole milliseconds; a fraction less would ring too early, and then again.
      const isWanted = milliseconds > 0 && milliseconds < Number.POSITIVE_INFINITY;
      const at = isWanted ? Math.ceil(elapsed() + milliseconds) : undefined;
      if (rings?.at === at) return;
      rings?.stop();
      rings = undefined;
      if (at === undefined) return;
      const controller = new AbortController();
      rings = { at, stop: () => controller.abort() };
      const wake = () => {
        if (controller.signal.aborted) return;
        rings = undefined;
        ring();
      };
      // Nothing else goes on for those who wait, so this is no bound but a sleep.
      clock.sleep(at - elapsed(), controller.signal).then(wake, () => {});
    },
  };
}
