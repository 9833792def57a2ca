import { describe, expect, it } from "vitest";
import type { Simulator } from "../src/index.ts";
import {
  ask,
  begin,
  campaignOf,
  create,
  launch,
  numberAt,
  readCampaign,
  statusesOf,
  watching,
} from "./revox-support.ts";

const SOON = "2026-08-18T15:00:00.000Z";

/** How many phones rang within a minute, and how many within a day. */
async function ringsOf(simulator: Simulator): Promise<readonly number[]> {
  await simulator.advance("1m");
  const first = simulator.rings.length;
  await simulator.advance("24h");
  return [first, simulator.rings.length];
}

const numbers = Object.fromEntries([0, 1, 2].map((position) => [numberAt(position), "interested" as const]));

describe("revox: creating a campaign", () => {
  it.each([
    ["g1", {}, "running", [3, 3]],
    ["g1", { scheduled_at: SOON }, "draft", [0, 3]],
    ["g1", { scheduled_at: "2026-08-18T11:00:00Z" }, "running", [3, 3]],
    ["g1", { scheduled_at: null }, "running", [3, 3]],
    // The first generation does not know the flag, and dials.
    ["g1", { launch: false }, "running", [3, 3]],
    ["g2", {}, "running", [3, 3]],
    ["g2", { launch: true }, "running", [3, 3]],
    ["g2", { launch: false }, "draft", [0, 0]],
    ["g2", { launch: false, scheduled_at: SOON }, "draft", [0, 0]],
    ["g2", { launch: true, scheduled_at: SOON }, "draft", [0, 3]],
    ["g3", {}, "draft", [0, 0]],
    ["g3", { launch: true }, "draft", [0, 0]],
    ["g3", { scheduled_at: SOON }, "draft", [0, 0]],
  ] as const)("in %s with %j leaves it %s", async (generation, more, status, rings) => {
    await watching({ generation, numbers }, async (simulator) => {
      const id = await create(simulator, campaignOf(3, more));
      const campaign = await readCampaign(simulator, id);
      expect(campaign).toMatchObject({ status, is_cancelled: false });
      const waits = rings[0] === 0 && rings[1] > 0;
      expect(campaign).toMatchObject({ scheduled_at: waits ? SOON : null });
      expect(simulator.campaigns).toMatchObject([{ id, mayDial: rings[1] > 0 }]);
      expect(await ringsOf(simulator)).toEqual(rings);
      expect(await readCampaign(simulator, id)).toMatchObject({ status: rings[1] > 0 ? "completed" : "draft" });
    });
  });

  it("makes the orders of a draft in g3 only, where a launch picks them", async () => {
    for (const [generation, statuses] of [
      ["g1", [undefined, undefined]],
      ["g2", [undefined, undefined]],
      ["g3", ["initializing", "initializing"]],
    ] as const) {
      await watching({ generation }, async (simulator) => {
        const id = await create(simulator, campaignOf(2, { launch: false, scheduled_at: SOON }));
        expect(await statusesOf(simulator, id)).toEqual(statuses);
        expect(await readCampaign(simulator, id)).toMatchObject({
          row_stats: { not_launched: 2, pending: 0, total: 2 },
        });
      });
    }
  });

  it("knows a launch of its own in g3 only", async () => {
    for (const generation of ["g1", "g2"] as const) {
      await watching({ generation }, async (simulator) => {
        const id = await create(simulator, campaignOf(1, { launch: false, scheduled_at: SOON }));
        expect(await ask(simulator, `POST /campaigns/${id}/launch`, {})).toMatchObject({ status: 404 });
        await simulator.advance("1m");
        expect(simulator.rings).toEqual([]);
      });
    }
    await watching({ generation: "g3" }, async (simulator) => {
      const id = await create(simulator, campaignOf(2));
      expect(await launch(simulator, id)).toMatchObject({ launched: 2, session: null });
      expect(await ringsOf(simulator)).not.toEqual([0, 0]);
    });
  });

  it("twice makes two campaigns, which ring everybody twice", async () => {
    await watching({ generation: "g1", numbers }, async (simulator) => {
      const ids = [await create(simulator, campaignOf(3)), await create(simulator, campaignOf(3))];
      expect(new Set(ids).size).toBe(2);
      expect(await ringsOf(simulator)).toEqual([6, 6]);
    });
  });

  it("takes any assistant, and answers with one of that id and what was asked for", async () => {
    await watching({}, async (simulator) => {
      const settings = { name: "Autumn", from_phone_number: "+15550190", max_concurrent_calls: 2 };
      const id = await create(simulator, campaignOf(1, settings));
      const assistant = { id: "assistant-1" };
      expect(await readCampaign(simulator, id)).toMatchObject({ ...settings, assistant_id: "assistant-1", assistant });
    });
  });

  it("blames each ring on the request that brought it about", async () => {
    await watching({ numbers }, async (simulator) => {
      const id = await begin(simulator, campaignOf(2));
      await simulator.advance("1h");
      const launched = simulator.requests.find(({ operation }) => operation === "launchCampaign");
      expect(simulator.rings).toMatchObject(
        [0, 1].map((position) => ({
          campaignId: id,
          position,
          requestId: launched?.id,
          phoneNumber: numberAt(position),
        })),
      );
    });
    await watching({ generation: "g2", numbers }, async (simulator) => {
      await create(simulator, campaignOf(1, { launch: true, scheduled_at: SOON }));
      await simulator.advance("24h");
      expect(simulator.rings).toMatchObject([{ requestId: 1 }]);
      expect(Date.parse(simulator.rings[0]?.at ?? "")).toBeGreaterThan(Date.parse(SOON));
    });
  });
});
