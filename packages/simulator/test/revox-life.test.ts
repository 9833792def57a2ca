import { describe, expect, it } from "vitest";
import { INVENTED_WORDS, type Simulator, type SimulatorEvent, type SimulatorOptions } from "../src/index.ts";
import {
  AROUND_THE_CLOCK,
  begin,
  callsAmong,
  campaignOf,
  create,
  done,
  mostAtOnce,
  readCampaign,
  readOrders,
  watching,
} from "./revox-support.ts";
import { field, list, readEverything, text, using, valuesOf } from "./support.ts";

const provider = "revox";
const generations = ["g1", "g2", "g3"] as const;

/** Nobody is called twice at once or more often than allowed, and no phone rings but once for an attempt. */
function expectGoodManners(events: readonly SimulatorEvent[], most: number): void {
  const calls = callsAmong(events);
  const row = ({ campaignId, position }: { campaignId: string; position: number }) => `${campaignId} ${position}`;
  expect(mostAtOnce(events, row)).toBe(1);
  const attempts = new Map<string, string[]>();
  for (const call of calls) {
    if (call.status === "queued") attempts.set(row(call), [...(attempts.get(row(call)) ?? []), call.attemptId]);
  }
  expect(Math.max(...[...attempts.values()].map(({ length }) => length))).toBeLessThanOrEqual(most);
  const steps = new Map<string, string[]>();
  for (const { attemptId, status } of calls) steps.set(attemptId, [...(steps.get(attemptId) ?? []), status]);
  const courses = new Set([...steps.values()].map((course) => course.join(" ")));
  expect([...courses].sort()).toEqual(["queued ended", "queued ringing answered ended", "queued ringing ended"]);
}

describe("revox: a day of many calls", () => {
  it.each(generations)("brings 1000 rows to their end in %s, each counted in the end", async (generation) => {
    await watching({ generation, seed: 5 }, async (simulator, events) => {
      const body = campaignOf(1000);
      const id = generation === "g3" ? await begin(simulator, body) : await create(simulator, body);
      await simulator.advance("24h");
      const campaign = await readCampaign(simulator, id);
      expect(campaign).toMatchObject({ status: "completed", is_cancelled: false });
      const stats = Object(field(campaign, "row_stats"));
      expect(stats).toMatchObject({ total: 1000, calling: 0, retry: 0, pending: 0, not_launched: 0, skipped: 0 });
      expect(stats.completed + stats.failed).toBe(1000);
      expectGoodManners(events, 3);
      const rung = callsAmong(events).filter(({ status }) => status === "ringing");
      expect(simulator.rings.map(({ attemptId }) => attemptId)).toEqual(rung.map(({ attemptId }) => attemptId));
      const orders = await readOrders(simulator, id);
      const [truth] = simulator.campaigns;
      expect(truth?.rows.map(({ attempts }) => attempts.length)).toEqual(
        orders.map((order) => field(order, "calls_count")),
      );
    });
  });

  it("never has more calls at once than the organisation and each campaign may", async () => {
    await watching({ concurrency: 7, seed: 8 }, async (simulator, events) => {
      const limits = [2, 1.5, 4, undefined];
      const ids: string[] = [];
      for (const max_concurrent_calls of limits) {
        ids.push(await begin(simulator, campaignOf(60, max_concurrent_calls ? { max_concurrent_calls } : {})));
      }
      await simulator.advance("2d");
      expect(mostAtOnce(events)).toBe(7);
      for (const [index, id] of ids.entries()) {
        const own = callsAmong(events).filter(({ campaignId }) => campaignId === id);
        expect(mostAtOnce(own)).toBeLessThanOrEqual([2, 1, 4, 7][index] ?? 0);
        expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
      }
      expectGoodManners(events, 3);
    });
  });

  it("gives every campaign its turn", async () => {
    await watching({ concurrency: 2, outcomes: { interested: 1 } }, async (simulator) => {
      const ids = [await begin(simulator, campaignOf(50)), await begin(simulator, campaignOf(50))];
      await simulator.advance("10m");
      const [first = 0, second = 0] = ids.map(
        (id) => simulator.rings.filter(({ campaignId }) => campaignId === id).length,
      );
      expect(first + second).toBeGreaterThan(20);
      expect(Math.abs(first - second)).toBeLessThanOrEqual(4);
    });
  });

  it("calls in the order of upload", async () => {
    await watching({ concurrency: 1, outcomes: { interested: 1 } }, async (simulator) => {
      await begin(simulator, campaignOf(30));
      await simulator.advance("24h");
      expect(simulator.rings.map(({ position }) => position)).toEqual(Array.from({ length: 30 }, (_, at) => at));
    });
  });
});

/** A day in which much is asked for, and what was answered. */
async function busyDay(simulator: Simulator): Promise<readonly string[]> {
  const answers: string[] = [];
  const take = (value: unknown) => answers.push(JSON.stringify(value));
  const first = await begin(simulator, campaignOf(25, { max_concurrent_calls: 3 }));
  const second = await begin(simulator, campaignOf(10, { call_retry_config: undefined }));
  for (const [moment, request, body] of [
    ["7s", `GET /campaigns/${first}`, undefined],
    ["20s", `GET /campaigns/${first}/rows`, undefined],
    ["1m", `POST /campaigns/${first}/pause`, undefined],
    ["1m", `GET /campaigns/${first}/rows`, undefined],
    ["5m", `POST /campaigns/${first}/resume`, undefined],
    ["3m", `PATCH /campaigns/${first}`, { name: "Renamed", max_concurrent_calls: 5 }],
    ["1h", `GET /campaigns/${first}/rows`, undefined],
    ["2h", `GET /campaigns/${second}/rows`, undefined],
    ["10s", "GET /call?page=0&page_size=20", undefined],
    ["10s", `POST /campaigns/${second}/cancel`, undefined],
    ["1s", `GET /campaigns/${second}/rows`, undefined],
    ["1h", `DELETE /campaigns/${second}`, undefined],
    ["1s", "GET /campaigns", undefined],
    ["1d", `GET /campaigns/${first}/rows`, undefined],
    ["1s", "GET /call?page=1&page_size=20&statuses=completed", undefined],
  ] as const) {
    await simulator.advance(moment);
    take(await done(simulator, request, body));
  }
  take(simulator.rings);
  return answers;
}

describe("revox: the same seed and the same requests", () => {
  it("at the same moments give the same bytes, and another seed gives others", async () => {
    const live = (seed: number) => using({ provider, seed, history: { oddities: false } }, busyDay);
    const first = await live(4);
    expect(await live(4)).toEqual(first);
    expect(await live(5)).not.toEqual(first);
  });
});

describe("revox: what was there from the beginning", () => {
  const options = { provider, history: { oddities: false } } as const;

  it("stays as it is while the clock stands", async () => {
    await using({ provider, history: { campaigns: 12 } }, async (simulator) => {
      const read = async () => (await readEverything(simulator)).map((answer) => `${answer.path} ${answer.text}`);
      const before = await read();
      await simulator.advance(0);
      expect(await read()).toEqual(before);
      expect(simulator.rings).toEqual([]);
    });
  });

  it.each(generations)("keeps to the contract at every hour of its further life in %s", async (generation) => {
    await using({ ...options, generation }, async (simulator) => {
      for (const step of ["0s", "2s", "8s", "30s", "2h", "1h", "1d", "14d"]) {
        await simulator.advance(step);
        // Each answer is held against the contract as it comes.
        const campaigns = list(await done(simulator, "GET /campaigns"), "campaigns");
        for (const campaign of campaigns) await readOrders(simulator, text(campaign, "id"));
        await done(simulator, "GET /call?page=0&page_size=5000");
      }
      const campaigns = list(await done(simulator, "GET /campaigns"), "campaigns");
      const statuses = campaigns.map((campaign) => text(campaign, "status"));
      // Nobody resumes what is paused, or launches what is a draft without a plan.
      expect(statuses.filter((status) => status !== "completed").sort()).toEqual(["draft", "paused", "paused"]);
      expect(simulator.campaigns.filter(({ mayDial }) => mayDial)).toEqual([]);
    });
  });

  it("lives on: who is on the phone hangs up, who waits is called, nobody's phone rings again for one call", async () => {
    const events: SimulatorEvent[] = [];
    await using({ ...options, onEvent: (event) => events.push(event) }, async (simulator) => {
      const [largest] = list(await done(simulator, "GET /campaigns"), "campaigns");
      const id = text(largest, "id");
      const before = await readOrders(simulator, id);
      const live = before.flatMap((order) =>
        order && field(order, "status") === "calling" ? [field(order, "last_call_attempt")] : [],
      );
      expect(live.length).toBeGreaterThan(2);
      // The first look is at the beginning itself.
      const waiting = new Set(before.map((order) => order && field(order, "status")));
      for (const status of ["initializing", "queued_for_calling", undefined]) expect(waiting).toContain(status);
      await simulator.advance("5m");
      const attempts = list(await done(simulator, "GET /call?page=0&page_size=1000"), "calls");
      for (const attempt of live) {
        const now = attempts.find((each) => text(each, "id") === text(attempt, "id"));
        expect(now).toMatchObject({ ended_at: expect.any(String) });
        const rung = simulator.rings.filter(({ attemptId }) => attemptId === text(attempt, "id")).length;
        if (text(attempt, "status") !== "queued") expect(rung).toBe(0);
      }
      await simulator.advance("7d");
      const after = await readOrders(simulator, id);
      expect(after.map((order) => order && field(order, "status"))).not.toContain(undefined);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
      // No request brought it about.
      expect(simulator.rings.length).toBeGreaterThan(50);
      expect(simulator.rings.filter((ring) => "requestId" in ring)).toEqual([]);
      // What was over stays as it was.
      before.forEach((order, position) => {
        if (order && field(order, "status") === "completed") expect(after[position]).toEqual(order);
      });
    });
  });

  it("lets who is on the phone for a cancelled campaign hang up, and tries nobody again", async () => {
    await using({ ...options, outcomes: { no_answer: 1 } }, async (simulator) => {
      const campaigns = list(await done(simulator, "GET /campaigns"), "campaigns");
      const [stopping] = campaigns.filter((each) => field(each, "is_cancelled") && field(each, "status") === "running");
      const id = text(stopping, "id");
      await simulator.advance("5m");
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed", row_stats: { calling: 0 } });
      const statuses = new Set((await readOrders(simulator, id)).map((order) => order && field(order, "status")));
      for (const status of statuses) expect(["completed", "errored", "cancelled", undefined]).toContain(status);
    });
  });

  it("has no more calls at once than allowed, those from the beginning included", async () => {
    for (const concurrency of [1, 4]) {
      await using({ ...options, concurrency }, async (simulator) => {
        for (const step of ["0s", "10s", "2h", "10s"]) {
          await simulator.advance(step);
          const attempts = list(await done(simulator, "GET /call?page=0&page_size=2000"), "calls");
          const live = attempts.filter((attempt) => field(attempt, "ended_at") === null);
          expect(live.length).toBeGreaterThan(0);
          expect(live.length).toBeLessThanOrEqual(concurrency);
        }
      });
    }
  });

  it("keeps its words that nobody knows for ever", async () => {
    await using({ provider, history: {} }, async (simulator) => {
      const strange = async () => {
        const answers = (await readEverything(simulator)).map(({ body }) => body);
        const found = ["status", "result", "dial_error", "outcome"].flatMap((key) => valuesOf(key, answers));
        return INVENTED_WORDS.revox.map((word) => found.filter((each) => each === word).length);
      };
      const before = await strange();
      expect(before).not.toContain(0);
      await simulator.advance("30d");
      expect(await strange()).toEqual(before);
    });
  });

  it("resumes what was paused when it is asked to, rows without an order included", async () => {
    await using(options, async (simulator) => {
      const campaigns = list(await done(simulator, "GET /campaigns"), "campaigns");
      const paused = campaigns.find((campaign) => field(campaign, "status") === "paused");
      const id = text(paused, "id");
      expect(await readOrders(simulator, id)).toContain(undefined);
      await done(simulator, `PATCH /campaigns/${id}`, { call_retry_config: AROUND_THE_CLOCK });
      await done(simulator, `POST /campaigns/${id}/resume`);
      await simulator.advance("2d");
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
      const own = simulator.rings.filter(({ campaignId }) => campaignId === id);
      expect(own.length).toBeGreaterThan(0);
      expect(new Set(own.map(({ requestId }) => requestId)).size).toBe(1);
    });
  });

  it("starts what was planned, at its moment", async () => {
    for (const generation of generations) {
      await using({ ...options, generation }, async (simulator) => {
        const campaigns = list(await done(simulator, "GET /campaigns"), "campaigns");
        const [planned] = campaigns.filter((campaign) => field(campaign, "scheduled_at") !== null);
        const id = text(planned, "id");
        const starts = text(planned, "scheduled_at");
        expect(simulator.campaigns.find((campaign) => campaign.id === id)).toMatchObject({ mayDial: true });
        await simulator.advance(Date.parse(starts) - simulator.now() - 1);
        expect(await readCampaign(simulator, id)).toMatchObject({ status: "draft" });
        await simulator.advance(1);
        expect(await readCampaign(simulator, id)).toMatchObject({ status: "running" });
        await simulator.advance("7d");
        expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
        expect(simulator.rings.filter(({ campaignId, at }) => campaignId === id && at < starts)).toEqual([]);
      });
    }
  });
});

it("revox: a campaign of 60 000 rows is answered row by row", { timeout: 60_000 }, async () => {
  const history = { campaigns: 1, rows: 60_000, oddities: false };
  await using({ provider, history }, async (simulator) => {
    const [id] = simulator.campaigns.map((campaign) => campaign.id);
    const headers = { authorization: `Bearer ${simulator.apiKey}` };
    const response = await fetch(`${simulator.url}/campaigns/${id}/rows`, { headers });
    let bytes = 0;
    let last = "";
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      last = Buffer.from(chunk).toString("utf8");
    }
    expect(bytes).toBeGreaterThan(100_000_000);
    expect(last.endsWith("}]}")).toBe(true);
  });
});

it("revox: tells of campaigns as they come, change and go", async () => {
  const settings: Omit<SimulatorOptions, "provider"> = { outcomes: { interested: 1 } };
  await watching(settings, async (simulator, events) => {
    const id = await begin(simulator, campaignOf(2, { name: "Told" }));
    await done(simulator, `POST /campaigns/${id}/pause`);
    await done(simulator, `POST /campaigns/${id}/resume`);
    await simulator.advance("1h");
    await done(simulator, `DELETE /campaigns/${id}`);
    const told = events.filter((event) => event.type === "campaign");
    expect(told.map(({ status }) => status)).toEqual(["draft", "running", "paused", "running", "completed", "deleted"]);
    expect(told.every(({ campaignId, name, rows }) => campaignId === id && name === "Told" && rows === 2)).toBe(true);
  });
});
