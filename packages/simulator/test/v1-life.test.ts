import { describe, expect, it } from "vitest";
import { fictionalNumber } from "../src/fiction/people.ts";
import { OUTCOMES, type Outcome } from "../src/index.ts";
import { field, get, list, text, using } from "./support.ts";
import { ask, campaign, create, EMPTY, inHours, liveCalls, read, ringsOf, trueCampaign, V1 } from "./v1-support.ts";

describe.each(V1)("%s: the life of a campaign", (provider) => {
  it("begins as soon as it is created, and ends when everybody has been dialled", async () => {
    await using({ provider, ...EMPTY, outcomes: { interested: 1, no_answer: 1 } }, async (simulator) => {
      const answer = await ask(simulator, "POST", "/campaign", campaign(15));
      expect(answer).toMatchObject({ status: 201, body: { status: "in-progress", callsCounterQueued: 0, calls: {} } });
      const id = text(answer.body, "id");
      expect(trueCampaign(simulator, id).mayDial).toBe(true);
      await simulator.advance("2h");
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({
        status: "ended",
        endedReason: "campaign.ended.success",
        callsCounterEnded: 15,
      });
      expect(ringsOf(simulator, id)).toEqual(campaign(15).customers.map(({ number }) => number));
      expect(trueCampaign(simulator, id).mayDial).toBe(false);
    });
  });

  it("waits for the instant it is scheduled for, and not a second longer", async () => {
    await using({ provider, ...EMPTY, outcomes: { interested: 1 } }, async (simulator) => {
      const schedulePlan = { earliestAt: inHours(simulator, 3) };
      const id = await create(simulator, { ...campaign(2), schedulePlan });
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ status: "scheduled", schedulePlan });
      await simulator.advance("2h59m59s");
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ status: "scheduled", calls: {} });
      expect([simulator.rings.length, trueCampaign(simulator, id).mayDial]).toEqual([0, true]);
      await simulator.advance("4s");
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ status: "in-progress" });
      expect(ringsOf(simulator, id).length).toBe(2);
    });
  });

  it("takes a call from the queue over ringing to talking, and to an end that can be read", async () => {
    await using({ provider, ...EMPTY, outcomes: { transfer: 1 } }, async (simulator) => {
      await create(simulator, campaign(1));
      const seen: string[] = [];
      for (let second = 0; second < 120; second++) {
        const [call] = list(await read(simulator, "/call"));
        const status = text(call, "status");
        if (seen.at(-1) !== status) seen.push(status);
        expect(field(call, "endedAt") === undefined).toBe(status !== "ended");
        await simulator.advance("1s");
      }
      expect(seen).toEqual(["queued", "ringing", "in-progress", "forwarding", "ended"]);
      const [call] = list(await read(simulator, "/call"));
      expect(call).toMatchObject({
        endedReason: "assistant-forwarded-call",
        destination: { type: "number" },
        customer: { number: fictionalNumber(0), externalId: "crm-0" },
        analysis: { summary: expect.stringMatching(/put through/) },
      });
      expect(Date.parse(text(call, "startedAt"))).toBeGreaterThan(Date.parse(text(call, "createdAt")));
      expect(Date.parse(text(call, "endedAt"))).toBeGreaterThan(Date.parse(text(call, "startedAt")));
    });
  });

  it("turns out at each number as was asked for, and rings only where a phone rings", async () => {
    const numbers = Object.fromEntries(OUTCOMES.map((outcome, index) => [fictionalNumber(index), outcome]));
    await using({ provider, ...EMPTY, outcomes: { interested: 1 }, numbers }, async (simulator) => {
      const id = await create(simulator, campaign(OUTCOMES.length));
      await simulator.advance("2h");
      const outcomes = trueCampaign(simulator, id).rows.map(({ attempts }) => attempts[0]?.outcome);
      expect(outcomes).toEqual(OUTCOMES);
      const silent: readonly Outcome[] = ["busy", "unreachable", "invalid_number", "not_dialled"];
      const ringing = OUTCOMES.filter((outcome) => !silent.includes(outcome));
      expect(ringsOf(simulator, id).map((number) => numbers[number])).toEqual(ringing);
      const reasons = new Map<unknown, unknown>();
      for (const call of list(await read(simulator, "/call"))) {
        reasons.set(numbers[text(field(call, "customer"), "number")], field(call, "endedReason"));
      }
      expect(reasons.get("voicemail")).toBe("voicemail");
      expect(reasons.get("busy")).toBe("customer-busy");
      expect(reasons.get("no_answer")).toBe("customer-did-not-answer");
      expect(reasons.get("invalid_number")).toBe("twilio-reported-customer-misdialed");
      expect(reasons.get("not_dialled")).toMatch(/^call\.start\.error-/);
      expect(reasons.get("unreachable")).toMatch(/outbound-sip-(480|503)|failed-to-connect/);
    });
  });

  it("dials a thousand rows once each within a day, and knows which request each ring goes back to", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      await read(simulator, "/campaign");
      const id = await create(simulator, campaign(1000));
      await simulator.advance("24h");
      const dialled = trueCampaign(simulator, id).rows.map(({ attempts }) => attempts.length);
      expect(dialled).toEqual(Array.from({ length: 1000 }, () => 1));
      const rung = ringsOf(simulator, id);
      expect(new Set(rung).size).toBe(rung.length);
      expect(rung.length).toBeGreaterThan(700);
      expect(new Set(simulator.rings.map(({ requestId }) => requestId))).toEqual(new Set([2]));
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ status: "ended", callsCounterEnded: 1000 });
    });
  });

  it("tells what happens to a campaign and its calls as it happens", async () => {
    const told: string[] = [];
    const onEvent = (event: { type: string; status?: unknown }) => {
      if (event.type !== "request") told.push(`${event.type} ${event.status}`);
    };
    await using({ provider, ...EMPTY, outcomes: { voicemail: 1 }, onEvent }, async (simulator) => {
      const id = await create(simulator, { ...campaign(1), schedulePlan: { earliestAt: inHours(simulator, 1) } });
      await simulator.advance("2h");
      await ask(simulator, "DELETE", `/campaign/${id}`);
    });
    expect(told).toEqual([
      "campaign scheduled",
      "campaign in-progress",
      "call queued",
      "call ringing",
      "call answered",
      "call ended",
      "campaign ended",
      "campaign deleted",
    ]);
  });

  it("goes on when whoever is told throws", async () => {
    let told = 0;
    const onEvent = ({ type }: { type: string }) => {
      if (type === "campaign" && told++ < 2) throw new Error("the listener stumbled");
    };
    await using({ provider, ...EMPTY, outcomes: { interested: 1 }, onEvent, onError: () => {} }, async (simulator) => {
      const schedulePlan = { earliestAt: inHours(simulator, 1) };
      await expect(create(simulator, { ...campaign(2), schedulePlan })).rejects.toThrow();
      await expect(simulator.advance("1h")).rejects.toThrow("the listener stumbled");
      await simulator.advance("1h");
      expect([simulator.rings.length, simulator.campaigns[0]?.mayDial]).toEqual([2, false]);
    });
  });

  it("answers the same bytes for the same seed and requests, at every moment", async () => {
    const story = (seed: number) =>
      using({ provider, seed, ...EMPTY }, async (simulator) => {
        const id = await create(simulator, campaign(12));
        await create(simulator, { ...campaign(3), schedulePlan: { earliestAt: inHours(simulator, 0.02) } });
        const texts: string[] = [];
        for (let step = 0; step < 10; step++) {
          for (const path of ["/campaign", `/campaign/${id}`, "/call"]) texts.push((await get(simulator, path)).text);
          await simulator.advance("20s");
        }
        return texts;
      });
    const first = await story(3);
    expect(await story(3)).toEqual(first);
    expect(await story(4)).not.toEqual(first);
  });

  it("answers as the contract says at every moment", async () => {
    await using({ provider, ...EMPTY, concurrency: 3 }, async (simulator) => {
      const id = await create(simulator, campaign(10));
      const paths = ["/campaign", `/campaign/${id}`, "/call"];
      if (provider === "vapi") {
        paths.push("/v2/campaign", `/v2/campaign/${id}?includeCounters=true`, `/v2/campaign/${id}/contacts`);
      }
      for (let step = 0; step < 20; step++) {
        for (const path of paths) await read(simulator, path);
        for (const call of list(await read(simulator, "/call"))) await read(simulator, `/call/${text(call, "id")}`);
        await simulator.advance("30s");
      }
      expect(await read(simulator, `/campaign/${id}`)).toMatchObject({ status: "ended" });
    });
  });
});

describe.each(V1)("%s: stopping and deleting", (provider) => {
  it("lets nobody be dialled when it comes before the start", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const id = await create(simulator, { ...campaign(4), schedulePlan: { earliestAt: inHours(simulator, 1) } });
      expect((await ask(simulator, "PATCH", `/campaign/${id}`, { status: "ended" })).body).toMatchObject({
        status: "ended",
        endedReason: "campaign.scheduled.ended-by-user",
      });
      await simulator.advance("24h");
      expect([simulator.rings.length, trueCampaign(simulator, id).mayDial]).toEqual([0, false]);
    });
  });

  it("lets calls under way run to their end, deletes those in the queue, and dials nobody else", async () => {
    await using({ provider, ...EMPTY, outcomes: { interested: 1 }, concurrency: 3 }, async (simulator) => {
      const id = await create(simulator, campaign(20));
      // Until somebody talks while another call is still in the queue.
      for (let second = 0; second < 300; second++) {
        const counts = await read(simulator, `/campaign/${id}`);
        if (field(counts, "callsCounterQueued") === 1 && field(counts, "callsCounterInProgress") === 2) break;
        await simulator.advance("1s");
      }
      const stopped = await ask(simulator, "PATCH", `/campaign/${id}`, { status: "ended" });
      expect(stopped.body).toMatchObject({
        status: "ended",
        endedReason: "campaign.in-progress.ended-by-user",
        callsCounterQueued: 0,
        callsCounterInProgress: 2,
      });
      const rung = ringsOf(simulator, id).length;
      expect(liveCalls(simulator, id)).toBe(2);
      await simulator.advance("24h");
      expect([liveCalls(simulator, id), ringsOf(simulator, id).length]).toEqual([0, rung]);
      const reasons = list(await read(simulator, "/call")).map((call) => text(call, "endedReason"));
      expect(reasons.filter((reason) => reason === "scheduled-call-deleted").length).toBe(1);
      expect(reasons.length).toBe(rung + 1);
      expect(trueCampaign(simulator, id)).toMatchObject({ mayDial: false });
    });
  });

  it("makes room for other campaigns", async () => {
    await using({ provider, ...EMPTY, concurrency: 1 }, async (simulator) => {
      const first = await create(simulator, campaign(5));
      const second = await create(simulator, campaign(1, 50));
      await ask(simulator, "PATCH", `/campaign/${first}`, { status: "ended" });
      await simulator.advance("1ms");
      expect(liveCalls(simulator, second)).toBe(1);
    });
  });

  it("answers a second stop with what the first one left, unchanged", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const id = await create(simulator, campaign(2));
      const first = await ask(simulator, "PATCH", `/campaign/${id}`, { status: "ended" });
      await simulator.advance("1h");
      const second = await ask(simulator, "PATCH", `/campaign/${id}`, { status: "ended" });
      expect([second.status, second.text]).toEqual([200, first.text]);
      await simulator.advance("1h");
      const done = await create(simulator, campaign(1));
      await simulator.advance("1h");
      expect((await ask(simulator, "PATCH", `/campaign/${done}`, { status: "ended" })).body).toMatchObject({
        endedReason: "campaign.ended.success",
      });
    });
  });

  it("takes a deleted campaign out of the listings, and leaves its calls", async () => {
    await using({ provider, ...EMPTY, outcomes: { interested: 1 }, concurrency: 2 }, async (simulator) => {
      const id = await create(simulator, campaign(6));
      await simulator.advance("15s");
      const rung = simulator.rings.length;
      const deleted = await ask(simulator, "DELETE", `/campaign/${id}`);
      expect(deleted).toMatchObject({ status: 200, body: { id, status: "ended" } });
      expect((await ask(simulator, "GET", `/campaign/${id}`)).status).toBe(404);
      expect((await ask(simulator, "DELETE", `/campaign/${id}`)).status).toBe(404);
      expect(list(await read(simulator, "/campaign"), "results")).toEqual([]);
      expect(simulator.campaigns).toEqual([]);
      await simulator.advance("1h");
      const calls = list(await read(simulator, "/call"));
      expect(calls.map((call) => [field(call, "campaignId"), field(call, "status")])).toEqual([
        [id, "ended"],
        [id, "ended"],
      ]);
      expect(simulator.rings.length).toBe(rung);
    });
  });

  it("answers 404 for a campaign that there is not", async () => {
    await using({ provider, ...EMPTY }, async (simulator) => {
      const path = "/campaign/00000000-0000-4000-8000-000000000000";
      expect((await ask(simulator, "PATCH", path, { name: "Nobody's" })).status).toBe(404);
      expect((await ask(simulator, "DELETE", path)).status).toBe(404);
    });
  });
});
