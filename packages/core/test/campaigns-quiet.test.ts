import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { NetworkError } from "../src/errors.ts";
import type { Progress } from "../src/model/campaign.ts";
import type { Row } from "../src/model/row.ts";
import type { QuietProgress } from "../src/provider.ts";
import { type Bench, type BenchOptions, startBench } from "./support/campaign-bench.ts";
import type { Fate } from "./support/campaign-server.ts";
import { attemptOf } from "./support/models.ts";

const QUIET: Progress = { total: 2, live: 0, rows: { completed: 1, cancelled: 1 } };
const ID = { id: "c1" };

function startWith(status: string, progress?: Progress, options: BenchOptions = {}): Promise<Bench> {
  const campaign = { id: "c1", name: "Autumn renewals", status, ...(progress !== undefined && { progress }) };
  return startBench({ campaigns: [campaign], ...options });
}

function becauseOf(bench: Bench): Promise<string> {
  return thrownBy(() => bench.waitUntilQuiet({ ...ID, timeoutMs: 60_000 })).then(String);
}

describe("a campaign is quiet", () => {
  it.each(["completed", "cancelled", "failed", "archived", "draft", "paused"])(
    "when two readings in a row say so: %s",
    async (status) => {
      const bench = await startWith(status, QUIET);
      expect((await bench.waitUntilQuiet(ID)).status).toBe(status);
      expect(bench.asked).toEqual(["get c1", "get c1"]);
      expect(bench.clock.slept).toEqual([5_000]);
    },
  );

  const done: Partial<Row> = { status: "completed", attemptCount: 1, attempts: [attemptOf("a1")] };
  const never: Partial<Row> = { status: "pending", attemptCount: 0 };
  it.each(["cancelled", "stopping", "paused", "pausing"])(
    "where calls are not counted when every row is at rest: %s",
    async (status) => {
      const bench = await startWith(status, undefined, { rows: [done, never] });
      await bench.waitUntilQuiet(ID);
      expect(bench.asked).toEqual(["get c1", "rows c1", "get c1", "rows c1"]);
    },
  );

  it("while it is held, when what waits for its turn is all there is", async () => {
    await (
      await startWith("paused", undefined, { rows: [{ status: "awaiting_retry", attemptCount: 1 }] })
    ).waitUntilQuiet(ID);
  });
});

describe("a campaign is not proven quiet", () => {
  const COUNTS: readonly (readonly [string, string, Progress, string])[] = [
    ["while it runs", "running", QUIET, "it is running"],
    ["while it waits for its time", "scheduled", QUIET, "it is scheduled"],
    ["in a word that nobody knows", "warming-up", QUIET, "it is unknown"],
    ["with a live call", "cancelled", { ...QUIET, live: 1 }, "1 calls are live"],
    ["with a live call though it is a draft", "draft", { ...QUIET, live: 2 }, "2 calls are live"],
    ["with calls of unknown fate", "cancelled", { live: 0, rows: { unknown: 1 } }, "fate of some"],
  ];
  it.each(COUNTS)("%s", async (_what, status, progress, because) => {
    expect(await becauseOf(await startWith(status, progress))).toContain(because);
  });

  const ROWS: readonly (readonly [string, string, readonly Partial<Row>[], string])[] = [
    ["a row in progress", "cancelled", [{ status: "in_progress", attemptCount: 1 }], "a row is in_progress"],
    ["a row in an unknown word", "cancelled", [{ status: "unknown", attemptCount: 1 }], "a row is unknown"],
    ["a row that waits for its turn", "cancelled", [{ status: "queued", attemptCount: 0 }], "a row is queued"],
    ["a row of which nobody knows the dials", "cancelled", [{ status: "completed", attemptCount: null }], "completed"],
    [
      "an attempt that is not over",
      "paused",
      [{ status: "completed", attemptCount: 1, attempts: [attemptOf("a1", { status: "ringing" })] }],
      "a row is completed",
    ],
    ["no rows at all", "stopping", [], "it has no rows"],
  ];
  it.each(ROWS)("where calls are not counted, and there is %s", async (_what, status, rows, because) => {
    expect(await becauseOf(await startWith(status, undefined, { rows }))).toContain(because);
  });

  it("by one reading, and one that proves nothing, however often", async () => {
    const get: readonly Fate[] = ["honest", 500, "honest", "closed", "honest", "garbled", "honest", 404, "honest", 503];
    const bench = await startWith("cancelled", QUIET, { fates: { get } });
    const heard: QuietProgress[] = [];
    await bench.waitUntilQuiet({ ...ID, pollMs: 1_000, onProgress: (progress) => heard.push(progress) });
    expect(bench.asked).toHaveLength(12);
    expect(heard.map(({ because }) => because ?? "quiet")).toEqual([
      ...Array.from({ length: 5 }, () => ["quiet", "it could not be read"]).flat(),
      "quiet",
      "quiet",
    ]);
    expect(heard.map(({ waitedMs }) => waitedMs)).toEqual(heard.map((_each, index) => 1_000 * index));
  });

  it("by readings of which one finds it live again", async () => {
    const bench = await startWith("cancelled", QUIET, {
      onRequest() {
        const progress = { ...QUIET, live: bench.asked.length === 2 ? 1 : 0 };
        bench.campaigns.splice(0, 1, { id: "c1", name: "", status: "cancelled", progress });
      },
    });
    await bench.waitUntilQuiet(ID);
    expect(bench.asked).toHaveLength(4);
  });
});

describe("waiting", () => {
  it.each([401, 403, 404, 400])("ends at once with a refusal that time does not mend: %i", async (get) => {
    const bench = await startWith("cancelled", QUIET, { fates: { get } });
    expect(await thrownBy(() => bench.waitUntilQuiet(ID))).toMatchObject({ code: "api", status: get });
    expect(bench.asked).toEqual(["get c1"]);
  });

  it.each([401, 403])("ends with such a refusal in the middle too: %i", async (refusal) => {
    const bench = await startWith("running", QUIET, { fates: { get: ["honest", "honest", refusal] } });
    expect(await thrownBy(() => bench.waitUntilQuiet(ID))).toMatchObject({ status: refusal });
  });

  it("ends when its time is over, with why it was not quiet", async () => {
    const bench = await startWith("running", QUIET);
    const error = await thrownBy(() => bench.waitUntilQuiet({ ...ID, timeoutMs: 30_000, pollMs: 10_000 }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ timedOut: true, retryable: true, operation: "waitUntilQuiet" });
    expect(String(error)).toContain("not proven quiet within 30000 ms: it is running");
    expect(bench.asked).toHaveLength(3);
  });

  it("ends after an hour where nobody says when", async () => {
    const bench = await startWith("running", QUIET);
    await thrownBy(() => bench.waitUntilQuiet({ ...ID, pollMs: 600_000 }));
    expect(bench.asked).toHaveLength(6);
  });

  it("of one that was quiet only once by then says so", async () => {
    const bench = await startWith("cancelled", QUIET, { fates: { get: [500, 500] } });
    const error = await thrownBy(() => bench.waitUntilQuiet({ ...ID, timeoutMs: 30_000, pollMs: 10_000 }));
    expect(String(error)).toContain("it was found so only once");
  });

  it.each([0, -1, Number.NaN])("needs a time between readings: %d", async (pollMs) => {
    const bench = await startWith("cancelled", QUIET);
    expect(await thrownBy(() => bench.waitUntilQuiet({ ...ID, pollMs }))).toMatchObject({
      findings: [{ field: "pollMs" }],
    });
    expect(bench.asked).toEqual([]);
  });

  it("goes on whatever the one who is told throws", async () => {
    const bench = await startWith("cancelled", QUIET);
    const onProgress = () => {
      throw new Error("the log is full");
    };
    expect((await bench.waitUntilQuiet({ ...ID, onProgress })).status).toBe("cancelled");
  });

  it("ends with the reason of the caller's signal", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const bench = await startWith("running", QUIET);
    const onProgress = () => controller.abort(reason);
    expect(await thrownBy(() => bench.waitUntilQuiet({ ...ID, signal: controller.signal, onProgress }))).toBe(reason);
  });
});
