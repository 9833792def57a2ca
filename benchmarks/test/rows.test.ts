import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRevox } from "../../packages/revox/src/index.ts";
import { sizeOf } from "../rows/answer.ts";
import { compareReaders } from "../rows/compare.ts";
import { listenForRows } from "../rows/listen.ts";
import { profileReading } from "../rows/profile.ts";
import { takeReading } from "../rows/reading.ts";
import { failuresOf, toReadersTable } from "../rows/report.ts";
import { rowAt } from "../rows/row.ts";
import { type Readers, startReaders } from "../rows/run.ts";
import { BASELINE, OURS, SUBJECTS } from "../rows/subjects.ts";
import type { BenchmarkServer } from "../support/server.ts";

const everyone = Object.keys(SUBJECTS);

describe("the answer", () => {
  let server: BenchmarkServer;
  beforeAll(async () => {
    server = await listenForRows();
  });
  afterAll(() => server.stop());

  it.each([0, 1, 7, 8, 9, 16, 21])(
    "holds the %i rows that were asked for, in the size that was foretold",
    async (count) => {
      const text = await (await fetch(`${server.url}/campaigns/${count}/rows`)).text();
      expect(JSON.parse(text)).toEqual({ rows: Array.from({ length: count }, (_, position) => rowAt(position)) });
      expect(Buffer.byteLength(text)).toBe(sizeOf(count));
    },
  );

  it("has rows of about 10.6 kB, which are what Revox's contract promises", async () => {
    expect(sizeOf(1_000) / 1_000).toBeGreaterThan(10_400);
    expect(sizeOf(1_000) / 1_000).toBeLessThan(10_800);
    const odd: unknown[] = [];
    const revox = createRevox({ baseUrl: server.url, apiKey: "test", onObservation: (each) => odd.push(each) });
    const statuses = new Set<string>();
    for await (const row of revox.listRows({ campaignId: "9" })) statuses.add(`${row.status} ${row.attemptCount}`);
    expect({ odd, statuses }).toEqual({ odd: [], statuses: new Set(["completed 2"]) });
  });

  it.each(everyone)("%s tells of every row once, in order", async (subject) => {
    const reading = await takeReading(subject, server.url, 21);
    expect(reading).toMatchObject({ seconds: expect.any(Number), cpuSeconds: expect.any(Number) });
    expect(reading.peakMiB).toBeGreaterThan(10);
  });

  it("is refused at any other address", async () => {
    expect((await fetch(`${server.url}/campaigns/all/rows`)).status).toBe(404);
    await expect(takeReading("curl", server.url, 1)).rejects.toThrow("no subject is called curl");
  });
});

describe("a run", () => {
  let readers: Readers;
  beforeAll(async () => {
    readers = await startReaders();
  });
  afterAll(() => readers.stop());

  it("measures every subject in processes of their own, and shows it", async () => {
    const subjects = [BASELINE, ...OURS];
    const amounts = { rows: 16, manyRows: 24, heapMiB: 64 };
    const rounds = { budgetSeconds: 0, mostRounds: 1, seed: 1 };
    const compared = await compareReaders(subjects, amounts, readers, rounds);
    const table = toReadersTable(compared, amounts);
    expect([...compared.keys()]).toEqual(subjects);
    expect(table).toMatch(/\| JSON\.parse\(await text\(\)\) +\| +1\.00 \(1\.00–1\.00\) .*lives \| +\d+ MiB \|/);
    expect(table).toMatch(/\| trunkline listRows, omit +\| .*lives \| +\d+ MiB \|/);
  });

  it("tells who dies of too little memory, and why somebody fails", async () => {
    const died = await readers.read({ subject: BASELINE, rows: 3_000, heapMiB: 16 });
    const failed = await readers.read({ subject: "curl", rows: 1 });
    expect([died, failed]).toEqual([{}, { failure: "no subject is called curl" }]);

    const compared = new Map([["curl", { rounds: [failed], small: died, many: failed }]]);
    expect(toReadersTable(compared, { rows: 1, manyRows: 2, heapMiB: 16 })).toMatch(/\| curl +\| .*dies \| +fails \|$/);
    expect(failuresOf(compared)).toEqual(["fails: no subject is called curl"]);
  });

  it("shows what a profile says, by the file that a function was written in", async () => {
    expect(await profileReading({ subject: "trunkline listRows", rows: 500 }, readers)).toMatch(/packages\/\w+\/src\//);
  });
});
