import { describe, expect, it } from "vitest";
import { drawGrowth } from "../growth/picture.ts";
import { type Growth, measureGrowth } from "../growth/points.ts";
import { toGrowthTable } from "../growth/report.ts";
import { linear, logarithmic } from "../growth/scales.ts";
import type { Readers } from "../rows/run.ts";
import { BASELINE, OURS } from "../rows/subjects.ts";

/** Takes a thousandth of a second and a MiB for ten rows; whoever has a limit fails beyond it. */
function createReaders(limits: Readonly<Record<string, number>>, asked: string[]): Readers {
  return {
    async read({ subject, rows }) {
      asked.push(`${rows} ${subject}`);
      if (rows > (limits[subject] ?? Number.POSITIVE_INFINITY)) return {};
      return { reading: { seconds: rows / 10_000, cpuSeconds: 0, peakMiB: 50 + rows / 10 } };
    },
    async profile() {},
    async stop() {},
  };
}

async function grow(lengths: readonly number[], asked: string[] = []): Promise<Growth> {
  return measureGrowth(lengths, 2, createReaders({ [BASELINE]: 100 }, asked), () => {});
}

describe("growth", () => {
  it("asks whoever failed for nothing longer, and everybody else for everything", async () => {
    const asked: string[] = [];
    const growth = await grow([100, 1_000, 10_000], asked);
    expect(asked.filter((each) => each.endsWith(` ${BASELINE}`))).toEqual(
      [100, 100, 1_000, 1_000].map((rows) => `${rows} ${BASELINE}`),
    );
    for (const subject of OURS)
      expect(growth.get(subject)?.map(({ taken }) => taken?.seconds.median)).toEqual([0.01, 0.1, 1]);
    expect(growth.get(BASELINE)?.map(({ taken }) => taken?.peakMiB.median)).toEqual([60, undefined, undefined]);
  });

  it("reads the longest answers once", async () => {
    const asked: string[] = [];
    await grow([1_000_000], asked);
    expect(asked.filter((each) => each.endsWith(OURS[0]))).toHaveLength(1);
  });

  it("is a table with a line for each length", async () => {
    const lines = toGrowthTable(await grow([100, 1_000])).split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^\| 1000 \| +\d+ \| +fails \| +fails \| +0\.10 \(0\.10–0\.10\) \|/);
  });
});

describe("the picture", () => {
  it("has every point in both panels, the aim, and where somebody fails", async () => {
    const svg = drawGrowth(await grow([100, 1_000, 10_000]));
    // One of the baseline, three of each of ours, twice; and the legend's.
    expect(svg.match(/<circle /g)).toHaveLength(2 * (1 + 3 + 3) + 3);
    expect(svg.match(/<polyline /g)).toHaveLength(2 * 3);
    expect(svg).toContain("<title>trunkline listRows: 1000 rows, 0.1</title>");
    expect(svg).toContain("<title>trunkline listRows: 1000 rows, 150</title>");
    expect(svg).toContain("aim: 110 MiB");
    expect(svg.match(/× fails beyond/g)).toHaveLength(2);
    expect(svg).toContain("prefers-color-scheme: dark");
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("puts higher values higher, and longer answers further right", async () => {
    const svg = drawGrowth(await grow([100, 1_000, 10_000]));
    for (const [, points = ""] of svg.matchAll(/line-[12]" points="([^"]+)"/g)) {
      const places = points.split(" ").map((point) => point.split(",").map(Number));
      expect(places.map(([x]) => x)).toEqual(places.map(([x]) => x).toSorted((a = 0, b = 0) => a - b));
      expect(places.map(([, y]) => y)).toEqual(places.map(([, y]) => y).toSorted((a = 0, b = 0) => b - a));
    }
  });
});

describe("scales", () => {
  it("hold all values, between round figures", () => {
    const decades = logarithmic([0.02, 70]);
    expect(decades.ticks.map((tick) => tick.toPrecision(1))).toEqual(["0.01", "0.1", "1", "1e+1", "1e+2"]);
    expect(decades.place(1)).toBeCloseTo(0.5);
    const memory = linear([90, 613]);
    expect(memory.ticks).toEqual([0, 200, 400, 600, 800]);
    expect(memory.place(400)).toBe(0.5);
    expect(logarithmic([5]).ticks).toEqual([1, 10]);
  });
});
