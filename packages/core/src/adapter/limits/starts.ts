/**
 * What counts as a second, in milliseconds. One more than there are, because clocks tell whole ones: what began at the end
 * of a millisecond is told like what began at its start.
 */
export const SECOND_MS = 1_001;

/** How much may begin within any stretch of so long. */
export interface Window {
  readonly count: number;
  readonly lengthMs: number;
}

/** When things began, as far back as somebody may ask. Times are in milliseconds and never go back. */
export interface Starts {
  add(now: number, keepMs: number): void;
  /** How many began in the last second. */
  inLastSecond(now: number): number;
  /** How long until one more may begin. 0: now. */
  waitMs(now: number, window: Window): number;
}

/** The window of a rate: one second, or more where the rate is no whole number, so that it is not rounded up. */
export function windowOf(perSecond: number): Window {
  const count = Math.ceil(perSecond);
  return { count, lengthMs: (count / perSecond) * SECOND_MS };
}

/** A ring that grows when it is full of what is still wanted. */
export function createStarts(): Starts {
  let ring = new Float64Array(16);
  let first = 0;
  let second = 0;
  let end = 0;
  const at = (index: number) => ring[index & (ring.length - 1)] ?? 0;

  function grow(): void {
    const larger = new Float64Array(ring.length * 2);
    for (let index = first; index < end; index++) larger[index - first] = at(index);
    second -= first;
    end -= first;
    first = 0;
    ring = larger;
  }

  return {
    add(now, keepMs) {
      while (first < end && now - at(first) >= keepMs) first++;
      if (end - first === ring.length) grow();
      ring[end++ & (ring.length - 1)] = now;
      second = Math.max(second, first);
    },

    inLastSecond(now) {
      while (second < end && now - at(second) >= SECOND_MS) second++;
      return end - second;
    },

    waitMs: (now, { count, lengthMs }) => (end - first < count ? 0 : Math.max(0, at(end - count) + lengthMs - now)),
  };
}
