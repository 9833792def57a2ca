import type { Clock } from "../../clock.ts";

/** Reads a clock as milliseconds that never go back: while a clock that was set back catches up, no time passes. */
export function createElapsed(clock: Clock): () => number {
  let read = clock.now();
  let elapsed = 0;
  return () => {
    const now = clock.now();
    // Only the stretch in which it was set back is lost. Waiting until it says again what it once said could take an hour.
    elapsed += Math.max(0, now - read);
    read = now;
    return elapsed;
  };
}
