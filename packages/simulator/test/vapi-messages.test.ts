import { describe, expect, it } from "vitest";
import { isRecord } from "../src/contract.ts";
import { field, text, using } from "./support.ts";
import { ask, campaign, create, customers, EMPTY, inHours, listening, read, V1 } from "./v1-support.ts";

const nothing = () => undefined;

describe.each(V1)("%s: messages about calls", (provider) => {
  it("go to the organisation's server: each change of status, and a report at the end", async () => {
    await listening(nothing, async ({ url, messages }) => {
      const options = { provider, ...EMPTY, outcomes: { transfer: 1 }, webhooks: { url } } as const;
      await using(options, async (simulator) => {
        const id = await create(simulator, campaign(1));
        await simulator.advance("1h");
        const steps = messages.map((message) => [text(message, "type"), field(message, "status")]);
        expect(steps).toEqual([
          ["status-update", "ringing"],
          ["status-update", "in-progress"],
          ["status-update", "forwarding"],
          ["status-update", "ended"],
          ["end-of-call-report", undefined],
        ]);
        const report = messages.at(-1);
        const callId = text(field(report, "call"), "id");
        const call = await read(simulator, `/call/${callId}`);
        if (!isRecord(call)) throw new TypeError("A call is an object");
        const { endedReason, cost, startedAt, endedAt, artifact, analysis, customer } = call;
        expect(report).toMatchObject({ endedReason, cost, startedAt, endedAt, artifact, analysis, customer, call });
        expect(call).toMatchObject({ campaignId: id, endedReason: "assistant-forwarded-call" });
        expect(messages.every((message) => typeof field(message, "timestamp") === "number")).toBe(true);
        expect(messages[2]).toMatchObject({ destination: { type: "number" } });
        // Whoever was put through stands in the report too, in what Vapi has published since Cozmox took it over.
        const destined = messages.map((message) => field(message, "destination") !== undefined);
        expect(destined).toEqual([false, false, true, false, provider === "vapi"]);
      });
    });
  });

  it("report a call that nobody answered too", async () => {
    await listening(nothing, async ({ url, messages }) => {
      await using({ provider, ...EMPTY, outcomes: { no_answer: 1 }, webhooks: { url } }, async (simulator) => {
        await create(simulator, campaign(1));
        await simulator.advance("1h");
        expect(messages.at(-2)).toMatchObject({ status: "ended", endedReason: "customer-did-not-answer" });
        expect(messages.at(-1)).toMatchObject({
          type: "end-of-call-report",
          endedReason: "customer-did-not-answer",
          artifact: {},
          analysis: {},
        });
      });
    });
  });

  it("go to the server that a customer's overrides name, and are those that they name", async () => {
    await listening(nothing, async ({ url, types }) => {
      await using({ provider, ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
        const assistantOverrides = { server: { url }, serverMessages: ["end-of-call-report"] };
        const [first, second] = customers(2);
        await create(simulator, { ...campaign(0), customers: [{ ...first, assistantOverrides }, second] });
        await simulator.advance("1h");
        expect(types()).toEqual(["end-of-call-report"]);
      });
    });
  });
});

describe("vapi: messages about campaigns", () => {
  it("are those that the campaign asked for, in order", async () => {
    await listening(nothing, async ({ url, messages, types }) => {
      await using({ provider: "vapi", ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
        const serverMessages = ["campaign.started", "contact.dispatched", "contact.completed", "campaign.ended"];
        const body = { ...campaign(1), server: { url }, serverMessages };
        const id = await create(simulator, body, "/v2/campaign");
        await simulator.advance("1h");
        expect(types()).toEqual(serverMessages);
        expect(messages.map((message) => field(message, "campaignId"))).toEqual([id, id, id, id]);
        expect(messages[2]).toMatchObject({ contact: { endedReason: expect.stringMatching(/-ended-call$/) } });
      });
    });
  });

  it("tell of a stop and of the archive, and not of what was not asked for", async () => {
    await listening(nothing, async ({ url, types }) => {
      await using({ provider: "vapi", ...EMPTY, outcomes: { not_dialled: 1 } }, async (simulator) => {
        const serverMessages = ["campaign.cancelled", "campaign.archived", "contact.failed"];
        const body = { ...campaign(9), server: { url }, serverMessages };
        const id = await create(simulator, { ...body, maxConcurrency: 1 }, "/v2/campaign");
        await simulator.advance("4s");
        const failed = types();
        expect(new Set(failed)).toEqual(new Set(["contact.failed"]));
        await ask(simulator, "DELETE", `/v2/campaign/${id}`);
        await simulator.advance("1h");
        // The contact whose call was deleted in the queue did not fail: nothing broke.
        expect(types()).toEqual([...failed, "campaign.cancelled", "campaign.archived"]);
      });
    });
  });

  it("do not tell of a start that was called off", async () => {
    await listening(nothing, async ({ url, types }) => {
      await using({ provider: "vapi", ...EMPTY }, async (simulator) => {
        const serverMessages = ["campaign.started", "campaign.cancelled"];
        const schedulePlan = { earliestAt: inHours(simulator, 1) };
        const id = await create(simulator, { ...campaign(2), schedulePlan, server: { url }, serverMessages });
        await ask(simulator, "PATCH", `/campaign/${id}`, { status: "ended" });
        await simulator.advance("2h");
        expect(types()).toEqual(["campaign.cancelled"]);
      });
    });
  });

  it("carry headers of any kind, and keep nobody from being dialled", async () => {
    await listening(nothing, async ({ url, types }) => {
      await using({ provider: "vapi", ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
        const headers = { "x-team": "north", "x-count": 3, "x-nested": { toString: 1, valueOf: 2 }, "x-none": null };
        const body = { ...campaign(1), server: { url, headers }, serverMessages: ["campaign.started"] };
        await create(simulator, body, "/v2/campaign");
        await simulator.advance("1h");
        expect([types(), simulator.rings.length]).toEqual([["campaign.started"], 1]);
      });
    });
  });
});
