import { describe, expect, it } from "vitest";
import { measure } from "../support/measure.ts";
import { inRounds } from "../support/rounds.ts";
import { differencesOf, ratiosOf, spreadOf } from "../support/spread.ts";
import { toTable, toText } from "../support/table.ts";

describe("measure", () => {
  it("does the warm-up and the count, never more at once than asked", async () => {
    let done = 0;
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      done++;
    };
    const measured = await measure(work, { warmUp: 5, count: 7, concurrency: 3 });
    expect({ done, most }).toEqual({ done: 12, most: 3 });
    expect(measured.perSecond).toBeGreaterThan(0);
  });

  it("fails with the work", async () => {
    const work = () => Promise.reject(new Error("no answer"));
    await expect(measure(work, { warmUp: 1, count: 1, concurrency: 1 })).rejects.toThrow("no answer");
  });
});

describe("rounds", () => {
  const groups = [
    ["a1", "a2", "a3"],
    ["b1", "b2"],
  ];
  async function orderOf(seed: number) {
    const order: string[] = [];
    const run = async (each: string) => order.push(each);
    const results = await inRounds(groups, run, { budgetSeconds: 600, mostRounds: 4, seed });
    return { order, results };
  }

  it("run every case once a round, a group together, in the order of the seed", async () => {
    const { order, results } = await orderOf(1);
    for (let round = 0; round < 4; round++) {
      const own = order.slice(round * 5, round * 5 + 5);
      expect(own.toSorted()).toEqual(groups.flat());
      expect(own.map((each) => each[0]).join("")).toMatch(/^(aaabb|bbaaa)$/);
    }
    expect([...results.values()].map((own) => own.length)).toEqual([4, 4, 4, 4, 4]);
    expect((await orderOf(1)).order).toEqual(order);
    expect((await orderOf(2)).order).not.toEqual(order);
  });

  it("go once when there is no time", async () => {
    const results = await inRounds([["a"]], async () => 1, { budgetSeconds: 0, mostRounds: 9, seed: 0 });
    expect(results.get("a")).toEqual([1]);
  });
});

describe("spread", () => {
  it("is the middle, the lowest and the highest", () => {
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, low: 1, high: 5 });
    expect(spreadOf([4, 10, 2, 1])).toEqual({ median: 3, low: 1, high: 10 });
    expect(() => spreadOf([])).toThrow("nothing was measured");
  });

  it("compares round with round", () => {
    expect(ratiosOf([2, 40], [1, 10])).toEqual({ median: 3, low: 2, high: 4 });
    expect(differencesOf([2, 40], [1, 10])).toEqual({ median: 15.5, low: 1, high: 30 });
  });
});

describe("table", () => {
  it("is Markdown that can be read as it stands", () => {
    const rows = [
      ["fetch", toText({ median: 1, low: 0.994, high: 1.2 }, 2)],
      ["a longer name", "–"],
    ];
    expect(toTable(["who", "CPU"], rows)).toBe(
      [
        "| who           |              CPU |",
        "| ------------- | ---------------: |",
        "| fetch         | 1.00 (0.99–1.20) |",
        "| a longer name |                – |",
      ].join("\n"),
    );
  });
});
