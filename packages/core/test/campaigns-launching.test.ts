import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { type Bench, type BenchOptions, INTENT_KEY, KEYED, startBench } from "./support/campaign-bench.ts";
import { at } from "./support/models.ts";

function startDrafts(options: BenchOptions = {}): Promise<Bench> {
  return startBench({ makes: "draft", createdAs: "draft", ...options });
}

function four(what: string): string[] {
  return [what, what, what, what];
}

function launches(bench: Bench): number {
  return bench.asked.filter((what) => what.startsWith("launch")).length;
}

describe("a draft of an intent", () => {
  it("is written down as one before it is launched, and its launch before that is sent", async () => {
    const bench = await startDrafts();
    const { campaign } = await bench.createCampaign(KEYED);
    expect(campaign.status).toBe("running");
    expect(bench.states).toEqual(["create: sending", "launch c1: launching"]);
    expect(await bench.ledger.read(INTENT_KEY)).toMatchObject({ state: "done", campaignIds: ["c1"] });
  });

  it("that was to stay one is done, and is not launched", async () => {
    const bench = await startDrafts();
    const { campaign } = await bench.createCampaign({ ...KEYED, start: "draft" });
    expect(campaign.status).toBe("draft");
    expect([launches(bench), await bench.state()]).toEqual([0, "done"]);
  });

  it.each(["running", "warming-up"])("that is found %s is cancelled at once", async (createdAs) => {
    const bench = await startDrafts({ createdAs });
    const told = { state: "stopped", campaignIds: ["c1"], intentKey: INTENT_KEY };
    expect(await thrownBy(() => bench.createCampaign({ ...KEYED, start: "draft" }))).toMatchObject(told);
    expect(await bench.state()).toBe("stopped");
    expect(await thrownBy(() => bench.createCampaign({ ...KEYED, start: "draft" }))).toMatchObject(told);
    expect(bench.states).toEqual(["create: sending", "cancel c1: sending"]);
  });

  it("that could not be cancelled is not told the next time as if it had been", async () => {
    const bench = await startDrafts({ createdAs: "running", fates: { cancel: [500] } });
    const first = await thrownBy(() => bench.createCampaign({ ...KEYED, start: "draft" }));
    expect(String(first)).toContain("could not be cancelled");
    const second = await thrownBy(() => bench.createCampaign({ ...KEYED, start: "draft" }));
    const isCancelled = bench.campaigns[0]?.status === "cancelled";
    expect(String(second).includes("was cancelled at once")).toBe(isCancelled);
  });

  it("is not launched while the listing does not have it", async () => {
    const bench = await startDrafts({ fates: { list: 500 } });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "drafted", campaignIds: ["c1"], retryable: true });
    expect(launches(bench)).toBe(0);
  });

  it("is launched once the listing has it", async () => {
    const bench = await startDrafts({ fates: { list: ["blind", 500, "blind"] } });
    await bench.createCampaign(KEYED);
    expect(bench.asked.filter((what) => /^(list|launch)/.test(what))).toEqual([...four("list"), "launch c1"]);
  });

  it("is not launched beside a campaign whose name cannot be read", async () => {
    const bench = await startDrafts({ campaigns: [{ id: "x1", name: "", status: "running" }] });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "drafted" });
    expect(launches(bench)).toBe(0);
  });

  it.each([409, 422])("whose launch is refused is launched by asking again: %i", async (refusal) => {
    const bench = await startDrafts({ fates: { launch: [refusal] } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "drafted", campaignIds: ["c1"] });
    expect(await bench.state()).toBe("drafted");
    const { campaign, how } = await bench.createCampaign(KEYED);
    expect({ id: campaign.id, status: campaign.status, how }).toEqual({ id: "c1", status: "running", how: "found" });
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
  });

  it("whose launch is too much for now is read before it is launched again", async () => {
    const bench = await startDrafts({ fates: { launch: [429] } });
    await bench.createCampaign(KEYED);
    expect(bench.asked.slice(-4)).toEqual(["launch c1", "get c1", "launch c1", "get c1"]);
    expect(bench.states.slice(1)).toEqual(["launch c1: launching", "launch c1: launching"]);
  });

  it.each(["lost", "garbled"] as const)("whose launch was not heard of is launched once: %s", async (launch) => {
    const bench = await startDrafts({ fates: { launch } });
    expect((await bench.createCampaign(KEYED)).campaign.status).toBe("running");
    expect(launches(bench)).toBe(1);
  });

  it("whose launch comes late is launched once", async () => {
    const bench = await startDrafts({ fates: { launch: { lateMs: 100_000 } } });
    expect((await bench.createCampaign(KEYED)).campaign.status).toBe("running");
    expect([launches(bench), await bench.state()]).toEqual([1, "done"]);
  });

  it("whose launch came to nothing is a draft again, after it was watched for long enough", async () => {
    const bench = await startDrafts({ fates: { launch: ["closed"] } });
    const startedAt = bench.clock.now();
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "drafted" });
    expect(bench.clock.now() - startedAt).toBeGreaterThanOrEqual(120_000);
    expect((await bench.createCampaign(KEYED)).campaign.status).toBe("running");
    expect(launches(bench)).toBe(2);
  });

  it("whose launch nobody can see the end of is a doubt, and is watched again before anything is sent", async () => {
    // The two before the launch can be read; all that there is time for after it cannot.
    const get = ["honest", "honest", 500, 500, 500, 500] as const;
    const bench = await startDrafts({ fates: { launch: { lateMs: 1 }, get } });
    const error = await thrownBy(() => bench.createCampaign({ ...KEYED, timeoutMs: 10_000 }));
    expect(error).toMatchObject({ state: "doubtful", campaignIds: ["c1"] });
    expect(await bench.state()).toBe("launching");
    expect((await bench.createCampaign(KEYED)).campaign.status).toBe("running");
    expect(launches(bench)).toBe(1);
  });
});

describe("a draft that is to begin later", () => {
  const LATER = { ...KEYED, start: { at: at(86_400_000) } } as const;

  it("is launched for its time, in UTC", async () => {
    const bench = await startDrafts({ after: { launch: "scheduled" } });
    await bench.createCampaign({ ...LATER, start: { at: "2026-08-19T11:00:00+02:00" } });
    expect(bench.bodies.at(-1)).toBe(JSON.stringify({ at: "2026-08-19T09:00:00.000Z" }));
  });

  it("may look like a draft when its launch was answered, which is told", async () => {
    const bench = await startDrafts({ after: { launch: "draft" } });
    const { campaign, warnings } = await bench.createCampaign(LATER);
    expect(campaign.status).toBe("draft");
    expect(warnings).toEqual([{ field: "start", rule: expect.stringContaining("still looks like a draft") }]);
    expect([launches(bench), await bench.state()]).toEqual([1, "done"]);
  });

  it("is a doubt when it looks like a draft and its launch was not answered", async () => {
    const bench = await startDrafts({ after: { launch: "draft" }, fates: { launch: "lost" } });
    expect(await thrownBy(() => bench.createCampaign(LATER))).toMatchObject({ state: "doubtful" });
    expect(await bench.state()).toBe("launching");
  });

  it("is not launched again while nobody can say whether it was", async () => {
    const bench = await startDrafts({ after: { launch: "draft" }, fates: { launch: "lost" } });
    await thrownBy(() => bench.createCampaign(LATER));
    await thrownBy(() => bench.createCampaign(LATER));
    expect(launches(bench)).toBe(1);
  });
});

it("a word that nobody knows leaves a launch in doubt: it is neither launched again nor taken for done", async () => {
  const bench = await startDrafts({ fates: { launch: ["lost"] }, after: { launch: "warming-up" } });
  const doubtful = { state: "doubtful", campaignIds: ["c1"] };
  expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject(doubtful);
  expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject(doubtful);
  expect([launches(bench), await bench.state()]).toEqual([1, "launching"]);
});
