import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  common,
  countOf,
  isIn,
  positionAt,
  positionsIn,
  rangeOf,
  rangesOf,
  together,
  toRanges,
  toText,
  without,
} from "../src/linked/ranges.ts";

const positions = () => fc.uniqueArray(fc.nat(40), { maxLength: 30 });

function sorted(list: Iterable<number>): number[] {
  return [...list].sort((a, b) => a - b);
}

describe("ranges of positions", () => {
  it("are short as text", () => {
    expect(toText(rangeOf(0, 10_000))).toBe("0-9999");
    expect(toText(rangesOf([12, 3, 9, 8, 7, 10, 11]))).toBe("3,7-12");
    expect(toText(rangesOf([]))).toBe("");
  });

  it("hold the same positions after being written and read", () => {
    fc.assert(
      fc.property(positions(), (list) => {
        const read = toRanges(toText(rangesOf(list)));
        expect(read && [...positionsIn(read)]).toEqual(sorted(list));
      }),
    );
  });

  it.each(["x", "3-", "5-4", "1,,2", "2,1", "1-3,3", "-1", "1.5", "1 ", 3, null, undefined])(
    "are not read from %j",
    (text) => {
      expect(toRanges(text)).toBeUndefined();
    },
  );

  it("are added, taken away and compared as sets are", () => {
    fc.assert(
      fc.property(positions(), positions(), (one, other) => {
        const [a, b] = [rangesOf(one), rangesOf(other)];
        expect([...positionsIn(together(a, b))]).toEqual(sorted(new Set([...one, ...other])));
        expect([...positionsIn(without(a, b))]).toEqual(sorted(one.filter((position) => !other.includes(position))));
        expect([...positionsIn(common(a, b))]).toEqual(sorted(one.filter((position) => other.includes(position))));
        expect(toText(without(together(a, b), b))).toBe(toText(without(a, b)));
      }),
    );
  });

  it("tell the position at each place, and which they have", () => {
    fc.assert(
      fc.property(positions(), fc.nat(45), (list, place) => {
        const ranges = rangesOf(list);
        expect(positionAt(ranges, place)).toBe(sorted(list)[place]);
        expect(isIn(ranges, place)).toBe(list.includes(place));
        expect(countOf(ranges)).toBe(list.length);
      }),
    );
    expect(positionAt([[3, 9]], -1)).toBeUndefined();
    expect(positionAt([[3, 9]], Number.NaN)).toBeUndefined();
  });
});
