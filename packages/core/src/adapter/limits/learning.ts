import { type Ceiling, createCeiling } from "./ceiling.ts";

/** What was in use when a request began, with it. */
export interface Begin {
  /** In the order in which they began, from 1. */
  readonly number: number;
  /** How many began in the second that ended with it. */
  readonly inSecond: number;
  /** How many were under way. */
  readonly underWay: number;
}

/** Learns from answers how much a provider allows: how often, and how many at once. */
export interface Learning {
  readonly rate: Ceiling;
  readonly concurrency: Ceiling;
  accepted(begin: Begin, begun: number, now: number): void;
  /** `begun`: how many began so far. Refusals of what had begun before the last one that counted are the same burst. */
  refused(begin: Begin, begun: number, now: number): void;
}

interface Side {
  readonly ceiling: Ceiling;
  used(begin: Begin): number;
}

export function createLearning(): Learning {
  const rate = createCeiling();
  const concurrency = createCeiling();
  const sides: readonly Side[] = [
    { ceiling: rate, used: ({ inSecond }) => inSecond },
    { ceiling: concurrency, used: ({ underWay }) => underWay },
  ];
  let lowered: readonly Side[] = [];
  let begunWhenLowered = 0;

  return {
    rate,
    concurrency,

    accepted(begin, begun, now) {
      rate.accepted(begin.number, begin.inSecond, begun, now);
      concurrency.accepted(begin.number, begin.underWay, begun, now);
    },

    refused(begin, begun, now) {
      if (begin.number <= begunWhenLowered) {
        for (const { ceiling, used } of lowered) ceiling.refusedAgain(used(begin));
        return;
      }
      begunWhenLowered = begun;
      lowered = blame(sides, begin);
      for (const { ceiling, used } of lowered) ceiling.refused(used(begin), begun, now);
    },
  };
}

/**
 * A refusal does not say which of the two it is about. Not what has been seen to go well, unless both have; and rather what
 * was used to the full, unless neither was.
 */
function blame(sides: readonly Side[], begin: Begin): readonly Side[] {
  const suspects = narrow(sides, ({ ceiling, used }) => ceiling.isSuspect(used(begin)));
  return narrow(suspects, ({ ceiling }) => ceiling.wasReachedBy(begin.number));
}

function narrow(sides: readonly Side[], test: (side: Side) => boolean): readonly Side[] {
  const left = sides.filter(test);
  return left.length === 0 ? sides : left;
}
