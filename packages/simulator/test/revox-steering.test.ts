import { describe, expect, it } from "vitest";
import type { Simulator } from "../src/index.ts";
import {
  AROUND_THE_CLOCK,
  ask,
  begin,
  callsAmong,
  campaignOf,
  create,
  done,
  launch,
  mostAtOnce,
  numberAt,
  readCampaign,
  readOrders,
  statusesOf,
  watching,
} from "./revox-support.ts";
import { field, text } from "./support.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const numbers = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [numberAt(at), "interested" as const]));
const TWO_AT_ONCE = { max_concurrent_calls: 2 };

function refuses(simulator: Simulator, request: string, message: string, body?: unknown) {
  return expect(ask(simulator, request, body)).resolves.toMatchObject({ status: 409, body: { message } });
}

function count(statuses: readonly unknown[], status: string): number {
  return statuses.filter((each) => each === status).length;
}

describe("revox: pausing", () => {
  it("begins no attempt more, and lets those run out that have begun", async () => {
    await watching({ numbers }, async (simulator, events) => {
      const id = await begin(simulator, campaignOf(10, TWO_AT_ONCE));
      await simulator.advance("5s");
      expect(simulator.campaigns[0]?.mayDial).toBe(true);
      expect(await done(simulator, `POST /campaigns/${id}/pause`)).toEqual({ success: true });
      const placed = () => callsAmong(events).filter(({ status }) => status === "queued").length;
      const before = placed();
      expect(before).toBe(2);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "paused", row_stats: { calling: 2 } });
      await simulator.advance("24h");
      expect(placed()).toBe(before);
      const statuses = await statusesOf(simulator, id);
      expect([count(statuses, "completed"), count(statuses, "queued_for_calling")]).toEqual([2, 8]);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "paused", row_stats: { calling: 0 } });
      expect(simulator.campaigns[0]?.mayDial).toBe(false);
    });
  });

  it("holds up attempts that were to be made again", async () => {
    await watching({ numbers: { [numberAt(0)]: ["no_answer", "interested"] } }, async (simulator) => {
      const id = await begin(simulator, campaignOf(1));
      await simulator.advance("10m");
      await done(simulator, `POST /campaigns/${id}/pause`);
      expect(simulator.campaigns[0]?.mayDial).toBe(false);
      await simulator.advance("24h");
      expect(simulator.rings).toHaveLength(1);
      await done(simulator, `POST /campaigns/${id}/resume`);
      await simulator.advance("1m");
      // What came due meanwhile is due now, and this request brought it about.
      const resumed = simulator.requests.findLast(({ operation }) => operation === "resumeCampaign");
      expect(simulator.rings).toHaveLength(2);
      expect(simulator.rings[1]).toMatchObject({ requestId: resumed?.id });
      await simulator.advance("1h");
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
    });
  });

  it("and resuming go on where it was left, ring nobody twice, and may be repeated", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await begin(simulator, campaignOf(10, TWO_AT_ONCE));
      for (const [moment, verb] of [
        ["90s", "pause"],
        ["0s", "pause"],
        ["2h", "resume"],
        ["1s", "resume"],
        ["1s", "pause"],
        ["2s", "resume"],
        ["24h", "resume"],
      ] as const) {
        await simulator.advance(moment);
        const { status } = await ask(simulator, `POST /campaigns/${id}/${verb}`);
        expect([verb, moment, status]).toEqual([verb, moment, moment === "24h" ? 409 : 200]);
      }
      expect(simulator.rings).toHaveLength(10);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
    });
  });

  it("after the last attempt leaves it paused, until it is resumed and has nothing left to do", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await begin(simulator, campaignOf(1));
      await simulator.advance("5s");
      await done(simulator, `POST /campaigns/${id}/pause`);
      await simulator.advance("1h");
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "paused", row_stats: { completed: 1 } });
      await done(simulator, `POST /campaigns/${id}/resume`);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
    });
  });

  it("is refused where nothing runs, and so is resuming where nothing is paused", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(1));
      for (const verb of ["pause", "resume"]) {
        await refuses(simulator, `POST /campaigns/${id}/${verb}`, "The campaign is draft");
      }
      await launch(simulator, id);
      await simulator.advance("24h");
      for (const verb of ["pause", "resume", "cancel"]) {
        await refuses(simulator, `POST /campaigns/${id}/${verb}`, "The campaign is completed");
      }
    });
  });
});

describe("revox: cancelling a campaign", () => {
  it("calls off who waits at once, and lets run out who is on the phone", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await begin(simulator, campaignOf(10, TWO_AT_ONCE));
      await simulator.advance("5s");
      await done(simulator, `POST /campaigns/${id}/cancel`);
      const statuses = await statusesOf(simulator, id);
      expect([count(statuses, "calling"), count(statuses, "cancelled")]).toEqual([2, 8]);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "running", is_cancelled: true });
      await simulator.advance("24h");
      expect(await readCampaign(simulator, id)).toMatchObject({
        status: "completed",
        is_cancelled: true,
        row_stats: { completed: 2, skipped: 8, total: 10 },
      });
      expect(simulator.rings).toHaveLength(2);
      expect(simulator.campaigns[0]?.mayDial).toBe(false);
    });
  });

  it("makes no further attempt after the one under way", async () => {
    await watching({ numbers: { [numberAt(0)]: "no_answer" } }, async (simulator) => {
      const id = await begin(simulator, campaignOf(1));
      await simulator.advance("5s");
      await done(simulator, `POST /campaigns/${id}/cancel`);
      await simulator.advance("7d");
      expect(await statusesOf(simulator, id)).toEqual(["cancelled"]);
      expect(simulator.rings).toHaveLength(1);
    });
  });

  it.each(["g1", "g3"] as const)("that waits for its start in %s lets it never start", async (generation) => {
    await watching({ numbers, generation }, async (simulator) => {
      const scheduled_at = "2026-08-19T12:00:00Z";
      const id = await create(simulator, campaignOf(2, { scheduled_at }));
      if (generation === "g3") await launch(simulator, id, { scheduled_at });
      expect(simulator.campaigns[0]?.mayDial).toBe(true);
      await done(simulator, `POST /campaigns/${id}/cancel`);
      expect(simulator.campaigns[0]?.mayDial).toBe(false);
      await simulator.advance("7d");
      expect(simulator.rings).toEqual([]);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed", is_cancelled: true });
      const status = generation === "g3" ? "cancelled" : undefined;
      expect(await statusesOf(simulator, id)).toEqual([status, status]);
    });
  });

  it("is done once and for all", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await begin(simulator, campaignOf(3, TWO_AT_ONCE));
      await done(simulator, `POST /campaigns/${id}/pause`);
      await done(simulator, `POST /campaigns/${id}/cancel`);
      await done(simulator, `POST /campaigns/${id}/cancel`);
      for (const verb of ["pause", "resume"]) {
        await refuses(simulator, `POST /campaigns/${id}/${verb}`, "The campaign is cancelled");
      }
      await refuses(simulator, `PATCH /campaigns/${id}`, "The campaign is cancelled", { name: "Again" });
      await simulator.advance("7d");
      expect(simulator.rings).toEqual([]);
    });
  });
});

describe("revox: deleting a campaign", () => {
  it("takes its rows, orders and attempts with it, and only those", async () => {
    await watching({ numbers }, async (simulator, events) => {
      const kept = await begin(simulator, campaignOf(1));
      const id = await begin(simulator, campaignOf(3));
      await simulator.advance("24h");
      const [order] = await readOrders(simulator, id);
      await done(simulator, `DELETE /campaigns/${id}`);
      for (const path of [`campaigns/${id}`, `campaigns/${id}/rows`, `call/${text(order, "id")}`]) {
        expect(await ask(simulator, `GET /${path}`)).toMatchObject({ status: 404 });
      }
      expect(await ask(simulator, `DELETE /campaigns/${id}`)).toMatchObject({ status: 404 });
      expect(await done(simulator, "GET /campaigns")).toMatchObject({ campaigns: [{ id: kept }] });
      expect(field(await done(simulator, "GET /call?page=0&page_size=9"), "calls")).toHaveLength(1);
      expect(simulator.campaigns.map((campaign) => campaign.id)).toEqual([kept]);
      expect(events.filter((event) => event.type === "campaign").at(-1)).toMatchObject({ status: "deleted" });
    });
  });

  it("in the middle dials nobody more", async () => {
    await watching({ numbers }, async (simulator, events) => {
      const id = await begin(simulator, campaignOf(10, TWO_AT_ONCE));
      await simulator.advance("3s");
      await done(simulator, `DELETE /campaigns/${id}`);
      await simulator.advance("7d");
      expect(simulator.rings).toHaveLength(2);
      expect(callsAmong(events).filter(({ status }) => status === "ended")).toHaveLength(2);
      // The lines that it held are free again.
      const next = await begin(simulator, campaignOf(20));
      await simulator.advance("24h");
      expect(await readCampaign(simulator, next)).toMatchObject({ status: "completed" });
      expect(mostAtOnce(events)).toBe(10);
    });
  });
});

describe("revox: changing a campaign", () => {
  it("changes what is named and leaves the rest", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(1, { max_concurrent_calls: 3 }));
      const before = await readCampaign(simulator, id);
      await simulator.advance("1m");
      const change = { name: "Winter", from_phone_number: "+15550191", assistant_id: "another", status: "running" };
      const answer = await done(simulator, `PATCH /campaigns/${id}`, change);
      const { name, from_phone_number } = change;
      const updated_at = "2026-08-18T12:01:00.000Z";
      expect(answer).toEqual({ campaign: { ...Object(before), name, from_phone_number, updated_at } });
      expect(await readCampaign(simulator, id)).toEqual(field(answer, "campaign"));
      await launch(simulator, id);
      expect((await readOrders(simulator, id))[0]).toMatchObject({ from_phone_number, campaign: { id, name } });
      await simulator.advance("24h");
      await refuses(simulator, `PATCH /campaigns/${id}`, "The campaign is completed", { name: "Late" });
    });
  });

  it("takes effect on the calls to come", async () => {
    await watching({ numbers: { ...numbers, [numberAt(0)]: "no_answer" } }, async (simulator, events) => {
      const id = await begin(simulator, campaignOf(20, { max_concurrent_calls: 1 }));
      await simulator.advance("10s");
      expect(mostAtOnce(events)).toBe(1);
      const call_retry_config = { ...AROUND_THE_CLOCK, max_retry_attempts: 1 };
      await done(simulator, `PATCH /campaigns/${id}`, { max_concurrent_calls: 6, call_retry_config });
      await simulator.advance("24h");
      expect(mostAtOnce(events)).toBe(6);
      expect(simulator.rings).toHaveLength(20);
    });
  });
});

describe("revox: cancelling a call", () => {
  it("takes an order that waits out of its campaign", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await begin(simulator, campaignOf(5, { max_concurrent_calls: 1 }));
      await simulator.advance("5s");
      const waiting = (await readOrders(simulator, id))[3];
      for (let times = 0; times < 2; times++) {
        expect(await done(simulator, `POST /call/${text(waiting, "id")}/cancel`)).toEqual({ success: true });
      }
      await simulator.advance("24h");
      expect(simulator.rings.map(({ position }) => position)).toEqual([0, 1, 2, 4]);
      expect(await statusesOf(simulator, id)).toEqual([
        "completed",
        "completed",
        "completed",
        "cancelled",
        "completed",
      ]);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed", row_stats: { skipped: 1 } });
    });
  });

  it("lets an attempt run out, and makes no other", async () => {
    await watching({ numbers: { ...numbers, [numberAt(0)]: "voicemail" } }, async (simulator) => {
      const id = await begin(simulator, campaignOf(2));
      await simulator.advance("5s");
      for (const order of await readOrders(simulator, id)) {
        expect(order).toMatchObject({ status: "calling" });
        await done(simulator, `POST /call/${text(order, "id")}/cancel`);
      }
      expect(await statusesOf(simulator, id)).toEqual(["calling", "calling"]);
      await simulator.advance("7d");
      // Who was reached meanwhile was reached.
      expect(await statusesOf(simulator, id)).toEqual(["cancelled", "completed"]);
      expect(simulator.rings).toHaveLength(2);
    });
  });

  it("between two attempts makes no other", async () => {
    await watching({ numbers: { [numberAt(0)]: "no_answer" } }, async (simulator) => {
      const id = await begin(simulator, campaignOf(1));
      await simulator.advance("10m");
      const [order] = await readOrders(simulator, id);
      await done(simulator, `POST /call/${text(order, "id")}/cancel`);
      await simulator.advance("7d");
      expect((await readOrders(simulator, id))[0]).toMatchObject({ status: "cancelled", calls_count: 1 });
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
    });
  });

  it("of everybody, before a planned start, leaves a campaign that is completed then", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      await launch(simulator, id, { scheduled_at: "2026-08-18T14:00:00Z" });
      for (const order of await readOrders(simulator, id)) {
        await done(simulator, `POST /call/${text(order, "id")}/cancel`);
      }
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "draft" });
      await simulator.advance("24h");
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed", row_stats: { skipped: 2 } });
    });
  });

  it("is refused once it is over", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await begin(simulator, campaignOf(1));
      await simulator.advance("24h");
      const [order] = await readOrders(simulator, id);
      await refuses(simulator, `POST /call/${text(order, "id")}/cancel`, "The call is completed");
    });
  });
});

it("revox: what does not exist cannot be steered", async () => {
  await watching({}, async (simulator) => {
    const selection = { filters: {}, rows: {} };
    for (const [request, body] of [
      [`PATCH /campaigns/${NOBODY}`, {}],
      [`DELETE /campaigns/${NOBODY}`, undefined],
      [`POST /campaigns/${NOBODY}/pause`, undefined],
      [`POST /campaigns/${NOBODY}/resume`, undefined],
      [`POST /campaigns/${NOBODY}/cancel`, undefined],
      [`POST /call/${NOBODY}/cancel`, undefined],
      [`POST /campaigns/${NOBODY}/nothing`, { selection }],
    ] as const) {
      const response = await fetch(simulator.url + request.split(" ")[1], {
        method: request.split(" ")[0] ?? "",
        headers: { authorization: `Bearer ${simulator.apiKey}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      expect([request, response.status]).toEqual([request, 404]);
    }
  });
});
