/**
 * A limit that learns: lowered when the provider refuses, raised while it is reached and nothing is refused. Requests are
 * known by their number, in the order in which they began; `used` is how much was in use with that request.
 */
export interface Ceiling {
  /** Never above what was configured. Infinity: no limit. */
  inForce(): number;
  /** Whether a refusal has taught it something that still counts. */
  isLearned(): boolean;
  /** What is configured is at most this. */
  tighten(limit: number): void;
  /** Something waits for it, after so many requests began. */
  reached(begun: number, now: number): void;
  /** Whether it was reached when that request began, since it was changed last. */
  wasReachedBy(number: number): boolean;
  /** Whether so much use has never been seen to go well, so that it may be what a refusal is about. */
  isSuspect(used: number): boolean;
  /** Raises it, where this shows that the last rise went well and that more is wanted. `begun`: how many began so far. */
  accepted(number: number, used: number, begun: number, now: number): void;
  /** The first refusal of a burst: lowers it. */
  refused(used: number, begun: number, now: number): void;
  /** Another of the same burst: may show that it must be lower still. */
  refusedAgain(used: number): void;
}

/** What is left of the level that went well, for a moment, when more was refused. */
const SHARE = 0.7;
/** Between two rises, so that the first shows what it does. */
const RISE_EVERY_MS = 1_000;
/** How long it stays at the level that went well before it tries more. Doubled each time that more is refused again. */
const SHORTEST_STAY_MS = 1_000;
const LONGEST_STAY_MS = 64_000;
/** Levels that differ by less, as a share, are the same limit, met again. */
const SAME = 0.25;
/** Once nothing waited for it for so long, nothing is learned any more. */
const LIFT_AFTER_MS = 60_000;

/**
 * After a refusal it goes well below the level that went well, so that what the provider has counted runs out; within seconds
 * back to that level; and after a stay a little above it, then more and more. A limit that was learned well is thereby
 * overstepped once a minute, and one that was raised is found again within minutes.
 */
export function createCeiling(): Ceiling {
  let configured = Number.POSITIVE_INFINITY;
  let inForce = configured;
  /** The most that is believed to go well, because more was refused. Infinity: nothing was. */
  let level = configured;
  /** The most that was seen to go well since. */
  let proven = 0;
  let stayMs = SHORTEST_STAY_MS;
  let step = 0;
  /** What was in force before the last try of more. */
  let before = configured;
  let changedAt = 0;
  let reachedAt = 0;
  let begunAtChange = 0;
  /** The first request since the last change that used all there was. Absent: there was none. */
  let reachedBy: number | undefined;

  function change(to: number, begun: number, now: number): void {
    inForce = Math.min(configured, to);
    changedAt = now;
    begunAtChange = begun;
    reachedBy = undefined;
  }

  function lower(used: number): void {
    level = Math.max(1, Math.min(level, used - 1));
    proven = Math.min(proven, level);
    inForce = Math.min(inForce, Math.max(1, level * SHARE));
  }

  const wasReachedBy = (number: number) => reachedBy !== undefined && number >= reachedBy;

  return {
    inForce: () => inForce,
    isLearned: () => level < Number.POSITIVE_INFINITY,

    tighten(limit) {
      configured = Math.min(configured, limit);
      inForce = Math.min(inForce, configured);
    },

    reached(begun, now) {
      reachedAt = now;
      if (begun > begunAtChange) reachedBy ??= begun;
    },

    wasReachedBy,

    isSuspect: (used) => used > proven,

    accepted(number, used, begun, now) {
      proven = Math.max(proven, used);
      if (level === Number.POSITIVE_INFINITY || now - changedAt < RISE_EVERY_MS) return;
      if (now - Math.max(reachedAt, changedAt) >= LIFT_AFTER_MS) {
        level = Number.POSITIVE_INFINITY;
        change(configured, begun, now);
      } else if (inForce === configured || !wasReachedBy(number)) return;
      else if (inForce < level) change(halfway(inForce, level), begun, now);
      else if (inForce > level || now - changedAt >= stayMs) {
        before = inForce;
        change(inForce + step, begun, now);
        step *= 2;
      }
    },

    refused(used, begun, now) {
      const met = level;
      const wasTry = inForce > met;
      level = inForce;
      // A fraction more than what went well is seen as one more, or not at all.
      lower(wasTry ? Math.max(used, before + 1) : used);
      if (!isSame(level, met)) stayMs = SHORTEST_STAY_MS;
      else if (wasTry) stayMs = Math.min(stayMs * 2, LONGEST_STAY_MS);
      step = Math.max(0.5, level / 20);
      change(inForce, begun, now);
    },

    refusedAgain(used) {
      if (used - 1 < level) lower(used);
    },
  };
}

function isSame(level: number, met: number): boolean {
  return level > met * (1 - SAME) && level < met * (1 + SAME);
}

/** To the level itself once it is near. */
function halfway(from: number, level: number): number {
  const gap = level - from;
  return gap <= Math.max(0.5, level / 20) ? level : from + gap / 2;
}
