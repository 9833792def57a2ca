import type { Clock, Hooks } from "@trunkline/core";

/** A clock on which time passes only while nothing else is going on, and then at once. */
export interface TrialClock extends Clock {
  /** Has to hear of every try: as long as one is under way, no time passes. */
  readonly hooks: Pick<Required<Hooks>, "onRequest" | "onResponse">;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Looks without news after which a late answer is waited for still: what rang was another's of several that are under way. */
const STILL_LATE_LOOKS = 50;

/** Rounds of the event loop without news before time passes: what is between two steps gets on meanwhile. */
const IDLE_ROUNDS = 3;

/**
 * `startsAt`: in epoch milliseconds. `isHeldBack`: whether the answer of a try that is under way will not come before time
 * passes; asked each millisecond. Absent: answers come by themselves.
 */
export function createTrialClock(startsAt: number, isHeldBack?: () => boolean): TrialClock {
  const timers = new Set<Timer>();
  let now = startsAt;
  let underWay = 0;
  let idle = 0;
  let isLooking = false;
  let isAnyLate = false;

  function look(): void {
    if (isLooking || timers.size === 0 || (underWay > 0 && isHeldBack === undefined)) return;
    isLooking = true;
    const again = () => {
      isLooking = false;
      step();
      look();
    };
    if (underWay > 0) setTimeout(again, 1);
    else setImmediate(again);
  }

  function step(): void {
    if (underWay > 0) {
      const isLate = isHeldBack?.() === true;
      isAnyLate ||= isLate;
      if (isLate || (isAnyLate && ++idle >= STILL_LATE_LOOKS)) ring();
    } else if (++idle >= IDLE_ROUNDS) ring();
  }

  function ring(): void {
    idle = 0;
    const [first] = [...timers].sort((a, b) => a.at - b.at);
    if (first === undefined) return;
    timers.delete(first);
    now = Math.max(now, first.at);
    first.callback();
  }

  function timer(milliseconds: number, callback: () => void): () => void {
    const added = { at: now + milliseconds, callback };
    timers.add(added);
    look();
    return () => void timers.delete(added);
  }

  return {
    now: () => now,
    timer,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        const stop = () => {
          cancel();
          reject(signal?.reason);
        };
        const cancel = timer(milliseconds, () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        });
        signal?.addEventListener("abort", stop, { once: true });
      }),
    hooks: {
      onRequest() {
        underWay++;
        idle = 0;
        look();
      },
      onResponse() {
        underWay--;
        idle = 0;
        look();
      },
    },
  };
}
