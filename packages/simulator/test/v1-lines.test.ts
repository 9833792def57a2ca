import { describe, expect, it } from "vitest";
import { fictionalNumber } from "../src/fiction/people.ts";
import { field, list, using } from "./support.ts";
import { ask, campaign, create, EMPTY, inHours, liveCalls, read, ringsOf, trueCampaign, V1 } from "./v1-support.ts";

describe.each(V1)("%s: lines", (provider) => {
  it("are never more than the organisation has, over all its campaigns", async () => {
    await using({ provider, ...EMPTY, concurrency: 7 }, async (simulator) => {
      const ids = [await create(simulator, campaign(40)), await create(simulator, campaign(40, 40))];
      let most = 0;
      for (let second = 0; second < 240; second++) {
        const live = ids.reduce((sum, id) => sum + liveCalls(simulator, id), 0);
        expect(live).toBeLessThanOrEqual(7);
        most = Math.max(most, live);
        await simulator.advance("1s");
      }
      expect(most).toBe(7);
    });
  });

  it("are at most ten for a campaign that does not say", async () => {
    await using({ provider, ...EMPTY, concurrency: 50 }, async (simulator) => {
      const id = await create(simulator, campaign(30));
      await simulator.advance("1s");
      expect(liveCalls(simulator, id)).toBe(10);
    });
  });

  it("go to two campaigns in turn", async () => {
    await using({ provider, ...EMPTY, concurrency: 4, outcomes: { interested: 1 } }, async (simulator) => {
      const first = await create(simulator, campaign(60));
      await simulator.advance("1m");
      const before = ringsOf(simulator, first).length;
      const second = await create(simulator, campaign(60, 60));
      await simulator.advance("15m");
      const [ours, theirs] = [ringsOf(simulator, first).length - before, ringsOf(simulator, second).length];
      expect(theirs).toBeGreaterThan(10);
      expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(4);
    });
  });

  it("are not given any more once it is too late", async () => {
    await using({ provider, ...EMPTY, concurrency: 1, outcomes: { interested: 1 } }, async (simulator) => {
      const schedulePlan = { earliestAt: inHours(simulator, 0), latestAt: inHours(simulator, 0.05) };
      const id = await create(simulator, { ...campaign(30), schedulePlan });
      await simulator.advance("3m");
      const rung = ringsOf(simulator, id).length;
      expect(rung).toBeGreaterThan(1);
      await simulator.advance("24h");
      expect(ringsOf(simulator, id).length).toBe(rung);
      const counts = await read(simulator, `/campaign/${id}`);
      expect(counts).toMatchObject({ status: "ended", endedReason: "campaign.ended.success", callsCounterEnded: rung });
      expect(trueCampaign(simulator, id).mayDial).toBe(false);
      if (provider === "cozmox") return;
      const contacts = list(await read(simulator, `/v2/campaign/${id}/contacts`), "results");
      const late = contacts.slice(rung).map((contact) => [field(contact, "status"), field(contact, "callId")]);
      expect(late).toEqual(Array.from({ length: 30 - rung }, () => ["contact.skipped", undefined]));
    });
  });

  it("dials nobody at all in a window that has passed", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const schedulePlan = { earliestAt: inHours(simulator, -2), latestAt: inHours(simulator, -1) };
      const id = await create(simulator, { ...campaign(5), schedulePlan });
      await simulator.advance("1h");
      expect(simulator.rings).toEqual([]);
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ status: "ended" });
    });
  });

  it("are waited for no longer than an hour", async () => {
    await using({ provider, ...EMPTY, concurrency: 1, outcomes: { interested: 1 } }, async (simulator) => {
      // A call takes most of a minute: so many campaigns do not all have their first turn within the hour.
      const ids: string[] = [];
      for (let index = 0; index < 150; index++) ids.push(await create(simulator, campaign(2, index * 2)));
      const unlucky = ids.at(-1) ?? "";
      await simulator.advance("59m59s");
      expect(await read(simulator, `/campaign/${unlucky}`)).toMatchObject({ status: "in-progress" });
      await simulator.advance("2s");
      expect(await read(simulator, `/campaign/${unlucky}`)).toMatchObject({ status: "ended", calls: {} });
      await simulator.advance("24h");
      expect(ringsOf(simulator, unlucky)).toEqual([]);
      expect(ringsOf(simulator, ids[0] ?? "")).toEqual([fictionalNumber(0), fictionalNumber(1)]);
      if (provider === "cozmox") return;
      const contacts = list(await read(simulator, `/v2/campaign/${unlucky}/contacts`), "results");
      expect(contacts).toMatchObject(
        [0, 1].map(() => ({
          status: "contact.failed",
          endedReason: "call.start.error-subscription-concurrency-limit-reached",
        })),
      );
    });
  });
});

describe("vapi: lines of a campaign", () => {
  it.each(["/campaign", "/v2/campaign"])("are never more than it asked for: %s", async (path) => {
    await using({ provider: "vapi", ...EMPTY, concurrency: 50 }, async (simulator) => {
      const id = await create(simulator, { ...campaign(30), maxConcurrency: 3 }, path);
      for (let second = 0; second < 120; second++) {
        expect(liveCalls(simulator, id)).toBeLessThanOrEqual(3);
        await simulator.advance("1s");
      }
      expect(liveCalls(simulator, id)).toBe(3);
      expect((await ask(simulator, "GET", `/v2/campaign/${id}`)).body).toMatchObject({ maxConcurrency: 3 });
    });
  });

  it("are not one more for a fraction of one", async () => {
    await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
      const id = await create(simulator, { ...campaign(5), maxConcurrency: 1.5 });
      await simulator.advance("1s");
      expect(liveCalls(simulator, id)).toBe(1);
    });
  });
});
