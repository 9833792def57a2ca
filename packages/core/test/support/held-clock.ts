import { createHastyClock, type HastyClock } from "../../src/hasty-clock.ts";

/** A hasty clock that stands still otherwise, and whose timers run out only when a test says so. */
export interface HeldClock extends HastyClock {
  /** Lets time pass, and no timer run out. */
  pass(milliseconds: number): void;
  /** Passes the time until the earliest timer, which runs out. */
  runOut(): void;
  /** Timers that run. */
  running(): number;
}

export function createHeldClock(start = Date.UTC(2026, 7, 18, 9)): HeldClock {
  let time = start;
  const hasty = createHastyClock(() => time);
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    ...hasty,
    timer(milliseconds, callback) {
      const timer = { at: hasty.now() + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass(milliseconds) {
      time += milliseconds;
    },
    runOut() {
      const [earliest] = [...timers].sort((a, b) => a.at - b.at);
      if (earliest === undefined) throw new Error("no timer runs");
      timers.delete(earliest);
      time += Math.max(0, earliest.at - hasty.now());
      earliest.callback();
    },
    running: () => timers.size,
  };
}
