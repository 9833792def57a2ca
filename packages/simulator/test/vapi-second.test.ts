import { describe, expect, it } from "vitest";
import { field, list, text, using } from "./support.ts";
import {
  ask,
  campaign,
  create,
  customers,
  EMPTY,
  inHours,
  liveCalls,
  read,
  ringsOf,
  trueCampaign,
} from "./v1-support.ts";

const V2 = "/v2/campaign";

describe("vapi: writing to the second generation", () => {
  it("is refused with 403 to an organisation without it, and leaves nothing behind", async () => {
    await using({ provider: "vapi", ...EMPTY, campaignsV2: false }, async (simulator) => {
      const id = await create(simulator, { ...campaign(1), schedulePlan: { earliestAt: inHours(simulator, 1) } });
      for (const [method, path, body] of [
        ["POST", V2, campaign(1)],
        ["PATCH", `${V2}/${id}`, { status: "cancelled" }],
        ["DELETE", `${V2}/${id}`, undefined],
      ] as const) {
        const answer = await ask(simulator, method, path, body);
        expect(answer).toMatchObject({ status: 403, body: { message: expect.stringMatching(/not enabled/) } });
      }
      expect(list(await read(simulator, "/campaign"), "results")).toMatchObject([{ id, status: "scheduled" }]);
    });
  });

  it("creates what the first generation shows too, with the list that the second does not answer", async () => {
    await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
      const body = {
        ...campaign(3),
        maxConcurrency: 2,
        assistantOverrides: { variableValues: { clinic: "Lakeside" } },
        serverMessages: ["campaign.ended"],
        server: { url: "https://hooks.example.com/vapi" },
        schedulePlan: { earliestAt: inHours(simulator, 1), latestAt: inHours(simulator, 2) },
      };
      const created = await ask(simulator, "POST", V2, body);
      const { customers: uploaded, ...settings } = body;
      expect(created).toMatchObject({ status: 201, body: { ...settings, status: "scheduled" } });
      expect(created.body).not.toHaveProperty("customers");
      const id = text(created.body, "id");
      expect(await read(simulator, `${V2}/${id}`)).toEqual(created.body);
      const checked = uploaded.map((customer) => ({ ...customer, numberE164CheckEnabled: true }));
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ ...settings, customers: checked });
      const contacts = list(await read(simulator, `${V2}/${id}/contacts`), "results");
      expect(contacts).toMatchObject(uploaded.map(({ number }) => ({ number, status: "contact.pending" })));
    });
  });

  it.each(["cancelled", "ended"])("stops with %s, and calls under way run to their end", async (status) => {
    await using({ provider: "vapi", ...EMPTY, concurrency: 3, outcomes: { interested: 1 } }, async (simulator) => {
      const id = await create(simulator, campaign(12), V2);
      await simulator.advance("12s");
      const rung = ringsOf(simulator, id).length;
      const { body } = await ask(simulator, "PATCH", `${V2}/${id}`, { status });
      expect(body).toMatchObject({ status: "cancelled" });
      expect(body).not.toHaveProperty("endedReason");
      expect(liveCalls(simulator, id)).toBe(3);
      await simulator.advance("1h");
      expect([liveCalls(simulator, id), ringsOf(simulator, id).length]).toEqual([0, rung]);
      const counts = field(await read(simulator, `${V2}/${id}?includeCounters=true`), "contactCounters");
      expect(counts).toMatchObject({ pending: 9, completed: 3 });
      const again = await ask(simulator, "PATCH", `${V2}/${id}`, { status });
      expect(again).toMatchObject({ status: 200, body: { status: "cancelled" } });
    });
  });

  it("is stopped as the first generation says when the first one is asked", async () => {
    await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
      const id = await create(simulator, campaign(12), V2);
      const { body } = await ask(simulator, "PATCH", `/campaign/${id}`, { status: "cancelled" });
      expect(body).toMatchObject({ status: "ended", endedReason: "campaign.in-progress.ended-by-user" });
    });
  });

  it("archives instead of deleting, and stops what runs", async () => {
    await using({ provider: "vapi", ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
      const id = await create(simulator, campaign(30), V2);
      await simulator.advance("5s");
      const rung = ringsOf(simulator, id).length;
      const first = await ask(simulator, "DELETE", `${V2}/${id}`);
      expect(first).toMatchObject({ status: 200, body: { id, status: "archived" } });
      await simulator.advance("1h");
      expect(ringsOf(simulator, id).length).toBe(rung);
      const again = await ask(simulator, "DELETE", `${V2}/${id}`);
      expect(again).toMatchObject({ status: 200, body: { status: "archived" } });
      expect(list(await read(simulator, `${V2}?status=archived`), "results")).toMatchObject([{ id }]);
      expect(trueCampaign(simulator, id).mayDial).toBe(false);

      const done = await create(simulator, campaign(1), V2);
      await simulator.advance("1h");
      const archived = await ask(simulator, "DELETE", `${V2}/${done}`);
      expect(archived.body).toMatchObject({ status: "archived", endedReason: "campaign.ended.success" });
      expect((await ask(simulator, "DELETE", `${V2}/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
    });
  });

  it("lets a scheduled campaign be archived, which then never starts", async () => {
    await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
      const id = await create(simulator, { ...campaign(3), schedulePlan: { earliestAt: inHours(simulator, 1) } }, V2);
      await ask(simulator, "DELETE", `${V2}/${id}`);
      await simulator.advance("24h");
      expect([simulator.rings.length, trueCampaign(simulator, id).mayDial]).toEqual([0, false]);
    });
  });
});

describe("vapi: a duplicate", () => {
  it("dials the same people again, with the same settings, at once", async () => {
    await using({ provider: "vapi", ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
      const source = await create(simulator, { ...campaign(3), maxConcurrency: 2 }, V2);
      await simulator.advance("1h");
      const copy = await create(simulator, { name: "Again", duplicateFromCampaignId: source }, V2);
      expect(await read(simulator, `/campaign/${copy}`)).toMatchObject({
        name: "Again",
        status: "in-progress",
        assistantId: "a1",
        phoneNumberId: "p1",
        maxConcurrency: 2,
        customers: campaign(3).customers,
      });
      await simulator.advance("1h");
      expect(ringsOf(simulator, copy)).toEqual(ringsOf(simulator, source));
    });
  });

  it("has what it is given in place of what it copies", async () => {
    await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
      const dialPlan = [{ phoneNumberId: "p1", customers: customers(2) }];
      const source = await create(simulator, { name: "Planned", squadId: "s1", dialPlan });
      const given = { name: "Other", workflowId: "w1", phoneNumberId: "p2", duplicateFromCampaignId: source };
      const copy = await read(simulator, `/campaign/${await create(simulator, given)}`);
      expect(copy).toMatchObject({ workflowId: "w1", phoneNumberId: "p2", customers: customers(2) });
      expect(copy).not.toHaveProperty("squadId");
      expect(copy).not.toHaveProperty("dialPlan");
      const same = await create(simulator, { name: "Same", duplicateFromCampaignId: source });
      expect(await read(simulator, `/campaign/${same}`)).toMatchObject({ squadId: "s1", dialPlan });
    });
  });
});
