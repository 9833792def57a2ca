import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../src/clock.ts";

/** A clock that stands still until it is moved, and then goes from one thing that is due to the next. */
export interface DiscreteClock extends Clock {
  /** Does all that is due within the time, in order, each with everything that follows from it before the next. */
  advance(milliseconds: number): Promise<void>;
  /** As `advance`, for as long as anything is due. */
  run(): Promise<void>;
  /** Sets what it says without any time passing: as when somebody corrects a machine's clock. */
  shift(milliseconds: number): void;
  /** Timers that run. */
  running(): number;
}

interface Due {
  readonly at: number;
  readonly callback: () => void;
}

export function createDiscreteClock(start = 0): DiscreteClock {
  let passed = 0;
  let shifted = start;
  const waiting = new Set<Due>();

  function timer(milliseconds: number, callback: () => void): () => void {
    const due = { at: passed + Math.max(0, milliseconds), callback };
    waiting.add(due);
    return () => waiting.delete(due);
  }

  function earliest(): Due | undefined {
    let first: Due | undefined;
    for (const due of waiting) if (first === undefined || due.at < first.at) first = due;
    return first;
  }

  async function runUntil(end: number): Promise<void> {
    // What happens by promises happens before the clock moves on.
    await setImmediate();
    for (let due = earliest(); due !== undefined && due.at <= end; due = earliest()) {
      passed = due.at;
      waiting.delete(due);
      due.callback();
      await setImmediate();
    }
    if (end !== Number.POSITIVE_INFINITY) passed = end;
  }

  return {
    now: () => shifted + passed,
    timer,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const stop = timer(milliseconds, resolve);
        signal?.addEventListener("abort", () => {
          stop();
          reject(signal.reason);
        });
      }),
    advance: (milliseconds) => runUntil(passed + milliseconds),
    run: () => runUntil(Number.POSITIVE_INFINITY),
    shift(milliseconds) {
      shifted += milliseconds;
    },
    running: () => waiting.size,
  };
}
