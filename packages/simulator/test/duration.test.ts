import { describe, expect, it } from "vitest";
import { toMilliseconds } from "../src/duration.ts";

describe("a duration", () => {
  it.each([
    [0, 0],
    [1500, 1500],
    ["0s", 0],
    ["250ms", 250],
    ["90s", 90_000],
    ["15m", 900_000],
    ["24h", 86_400_000],
    ["7d", 604_800_000],
    ["1h30m", 5_400_000],
    ["1.5h", 5_400_000],
    ["1m500ms", 60_500],
    // The clock counts whole milliseconds.
    ["0.0004s", 0],
    [0.6, 1],
  ])("reads %j", (duration, milliseconds) => expect(toMilliseconds(duration)).toBe(milliseconds));

  it.each([
    "",
    "soon",
    "5",
    "5 m",
    "-5m",
    "5M",
    "1h30",
    "h",
    ".5h",
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "36501d",
  ])("refuses %j", (duration) => expect(() => toMilliseconds(duration)).toThrow(/^duration: must be/));
});
