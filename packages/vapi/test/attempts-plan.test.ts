import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCheaperSingly } from "../src/v1/call-plan.ts";

const LIMIT = 20;
const DAY = 86_400_000;
const WINDOW = 10 * DAY;

interface Call {
  /** Milliseconds before the end of the window. */
  readonly age: number;
  readonly isOwn: boolean;
}

/** Draws a moment, given numbers from 0 to 1. */
type When = (random: () => number) => number;

const EVENLY: When = (random) => random() * WINDOW;
const IN_OFFICE_HOURS: When = (random) => Math.floor(random() * 10) * DAY + random() * (DAY / 3);
const IN_BURSTS: When = (random) => Math.floor(random() ** 2 * 10) * DAY + random() * (DAY / 50);
const ON_ONE_AFTERNOON: When = (random) => 4 * DAY + random() * (DAY / 4);

const SIZES = [fc.integer({ min: 1 }), fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 250 })] as const;

/** Others call, and so does the campaign. */
function callsOf(seed: number, theirs: number, named: number, others: When, own: When): Call[] {
  const random = numbersFrom(seed);
  const calls = (count: number, when: When, isOwn: boolean) =>
    Array.from({ length: count }, (): Call => ({ age: when(random), isOwn }));
  return [...calls(theirs, others, false), ...calls(named, own, true)].sort((a, b) => a.age - b.age);
}

/** Requests that the calls take, as planned; by pages alone; and by name alone. */
function costOf(newestFirst: readonly Call[]) {
  const named = newestFirst.filter(({ isOwn }) => isOwn).length;
  const inPages = Math.ceil((newestFirst.map(({ isOwn }) => isOwn).lastIndexOf(true) + 1) / LIMIT);
  const start = newestFirst[0]?.age ?? 0;
  let [pages, missing, brought, end] = [0, named, 0, start];
  const isCheaper = () =>
    isCheaperSingly({
      named,
      missing,
      limit: LIMIT,
      soFar: { pages, brought, coveredMs: end - start, leftMs: WINDOW - end },
    });
  while (missing > 0 && !isCheaper()) {
    const page = newestFirst.slice(pages * LIMIT, (pages + 1) * LIMIT);
    pages++;
    brought = page.filter(({ isOwn }) => isOwn).length;
    end = page.at(-1)?.age ?? end;
    missing -= brought;
  }
  return { cost: pages + missing, inPages, named };
}

const settings = { seed: 20_260_818, numRuns: 300 };

describe("a campaign's calls among others'", () => {
  it("take a fifth more requests than the cheaper way, and two, at the most, where all come evenly", () => {
    fc.assert(
      fc.property(...SIZES, (seed, theirs, names) => {
        const { cost, inPages, named } = costOf(callsOf(seed, theirs, names, EVENLY, EVENLY));
        expect(cost).toBeLessThanOrEqual(1.2 * Math.min(inPages, named) + 2);
      }),
      settings,
    );
  });

  it.each([
    ["in office hours", IN_OFFICE_HOURS, EVENLY],
    ["in bursts", IN_BURSTS, EVENLY],
    ["evenly, and the campaign's at once", EVENLY, ON_ONE_AFTERNOON],
    ["in bursts, and the campaign's at once", IN_BURSTS, ON_ONE_AFTERNOON],
    ["in bursts, and the campaign's in office hours", IN_BURSTS, IN_OFFICE_HOURS],
  ])("never take twice their own number, nor eleven times the pages, where these come %s", (_, others, own) => {
    fc.assert(
      fc.property(...SIZES, (seed, theirs, names) => {
        const { cost, inPages, named } = costOf(callsOf(seed, theirs, names, others, own));
        expect(cost).toBeLessThanOrEqual(Math.min(2 * named, 11 * inPages));
      }),
      settings,
    );
  });
});

describe("asking one by one", () => {
  const fifty = { named: 50, missing: 50, limit: 1_000 };

  it("is cheaper at once for a single call, and for more not before a page was seen", () => {
    const soFar = { pages: 0, coveredMs: 0, brought: 0 };
    expect(isCheaperSingly({ ...fifty, named: 1, missing: 1, soFar })).toBe(true);
    expect(isCheaperSingly({ ...fifty, named: 2, missing: 2, soFar })).toBe(false);
  });

  it("is cheaper when what was read says that more pages are left than calls", () => {
    const soFar = { pages: 5, coveredMs: 5, brought: 0 };
    expect(isCheaperSingly({ ...fifty, soFar: { ...soFar, leftMs: 60 } })).toBe(true);
    expect(isCheaperSingly({ ...fifty, soFar: { ...soFar, leftMs: 40 } })).toBe(false);
  });

  it("waits for a tenth of the names in pages, as the newest hours may be the busiest", () => {
    const soFar = { pages: 4, coveredMs: 4, brought: 0, leftMs: 1_000 };
    expect(isCheaperSingly({ ...fifty, soFar })).toBe(false);
    expect(isCheaperSingly({ ...fifty, soFar: { ...soFar, pages: 5 } })).toBe(true);
  });

  it("waits while pages bring several at a time", () => {
    const soFar = { pages: 9, coveredMs: 9, brought: 2, leftMs: 1_000 };
    expect(isCheaperSingly({ ...fifty, soFar })).toBe(false);
    expect(isCheaperSingly({ ...fifty, soFar: { ...soFar, brought: 1 } })).toBe(true);
  });

  it("is gone over to where nothing tells how long the window is, once that has cost as much", () => {
    const soFar = { pages: 49, coveredMs: 49, brought: 0 };
    expect(isCheaperSingly({ ...fifty, soFar })).toBe(false);
    expect(isCheaperSingly({ ...fifty, soFar: { ...soFar, pages: 50 } })).toBe(true);
  });
});

/** The same numbers from the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
