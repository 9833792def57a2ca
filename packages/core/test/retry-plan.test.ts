import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planNextTry, type RetryOptions, retryAfterMsOf } from "../src/adapter/retry.ts";
import { createHeldClock } from "./support/held-clock.ts";

const NOW = Date.parse("2026-08-18T09:00:00.000Z");
const plan = (headers: Record<string, string>, options: RetryOptions = {}, tries = 1, leftMs?: number) => {
  const deadline = leftMs === undefined ? undefined : { at: NOW + leftMs, timeoutMs: leftMs };
  const response = new Response(null, { status: 429, headers });
  return planNextTry("read", { response }, tries, { clock: createHeldClock(NOW), deadline }, options);
};

describe("what an answer asks to wait", () => {
  it.each([
    ["seconds", { "retry-after": "12" }, 12_000],
    ["seconds with a fraction", { "retry-after": "0.5" }, 500],
    ["no seconds", { "retry-after": "0" }, 0],
    ["a date", { "retry-after": "Tue, 18 Aug 2026 09:00:20 GMT" }, 20_000],
    ["a date that is over", { "retry-after": "Tue, 18 Aug 2026 08:00:00 GMT" }, 0],
    ["milliseconds", { "retry-after-ms": "250" }, 250],
    ["both, of which the finer counts", { "retry-after-ms": "250", "retry-after": "12" }, 250],
    ["both, of which one is no number", { "retry-after-ms": "soon", "retry-after": "12" }, 12_000],
    ["very many seconds", { "retry-after": "100000000000000000000" }, 1e23],
    ["nothing", {}, undefined],
    ["garbage", { "retry-after": "soon" }, undefined],
    ["a word that begins as a weekday does", { "retry-after": "Sometime" }, undefined],
    ["a negative number", { "retry-after": "-5" }, undefined],
    ["a negative number of milliseconds", { "retry-after-ms": "-5" }, undefined],
    ["a notation of machines", { "retry-after": "1e20" }, undefined],
    ["an empty text", { "retry-after": "" }, undefined],
  ])("is read from %s", (_form, headers, expected) => {
    expect(retryAfterMsOf(new Headers(Object.entries(headers)), NOW)).toBe(expected);
  });

  it("is never less than nothing and never no number, whatever the header", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]{0,40}$/), (text) => {
        const read = retryAfterMsOf(new Headers({ "retry-after": text }), NOW);
        if (read !== undefined) expect(read).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("is kept to, rather than our own", () => {
    expect(plan({ "retry-after": "3" }, { random: () => 0.999 })).toEqual({ delayMs: 3_000, isAskedFor: true });
    expect(plan({ "retry-after": "nonsense" }, { random: () => 0.5 })).toEqual({ delayMs: 250, isAskedFor: false });
  });

  it.each([
    ["30", true],
    ["31", false],
    ["100000000000000000000", false],
  ])("of %s seconds is waited for only up to half a minute", (seconds, isPlanned) => {
    expect(plan({ "retry-after": seconds }) !== undefined).toBe(isPlanned);
  });

  it("is waited for as long as the options allow", () => {
    expect(plan({ "retry-after": "90" }, { maxRetryAfterMs: 90_000 })).toMatchObject({ delayMs: 90_000 });
    expect(plan({ "retry-after": "1" }, { maxRetryAfterMs: 999 })).toBeUndefined();
  });
});

describe("a wait that we draw", () => {
  it("lies between nothing and what doubles with each try, up to the longest", () => {
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fraction, fc.integer({ min: 1, max: 12 }), (random, tries) => {
        const { delayMs = Number.NaN } = plan({}, { random: () => random, maxTries: 20 }, tries) ?? {};
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(Math.min(8_000, 500 * 2 ** (tries - 1)));
        expect(Number.isInteger(delayMs)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it("is spread over all of that", () => {
    const longest = [1, 2, 3, 4, 5, 6, 7].map(
      (tries) => plan({}, { random: () => 0.99999, maxTries: 20 }, tries)?.delayMs,
    );
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    expect(plan({}, { random: () => 0 }, 3)?.delayMs).toBe(0);
  });

  it("follows the options", () => {
    const options = { random: () => 0.5, baseDelayMs: 100, maxDelayMs: 300 };
    expect([1, 2, 3].map((tries) => plan({}, options, tries)?.delayMs)).toEqual([50, 100, 150]);
  });

  it("differs from time to time without a given random", () => {
    const drawn = new Set(Array.from({ length: 50 }, () => plan({}, { baseDelayMs: 1e6, maxDelayMs: 1e6 })?.delayMs));
    expect(drawn.size).toBeGreaterThan(10);
  });
});

describe("a wait that would pass the deadline", () => {
  it("is not begun", () => {
    expect(plan({ "retry-after": "3" }, {}, 1, 3_001)).toMatchObject({ delayMs: 3_000 });
    expect(plan({ "retry-after": "3" }, {}, 1, 3_000)).toBeUndefined();
    expect(plan({}, { random: () => 0.5 }, 1, 250)).toBeUndefined();
  });
});
