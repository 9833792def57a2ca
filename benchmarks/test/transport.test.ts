import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BenchmarkServer, listen } from "../support/server.ts";
import { ANSWERS, CALL, PAGE } from "../transport/answers.ts";
import { type Cell, workOf } from "../transport/cases.ts";
import { compare } from "../transport/compare.ts";
import { PROFILE, planComparison } from "../transport/plans.ts";
import { toDetail, toOverview } from "../transport/report.ts";
import { STEPS } from "../transport/steps.ts";
import { BASELINE, SUBJECTS } from "../transport/subjects.ts";

const everyone = [...new Set([...Object.keys(SUBJECTS), ...Object.keys(STEPS)])];
const adapter = "trunkline adapter";
const oneCall = { answer: "call", concurrency: 1, over: "loopback" } as const satisfies Cell;
const onePage = { answer: "page", concurrency: 1, over: "loopback" } as const satisfies Cell;
const noNetwork = { answer: "call", concurrency: 1, over: "nothing" } as const satisfies Cell;

/** The adapter gives a model, with the call in it as it came. */
function expectedOf(subject: string): unknown {
  if (subject !== adapter) return CALL;
  return expect.objectContaining({ provider: "vapi", id: CALL.id, status: "unknown", raw: CALL });
}

describe("what is compared", () => {
  let server: BenchmarkServer;
  beforeAll(async () => {
    server = await listen(ANSWERS);
  });
  afterAll(() => server.stop());

  it.each(everyone)("%s gets the call, first and again", async (subject) => {
    const work = await workOf({ subject, cell: oneCall }, server.url);
    expect(await work()).toEqual(expectedOf(subject));
    expect(await work()).toEqual(expectedOf(subject));
  });

  it.each(everyone.filter((subject) => subject !== adapter))("%s gets the whole page", async (subject) => {
    const work = await workOf({ subject, cell: onePage }, server.url);
    expect(await work()).toEqual(PAGE);
  });

  it.each(everyone)("%s gets the call without a network", async (subject) => {
    const work = await workOf({ subject, cell: noNetwork }, "http://nobody.invalid");
    expect(await work()).toEqual(expectedOf(subject));
  });

  it("has a page of about 240 kB and a call of about 100 bytes", () => {
    expect(Math.round(JSON.stringify(PAGE).length / 10_000)).toBe(24);
    expect(JSON.stringify(CALL).length).toBeLessThan(110);
  });

  it("refuses a question that a subject does not have, and a subject that nobody knows", async () => {
    await expect(workOf({ subject: adapter, cell: onePage }, server.url)).rejects.toThrow("does not ask for a page");
    await expect(workOf({ subject: "curl", cell: oneCall }, server.url)).rejects.toThrow("no subject is called curl");
  });
});

describe("plans", () => {
  it("compare everybody with the bare fetch, and ask nobody for what it does not have", async () => {
    for (const { cell, subjects } of [...planComparison([1, 32]), ...PROFILE]) {
      expect(subjects[0]).toBe(BASELINE);
      expect(new Set(subjects).size).toBe(subjects.length);
      for (const subject of subjects) await workOf({ subject, cell }, "http://nobody.invalid");
    }
  });
});

describe("a run", () => {
  const comparison = { cell: { ...oneCall, concurrency: 2 }, subjects: [BASELINE, "openapi-fetch alone"] };

  it("measures every subject once a round, in processes of their own, and shows it", async () => {
    const rounds = { budgetSeconds: 600, mostRounds: 2, seed: 1 };
    const results = await compare([comparison], () => ({ warmUp: 2, count: 4 }), rounds);

    const compared = results.get(comparison) ?? new Map();
    expect([...compared.keys()]).toEqual(comparison.subjects);
    for (const own of compared.values()) {
      expect(own).toEqual([
        { cpuMicroseconds: expect.any(Number), perSecond: expect.any(Number) },
        { cpuMicroseconds: expect.any(Number), perSecond: expect.any(Number) },
      ]);
    }
    expect(toOverview(results)).toContain("| bare fetch + json() |    1.00 (1.00–1.00) |");
    expect(toDetail(comparison, compared)).toContain("one call, 2 at once");
  });

  it("fails when a measuring process fails", async () => {
    const rounds = { budgetSeconds: 600, mostRounds: 1, seed: 1 };
    const stranger = { ...comparison, subjects: ["curl"] };
    await expect(compare([stranger], () => ({ warmUp: 0, count: 1 }), rounds)).rejects.toThrow("told nothing");
  });
});
