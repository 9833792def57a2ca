import { describe, expect, it } from "vitest";
import type { Simulator } from "../src/index.ts";
import { field, get, list, text, using, valuesOf, words } from "./support.ts";

const provider = "revox";

async function readCampaigns(simulator: Simulator) {
  const campaigns = list((await get(simulator, "/campaigns")).body, "campaigns");
  return Promise.all(
    campaigns.map(async (campaign) => {
      const rows = list((await get(simulator, `/campaigns/${text(campaign, "id")}/rows`)).body, "rows");
      return { campaign, rows, orders: valuesOf("call", rows).filter((order) => order !== null) };
    }),
  );
}

describe("revox: campaigns", () => {
  it("are all in one answer, each with as many rows as it counts", async () => {
    await using({ provider }, async (simulator) => {
      const entries = await readCampaigns(simulator);
      expect(entries.length).toBe(24);
      for (const none of [undefined, null]) {
        expect(entries.filter(({ campaign }) => field(campaign, "row_stats") === none).length).toBe(1);
      }
      for (const { campaign, rows, orders } of entries) {
        const stats = field(campaign, "row_stats");
        if (stats === undefined || stats === null) continue;
        const { total, ...buckets } = Object(stats);
        expect(total).toBe(rows.length);
        expect(Object.values(buckets).reduce((sum: number, count) => sum + Number(count), 0)).toBe(total);
        // A draft's orders are there to be picked from, and are not launched.
        const isDraft = field(campaign, "status") === "draft";
        const idle = isDraft ? orders.filter((order) => field(order, "status") === "initializing").length : 0;
        const count = (status: string) => orders.filter((order) => field(order, "status") === status).length;
        expect(buckets).toMatchObject({
          not_launched: rows.length - orders.length + idle,
          calling: count("calling"),
          completed: count("completed"),
          failed: count("errored"),
          skipped: count("cancelled"),
        });
      }
    });
  });

  it("are drafts, planned, running, held, cancelled and through, with and without live calls", async () => {
    await using({ provider, history: { oddities: false } }, async (simulator) => {
      const kinds = (await readCampaigns(simulator)).map(({ campaign, orders }) => {
        const live = orders.some((order) => field(order, "status") === "calling");
        const planned = field(campaign, "scheduled_at") !== null;
        const state = field(campaign, "is_cancelled") ? "cancelled" : text(campaign, "status");
        return [state, ...(planned ? ["planned"] : []), ...(live ? ["live"] : [])].join(" ");
      });
      expect([...new Set(kinds)].sort()).toEqual([
        "cancelled",
        "cancelled live",
        "completed",
        "draft",
        "draft planned",
        "paused",
        "paused live",
        "running live",
      ]);
    });
  });

  it("are over soon where they run without anybody to call", async () => {
    await using({ provider: "revox", history: { rows: 0, oddities: false } }, async (simulator) => {
      await simulator.advance("1m");
      const campaigns = list((await get(simulator, "/campaigns")).body, "campaigns");
      expect(new Set(campaigns.map((campaign) => text(campaign, "status")))).toEqual(
        new Set(["completed", "draft", "paused"]),
      );
    });
  });

  it("answer one at a time as in the list", async () => {
    await using({ provider }, async (simulator) => {
      for (const campaign of list((await get(simulator, "/campaigns")).body, "campaigns")) {
        expect((await get(simulator, `/campaigns/${text(campaign, "id")}`)).body).toEqual({ campaign });
      }
    });
  });
});

describe("revox: rows and orders", () => {
  it("leave the order out or say null before there is one", async () => {
    await using({ provider }, async (simulator) => {
      const rows = (await readCampaigns(simulator)).flatMap((entry) => entry.rows);
      expect(rows.some((row) => field(row, "call") === null)).toBe(true);
      expect(rows.some((row) => field(row, "call") === undefined)).toBe(true);
    });
  });

  it("hold none to three attempts, newest first", async () => {
    await using({ provider }, async (simulator) => {
      const orders = (await readCampaigns(simulator)).flatMap((entry) => entry.orders);
      const sizes = new Set(orders.map((order) => list(order, "call_attempts").length));
      expect([...sizes].sort()).toEqual([0, 1, 2, 3]);
      for (const order of orders) {
        const attempts = list(order, "call_attempts");
        expect(field(order, "calls_count")).toBe(attempts.length);
        expect(field(order, "last_call_attempt")).toEqual(attempts[0] ?? null);
        const starts = valuesOf("started_at", attempts).filter((start) => start !== null);
        expect(starts).toEqual([...starts].sort().reverse());
      }
    });
  });

  it("are found by the id of the order, not of an attempt", async () => {
    await using({ provider }, async (simulator) => {
      const [first] = (await readCampaigns(simulator)).flatMap((entry) => entry.orders);
      expect((await get(simulator, `/call/${text(first, "id")}`)).body).toEqual({ call: first });
      const attempt = field(first, "last_call_attempt");
      expect((await get(simulator, `/call/${text(attempt, "id")}`)).status).toBe(404);
    });
  });

  it("have every word of the contract somewhere, and rows that share a number", async () => {
    await using({ provider }, async (simulator) => {
      const entries = await readCampaigns(simulator);
      const orders = entries.flatMap((entry) => entry.orders);
      const attempts = orders.flatMap((order) => list(order, "call_attempts"));
      const missing = (schema: string, items: readonly unknown[], key: string) =>
        words(provider, schema).filter((word) => !items.some((item) => field(item, key) === word));
      expect([
        missing(
          "CampaignStatus",
          entries.map(({ campaign }) => campaign),
          "status",
        ),
        missing("CallStatus", orders, "status"),
        missing("Outcome", orders, "outcome"),
        missing("AttemptStatus", attempts, "status"),
        missing("AttemptResult", attempts, "result"),
        missing("DialError", attempts, "dial_error"),
        missing("EndedBy", attempts, "ended_by"),
        missing("AttemptEndReason", attempts, "end_reason"),
        missing("TranscriptRole", valuesOf("transcript", attempts).flat().filter(Boolean), "role"),
      ]).toEqual(Array.from({ length: 9 }, () => []));
      const kinds = new Set(valuesOf("llm_model", orders).map((model) => text(model, "type")));
      expect(kinds.size).toBe(4);
      const numbers = entries[0]?.rows.map((row) => text(row, "phone_number")) ?? [];
      expect([numbers.length, new Set(numbers).size]).toEqual([120, 119]);
    });
  });

  it("carry an assistant with nothing left out, and no key that opens anything", async () => {
    await using({ provider }, async (simulator) => {
      const answer = (await readCampaigns(simulator)).flatMap((entry) => entry.orders);
      for (const assistant of valuesOf("assistant", answer)) expect(Object.keys(Object(assistant)).length).toBe(39);
      expect([...new Set(valuesOf("api_key", answer))]).toEqual(["sk_test_not_a_key"]);
    });
  });
});

describe("revox: attempts of all orders", () => {
  it.each([0, 1] as const)("are covered exactly once by pages that count from %d", async (pageBase) => {
    await using({ provider, pageBase }, async (simulator) => {
      const attempts: unknown[] = [];
      for (let page: number = pageBase; ; page++) {
        const { status, body } = await get(simulator, `/call?page=${page}&page_size=35`);
        expect(status).toBe(200);
        if (list(body, "calls").length === 0) break;
        attempts.push(...list(body, "calls"));
      }
      const ids = attempts.map((attempt) => text(attempt, "id"));
      expect(new Set(ids).size).toBe(ids.length);
      const inCampaigns = (await readCampaigns(simulator)).flatMap(({ orders }) =>
        orders.flatMap((order) => list(order, "call_attempts")),
      );
      expect(inCampaigns.filter((attempt) => !ids.includes(text(attempt, "id")))).toEqual([]);
      // Some were ordered one by one, outside any campaign.
      expect(ids.length).toBeGreaterThan(inCampaigns.length);
      const starts = attempts.map((attempt) => field(attempt, "started_at")).filter((start) => start !== null);
      expect(starts).toEqual([...starts].sort().reverse());
      expect((await get(simulator, `/call?page=${pageBase - 1}&page_size=35`)).status).toBe(400);
    });
  });

  it("are narrowed by the status of their order", async () => {
    await using({ provider }, async (simulator) => {
      const live = (await readCampaigns(simulator))
        .flatMap(({ orders }) => orders)
        .filter((order) => field(order, "status") === "calling")
        .flatMap((order) => list(order, "call_attempts"));
      const read = async (query: string) =>
        list((await get(simulator, `/call?page=0&page_size=500&${query}`)).body, "calls");
      const ids = (items: readonly unknown[]) => items.map((item) => text(item, "id")).sort();
      expect(ids(await read("statuses=calling"))).toEqual(ids(live));
      const both = await read("statuses=calling&statuses=errored");
      expect(both.length).toBeGreaterThan(live.length);
    });
  });
});
