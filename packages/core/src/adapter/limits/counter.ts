import type { Ceiling } from "./ceiling.ts";
import { type Begin, createLearning } from "./learning.ts";
import type { Limits } from "./options.ts";
import { createStarts, SECOND_MS, type Window, windowOf } from "./starts.ts";

/** How long the provider may stop everybody for by one answer. */
const LONGEST_PAUSE_MS = 60_000;

/** How much a timer may be late without anything being lost by it. */
const LATE_MS = 10;

/** What was seen of a request whose turn is over. */
export interface Seen {
  /** Whether the answer was that it is too much for now: 429, or 503 with a time. */
  readonly isRefused: boolean;
  /** For how long not to ask again, in milliseconds. Absent: it did not say. */
  readonly retryAfterMs?: number;
}

/** Counts what is in use, and knows whether there is room. Times are in milliseconds and never go back. */
export interface Counter {
  /** Never looser than before. */
  setLimits(limits: Limits): void;
  /** How long until one more may begin; somebody waits for it. Infinity: until another ends. 0: now. */
  waitMs(now: number): number;
  begin(now: number): Begin;
  end(begin: Begin, seen: Seen | undefined, now: number): void;
}

export function createCounter(): Counter {
  const starts = createStarts();
  const { rate, concurrency, ...learning } = createLearning();
  const window = windowReader(rate);
  let configured: Window | undefined;
  let begun = 0;
  let underWay = 0;
  let pausedUntil = 0;
  /**
   * When the next one is due, once there was a refusal. From then on they are spread evenly: what is sent at once at the turn
   * of a second oversteps the limit as soon as some of it travels longer than the rest.
   */
  let dueAt = 0;

  function rateWaitMs(now: number): number {
    const current = window();
    if (current === undefined) return 0;
    const waitMs = starts.waitMs(now, current);
    // A slower rate may still let more begin in the configured window, where that is longer.
    const configuredMs = configured === undefined ? 0 : starts.waitMs(now, configured);
    return Math.max(waitMs, configuredMs, rate.isLearned() ? dueAt - now : 0);
  }

  /** Waiting for an even spread alone is no sign that more is wanted. */
  const isNearlyUsed = (now: number) => starts.inLastSecond(now) >= Math.floor(rate.inForce() * 0.9);

  return {
    setLimits({ requestsPerSecond, maxConcurrent }) {
      configured = requestsPerSecond === undefined ? undefined : windowOf(requestsPerSecond);
      if (requestsPerSecond !== undefined) rate.tighten(requestsPerSecond);
      if (maxConcurrent !== undefined) concurrency.tighten(maxConcurrent);
    },

    waitMs(now) {
      const isFull = underWay >= Math.floor(concurrency.inForce());
      const waitMs = rateWaitMs(now);
      if (isFull) concurrency.reached(begun, now);
      if (waitMs > 0 && isNearlyUsed(now)) rate.reached(begun, now);
      return isFull ? Number.POSITIVE_INFINITY : Math.max(waitMs, pausedUntil - now);
    },

    begin(now) {
      starts.add(now, Math.max(2 * SECOND_MS, configured?.lengthMs ?? 0));
      if (rate.isLearned()) dueAt = Math.max(dueAt, now - LATE_MS) + SECOND_MS / rate.inForce();
      return { number: ++begun, underWay: ++underWay, inSecond: starts.inLastSecond(now) };
    },

    end(begin, seen, now) {
      underWay--;
      if (seen?.isRefused !== true) return learning.accepted(begin, begun, now);
      const { retryAfterMs = 0 } = seen;
      if (retryAfterMs > 0) pausedUntil = Math.max(pausedUntil, now + Math.min(retryAfterMs, LONGEST_PAUSE_MS));
      learning.refused(begin, begun, now);
    },
  };
}

/** The window of the rate in force. Undefined: no limit. */
function windowReader(rate: Ceiling): () => Window | undefined {
  let read = Number.POSITIVE_INFINITY;
  let window: Window | undefined;
  return () => {
    const inForce = rate.inForce();
    if (inForce !== read) {
      read = inForce;
      window = inForce === Number.POSITIVE_INFINITY ? undefined : windowOf(inForce);
    }
    return window;
  };
}
