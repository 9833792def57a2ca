import { describe, expect, it } from "vitest";
import {
  ask,
  campaignOf,
  create,
  done,
  launch,
  numberAt,
  readCampaign,
  readOrders,
  selection,
  statusesOf,
  watching,
} from "./revox-support.ts";
import { text } from "./support.ts";

const numbers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [numberAt(at), "interested" as const]));
const NONE = { active: 0, attempts_exhausted: 0, cancelled: 0 };

describe("revox: launching", () => {
  it("takes all but the calls named, or only those", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(5));
      const ids = (await readOrders(simulator, id)).map((order) => text(order, "id"));
      const some = { mode: "include", call_ids: [ids[1], ids[3]] };
      const first = await launch(simulator, id, { selection: selection({ rows: some }) });
      expect(first).toEqual({ launched: 2, skipped: NONE, session: null });
      expect(await readCampaign(simulator, id)).toMatchObject({
        status: "running",
        row_stats: { not_launched: 3, pending: 2 },
      });
      await simulator.advance("1h");
      expect(simulator.rings.map(({ position }) => position).sort()).toEqual([1, 3]);
      // There is more to be launched: it is not over, and dials nobody.
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "running", row_stats: { not_launched: 3 } });
      expect(simulator.campaigns[0]?.mayDial).toBe(false);

      const others = { mode: "exclude", call_ids: [ids[1], ids[3], ids[4]] };
      expect(await launch(simulator, id, { selection: selection({ rows: others }) })).toMatchObject({ launched: 2 });
      await simulator.advance("1h");
      expect(simulator.rings.map(({ position }) => position).sort()).toEqual([0, 1, 2, 3]);
      const last = { mode: "include", call_ids: [ids[4]] };
      await launch(simulator, id, { selection: selection({ rows: last }) });
      await simulator.advance("1h");
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed", row_stats: { completed: 5 } });
    });
  });

  it("of nobody changes nothing", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      const nobody = selection({ rows: { mode: "include", call_ids: ["nobody"] } });
      expect(await launch(simulator, id, { selection: nobody })).toEqual({ launched: 0, skipped: NONE, session: null });
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "draft" });
    });
  });

  it.each([
    [{ directions: ["outbound"] }, 3],
    [{ directions: ["inbound"] }, 0],
    [{ directions: ["inbound", "outbound"] }, 3],
    [{ statuses: ["initializing"] }, 3],
    [{ statuses: ["completed"] }, 0],
    [{ outcomes: ["interested"] }, 0],
    [{ results: ["voicemail"] }, 0],
    [{ assignee_ids: ["somebody"] }, 0],
    [{ query: "person 2" }, 1],
    [{ query: numberAt(1) }, 1],
    [{ query: "Nobody" }, 0],
  ])("with the filter %j picks %d of three", async (filters, launched) => {
    await watching({}, async (simulator) => {
      const id = await create(simulator, campaignOf(3));
      expect(await launch(simulator, id, { selection: selection({ filters }) })).toMatchObject({ launched });
    });
  });

  it("again leaves out who is being called, has been cancelled or has no attempts left, and says so", async () => {
    const outcomes = { ...numbers, [numberAt(0)]: "no_answer", [numberAt(1)]: "no_answer" } as const;
    await watching({ numbers: outcomes }, async (simulator) => {
      const id = await create(simulator, campaignOf(4));
      const ids = (await readOrders(simulator, id)).map((order) => text(order, "id"));
      const only = (...positions: readonly number[]) => ({
        selection: selection({ rows: { mode: "include", call_ids: positions.map((at) => ids[at]) } }),
      });
      await launch(simulator, id, only(0));
      await simulator.advance("24h");
      await launch(simulator, id, only(1));
      await simulator.advance("10m");
      await done(simulator, `POST /call/${ids[2]}/cancel`);
      expect(await statusesOf(simulator, id)).toEqual(["completed", "scheduled", "cancelled", "initializing"]);
      const again = await launch(simulator, id);
      expect(again).toEqual({
        launched: 1,
        skipped: { active: 1, attempts_exhausted: 1, cancelled: 1 },
        session: null,
      });
      await simulator.advance("24h");
      expect(simulator.rings.filter(({ position }) => position === 2)).toEqual([]);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
    });
  });

  it("again calls those again who have been reached and have attempts left", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      const [first] = await readOrders(simulator, id);
      const only = { selection: selection({ rows: { mode: "include", call_ids: [text(first, "id")] } }) };
      for (const launched of [1, 1, 1, 0]) {
        expect(await launch(simulator, id, only)).toMatchObject({ launched });
        await simulator.advance("1h");
      }
      expect(simulator.rings).toHaveLength(3);
      const reached = { selection: selection({ filters: { outcomes: ["interested"], results: ["human"] } }) };
      expect(await launch(simulator, id, reached)).toMatchObject({ launched: 0, skipped: { attempts_exhausted: 1 } });
    });
  });

  it("for a later time waits for it, in orders that say so", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      const scheduled_at = "2026-08-19T09:30:00.000Z";
      expect(await launch(simulator, id, { scheduled_at })).toMatchObject({ launched: 2 });
      expect(await readCampaign(simulator, id)).toMatchObject({
        status: "draft",
        scheduled_at,
        row_stats: { pending: 2, not_launched: 0 },
      });
      for (const order of await readOrders(simulator, id)) {
        expect(order).toMatchObject({ status: "scheduled", scheduled_at, calls_count: 0 });
      }
      expect(await launch(simulator, id)).toMatchObject({ launched: 0, skipped: { active: 2 } });
      await simulator.advance("21h");
      expect(simulator.rings).toEqual([]);
      await simulator.advance("1h");
      expect(simulator.rings).toHaveLength(2);
      expect(simulator.rings.every(({ at }) => at > scheduled_at)).toBe(true);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
    });
  });

  it("some now and others later does both", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      const [first] = await readOrders(simulator, id);
      const rows = { mode: "include", call_ids: [text(first, "id")] };
      await launch(simulator, id, { selection: selection({ rows }), scheduled_at: "2026-08-19T09:30:00Z" });
      await launch(simulator, id);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "running" });
      await simulator.advance("1h");
      expect(simulator.rings.map(({ position }) => position)).toEqual([1]);
      await simulator.advance("24h");
      expect(simulator.rings.map(({ position }) => position)).toEqual([1, 0]);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
    });
  });

  it("by speed dial gives a session", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      expect(await launch(simulator, id, { mode: "speed_dial" })).toMatchObject({
        launched: 2,
        session: { campaign_id: id, status: "dialing", total_targets: 2, dialed_count: 0 },
      });
    });
  });

  it("is refused while it is paused, and once it is over", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(1));
      const body = { mode: "ai_first", selection: selection() };
      await launch(simulator, id);
      await done(simulator, `POST /campaigns/${id}/pause`);
      const refusal = async (message: string) =>
        expect(await ask(simulator, `POST /campaigns/${id}/launch`, body)).toMatchObject({
          status: 409,
          body: { message },
        });
      await refusal("The campaign is paused");
      await done(simulator, `POST /campaigns/${id}/resume`);
      await simulator.advance("1h");
      await refusal("The campaign is completed");
      const other = await create(simulator, campaignOf(1));
      await done(simulator, `POST /campaigns/${other}/cancel`);
      expect(await ask(simulator, `POST /campaigns/${other}/launch`, body)).toMatchObject({
        status: 409,
        body: { message: "The campaign is cancelled" },
      });
    });
  });
});
