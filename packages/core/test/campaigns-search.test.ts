import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { markerOf } from "../src/adapter/campaigns/marker.ts";
import { ApiError, IntentError, NetworkError } from "../src/errors.ts";
import { INTENT_KEY, KEYED, startBench } from "./support/campaign-bench.ts";
import { at } from "./support/models.ts";

const SETTLE_MS = 120_000;

describe("an intent", () => {
  it("is written down before the request that may ring, and is done when the campaign is there", async () => {
    const bench = await startBench();
    const { campaign, how, warnings } = await bench.createCampaign(KEYED);
    expect(campaign).toMatchObject({ id: "c1", name: "Autumn renewals", intentMarker: await markerOf(INTENT_KEY) });
    expect({ how, warnings }).toEqual({ how: "created", warnings: [] });
    expect(bench.states).toEqual(["create: sending"]);
    expect(await bench.ledger.read(INTENT_KEY)).toMatchObject({ state: "done", campaignIds: ["c1"], rows: 2 });
  });

  it("is known when it is asked for again, and nothing is sent for it", async () => {
    const bench = await startBench();
    await bench.createCampaign(KEYED);
    bench.asked.length = 0;
    const { campaign, how, warnings } = await bench.createCampaign({ ...KEYED });
    expect({ id: campaign.id, how, warnings }).toEqual({ id: "c1", how: "known", warnings: [] });
    expect(bench.asked).toEqual(["get c1"]);
  });
});

/** What leaves a doubt, though the campaign is there. */
const DONE_UNHEARD = ["lost", "garbled"] as const;

describe("a campaign whose answer was lost", () => {
  it.each(DONE_UNHEARD)("is looked for by its mark, and taken: %s", async (create) => {
    const bench = await startBench({ fates: { create } });
    const { campaign, how } = await bench.createCampaign(KEYED);
    expect({ id: campaign.id, how }).toEqual({ id: "c1", how: "found" });
    expect(bench.asked).toEqual(["create", "list", "get c1"]);
    expect(await bench.state()).toBe("done");
  });

  it.each([1, 60_000, SETTLE_MS])("is found when it comes late, by %i ms", async (lateMs) => {
    const bench = await startBench({ fates: { create: { lateMs } } });
    const { campaign, how } = await bench.createCampaign(KEYED);
    expect({ id: campaign.id, how }).toEqual({ id: "c1", how: "found" });
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
  });

  it.each(["closed", 500, 408] as const)("is absent only after it was looked for long enough: %s", async (create) => {
    const bench = await startBench({ fates: { create: [create] } });
    const startedAt = bench.clock.now();
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toBeInstanceOf(IntentError);
    expect(error).toMatchObject({ state: "absent", delivery: "rejected", retryable: true, intentKey: INTENT_KEY });
    expect(bench.clock.now() - startedAt).toBeGreaterThanOrEqual(SETTLE_MS);
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
    expect(await bench.state()).toBe("absent");
  });

  it("is sent anew by the next call when it was proven absent", async () => {
    const bench = await startBench({ fates: { create: ["closed"] } });
    await thrownBy(() => bench.createCampaign(KEYED));
    expect(await bench.createCampaign(KEYED)).toMatchObject({ how: "created", campaign: { id: "c1" } });
    expect(bench.states).toEqual(["create: sending", "create: sending"]);
  });

  it("is not absent because nothing is found by its id", async () => {
    const bench = await startBench({ fates: { get: 404 } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).not.toMatchObject({ state: "absent" });
  });

  it("settles as soon as its adapter was told that it does", async () => {
    const bench = await startBench({ fates: { create: "closed" }, settleMs: 5_000 });
    await thrownBy(() => bench.createCampaign(KEYED));
    expect(bench.clock.slept.reduce((sum, each) => sum + each, 0)).toBe(5_000);
  });
});

describe("a look that proves nothing", () => {
  it.each([500, 400, "closed", "garbled"] as const)("ends in a doubt, never in an absence: %s", async (list) => {
    const bench = await startBench({ fates: { create: "closed", list } });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "doubtful", delivery: "unknown", retryable: false, intentKey: INTENT_KEY });
    expect(await bench.state()).toBe("sending");
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
  });

  it.each([401, 403])("is not repeated when no later one will do better: %i", async (list) => {
    const bench = await startBench({ fates: { create: "closed", list } });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "doubtful", cause: { status: list } });
    expect(bench.asked).toEqual(["create", "list"]);
  });

  it("is one among campaigns of which one has no readable name", async () => {
    const campaigns = [{ id: "x1", name: "", status: "running" }];
    const bench = await startBench({ fates: { create: "closed" }, campaigns });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "doubtful", campaignIds: [] });
    expect(await bench.state()).toBe("sending");
  });

  it("is none where the one without a name is days older", async () => {
    const campaigns = [{ id: "x1", name: "", status: "completed", createdAt: at(-3 * 86_400_000) }];
    const bench = await startBench({ fates: { create: "closed" }, campaigns });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "absent" });
  });

  it("is made up for by a later one", async () => {
    const bench = await startBench({ fates: { create: "lost", list: [500, "closed", 429] } });
    expect(await bench.createCampaign(KEYED)).toMatchObject({ how: "found", campaign: { id: "c1" } });
  });

  it("ends in a doubt when the call has no more time, and the next call goes on from there", async () => {
    const bench = await startBench({ fates: { create: { lateMs: 60_000 } } });
    const error = await thrownBy(() => bench.createCampaign({ ...KEYED, timeoutMs: 20_000 }));
    expect(error).toMatchObject({ state: "doubtful", cause: expect.any(NetworkError) });
    expect(await bench.state()).toBe("sending");
    expect(await bench.createCampaign(KEYED)).toMatchObject({ how: "found", campaign: { id: "c1" } });
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
  });
});

const TOO_MUCH = { status: 429, headers: { "retry-after": "7" } } as const;

describe("a campaign that was too much for now", () => {
  it("is looked for before it is sent again", async () => {
    const bench = await startBench({ fates: { create: [429, TOO_MUCH] }, maxTries: 4 });
    expect(await bench.createCampaign(KEYED)).toMatchObject({ how: "created", campaign: { id: "c1" } });
    expect(bench.asked).toEqual(["create", "list", "create", "list", "create", "get c1"]);
    expect(bench.states.every((text) => text === "create: sending")).toBe(true);
    expect(bench.clock.slept).toContain(7_000);
  });

  it("is not sent again when the look found it", async () => {
    const marker = await markerOf(INTENT_KEY);
    const campaigns = [{ id: "x1", name: `Autumn renewals [tl-${marker}]`, status: "running" }];
    const bench = await startBench({ fates: { create: 429 }, campaigns });
    expect(await bench.createCampaign(KEYED)).toMatchObject({ how: "found", campaign: { id: "x1" } });
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
  });

  it("is given up after a few tries with the refusal, and asking again is safe", async () => {
    const bench = await startBench({ fates: { create: 429 } });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429, delivery: "rejected" });
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(4);
    expect(await bench.state()).toBe("absent");
  });

  it("is not sent again when nobody can look", async () => {
    const bench = await startBench({ fates: { create: 429, list: 500 } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "doubtful" });
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
  });

  it("is the refusal when the call has time to look, and none to wait", async () => {
    const bench = await startBench({ fates: { create: 429 } });
    const error = await thrownBy(() => bench.createCampaign({ ...KEYED, timeoutMs: 3_000 }));
    expect(error).toMatchObject({ code: "api", status: 429, delivery: "rejected" });
    expect(bench.asked).toEqual(["create", "list"]);
    expect(await bench.state()).toBe("absent");
  });
});
