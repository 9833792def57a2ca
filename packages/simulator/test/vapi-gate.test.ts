import { describe, expect, it } from "vitest";
import type { Simulator } from "../src/index.ts";
import { field, list, text, using } from "./support.ts";
import { ask, campaign, create, EMPTY, listening, read, ringsOf } from "./v1-support.ts";

const eligible = () => ({ eligible: true });
const numberOf = (message: unknown) => text(field(message, "contact"), "number");

async function contactsOf(simulator: Simulator, id: string): Promise<[number: string, status: string][]> {
  const contacts = list(await read(simulator, `/v2/campaign/${id}/contacts?limit=1000`), "results");
  return contacts.map((contact) => [text(contact, "number"), text(contact, "status")]);
}

describe("vapi: the gate before each dial", () => {
  it("asks the campaign's server about every contact, and dials whom it calls eligible", async () => {
    const answers = [{ eligible: true }, { eligible: false }, { eligible: "yes" }, {}, { eligible: true }];
    const answer = (message: unknown) => answers[Number(numberOf(message).at(-1))];
    await listening(answer, async ({ url, messages }) => {
      await using({ provider: "vapi", ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
        const body = { ...campaign(5), predialPlan: {}, server: { url } };
        const id = await create(simulator, body, "/v2/campaign");
        await simulator.advance("2h");
        expect((await contactsOf(simulator, id)).map(([, status]) => status)).toEqual([
          "contact.completed",
          "contact.skipped",
          "contact.predial-failed",
          "contact.predial-failed",
          "contact.completed",
        ]);
        expect(ringsOf(simulator, id)).toEqual([0, 4].map((index) => body.customers[index]?.number));
        const asked = messages.filter((message) => field(message, "type") === "campaign.predial");
        expect(asked.map(numberOf).sort()).toEqual(body.customers.map(({ number }) => number));
        expect(asked[0]).toMatchObject({
          campaignId: id,
          timestamp: expect.any(Number),
          contact: { id: expect.any(String), campaignId: id, orgId: expect.any(String), createdAt: expect.any(String) },
        });
        const [first] = list(await read(simulator, `/v2/campaign/${id}/contacts`), "results");
        expect(text(field(asked[0], "contact"), "id")).toBe(text(first, "id"));
        const summary = await read(simulator, `/v2/campaign/${id}?includeCounters=true`);
        expect(summary).toMatchObject({
          status: "ended",
          contactCounters: { pending: 0, dispatched: 0, completed: 2, failed: 0, skipped: 1, predialFailed: 2 },
          callMetrics: { dialed: 2, connected: 2 },
        });
      });
    });
  });

  it("dials nobody when the server is not there", async () => {
    const gone = "http://127.0.0.1:9/hook";
    await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
      const body = { ...campaign(3), predialPlan: { enabled: true }, server: { url: gone, timeoutSeconds: 1 } };
      const id = await create(simulator, body);
      await simulator.advance("2h");
      expect(simulator.rings).toEqual([]);
      const statuses = (await contactsOf(simulator, id)).map(([, status]) => status);
      expect(statuses).toEqual(["contact.predial-failed", "contact.predial-failed", "contact.predial-failed"]);
    });
  });

  it("is the organisation's own server when the campaign has none", async () => {
    await listening(
      () => ({ eligible: false }),
      async ({ url, types }) => {
        await using({ provider: "vapi", ...EMPTY, webhooks: { url } }, async (simulator) => {
          await create(simulator, { ...campaign(2), predialPlan: {} }, "/v2/campaign");
          await simulator.advance("2h");
          expect(types()).toEqual(["campaign.predial", "campaign.predial"]);
          expect(simulator.rings).toEqual([]);
        });
      },
    );
  });

  it("stands open when it is switched off", async () => {
    await listening(
      () => ({ eligible: false }),
      async ({ url, types }) => {
        await using({ provider: "vapi", ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
          await create(simulator, { ...campaign(2), predialPlan: { enabled: false }, server: { url } }, "/v2/campaign");
          await simulator.advance("2h");
          expect([types(), simulator.rings.length]).toEqual([[], 2]);
        });
      },
    );
  });

  it("takes a line while it asks, and dials nobody after a stop that came in between", async () => {
    let stop = async () => {};
    const answer = async () => {
      await stop();
      return { eligible: true };
    };
    await listening(answer, async ({ url, types }) => {
      await using({ provider: "vapi", ...EMPTY, concurrency: 2 }, async (simulator) => {
        const id = await create(simulator, { ...campaign(6), predialPlan: {}, server: { url } }, "/v2/campaign");
        stop = async () => void (await ask(simulator, "PATCH", `/v2/campaign/${id}`, { status: "cancelled" }));
        await simulator.advance("2h");
        expect([types().length, simulator.rings.length]).toEqual([2, 0]);
        expect((await contactsOf(simulator, id)).every(([, status]) => status === "contact.pending")).toBe(true);
        expect(simulator.campaigns[0]?.mayDial).toBe(false);
      });
    });
  });

  it("asks nobody about a campaign that was stopped before", async () => {
    await listening(eligible, async ({ url, types }) => {
      await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
        const id = await create(simulator, { ...campaign(6), predialPlan: {}, server: { url } }, "/v2/campaign");
        await ask(simulator, "PATCH", `/v2/campaign/${id}`, { status: "cancelled" });
        await simulator.advance("2h");
        expect([types(), simulator.rings]).toEqual([[], []]);
      });
    });
  });

  it("leaves out whom it is too late to ask about", async () => {
    await listening(eligible, async ({ url, types }) => {
      await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
        const earliestAt = new Date(simulator.now()).toISOString();
        const latestAt = new Date(simulator.now() + 50).toISOString();
        const gated = { ...campaign(12), predialPlan: {}, server: { url } };
        const id = await create(simulator, { ...gated, schedulePlan: { earliestAt, latestAt } }, "/v2/campaign");
        await simulator.advance("2h");
        expect([types(), simulator.rings]).toEqual([[], []]);
        expect(new Set((await contactsOf(simulator, id)).map(([, status]) => status))).toEqual(
          new Set(["contact.skipped"]),
        );
        expect(await read(simulator, `/v2/campaign/${id}`)).toMatchObject({ status: "ended" });
      });
    });
  });

  it("may take its time: a campaign that waits for answers does not go without a line", async () => {
    const slowly = () => new Promise((resolve) => setTimeout(() => resolve({ eligible: true }), 100));
    await listening(slowly, async ({ url }) => {
      const options = { provider: "vapi", ...EMPTY, clock: "accelerated", speed: 50_000, concurrency: 2 } as const;
      await using({ ...options, outcomes: { no_answer: 1 } }, async (simulator) => {
        const ended = `/v2/campaign/${await create(simulator, { ...campaign(4), predialPlan: {}, server: { url } })}`;
        while (field(await read(simulator, ended), "status") !== "ended");
        expect(simulator.rings.length).toBe(4);
      });
    });
  });
});
