import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { ApiError, ConfigurationError } from "../src/errors.ts";
import type { CampaignStatus } from "../src/model/campaign.ts";
import { type Bench, type BenchOptions, startBench } from "./support/campaign-bench.ts";
import type { Asked, Fate } from "./support/campaign-server.ts";

const NAME = "Autumn renewals [tl-0123456789ab]";

function startWith(status: string, options: BenchOptions = {}): Promise<Bench> {
  return startBench({ campaigns: [{ id: "c1", name: NAME, status }], ...options });
}

type Verb = Extract<Asked, "cancel" | "pause" | "resume">;
const ID = { id: "c1" };
const CALL: Readonly<Record<Verb, (bench: Bench) => Promise<{ readonly status: CampaignStatus }>>> = {
  cancel: (bench) => bench.cancelCampaign(ID),
  pause: (bench) => bench.pauseCampaign(ID),
  resume: (bench) => bench.resumeCampaign(ID),
};

describe("what is so already is left as it is", () => {
  it.each<[Verb, CampaignStatus]>([
    ["cancel", "completed"],
    ["cancel", "cancelled"],
    ["cancel", "failed"],
    ["cancel", "archived"],
    ["pause", "paused"],
    ["pause", "pausing"],
    ["resume", "running"],
  ])("%s of one that is %s: one look", async (verb, status) => {
    const bench = await startWith(status);
    expect((await CALL[verb](bench)).status).toBe(status);
    expect(bench.asked).toEqual(["get c1"]);
  });
});

describe("what cannot be done is refused before it is sent", () => {
  it.each<[Verb, string]>([
    ["pause", "draft"],
    ["pause", "scheduled"],
    ["pause", "stopping"],
    ["pause", "completed"],
    ["pause", "cancelled"],
    ["resume", "draft"],
    ["resume", "scheduled"],
    ["resume", "stopping"],
    ["resume", "cancelled"],
    ["resume", "warming-up"],
  ])("%s of one that is %s", async (verb, status) => {
    const bench = await startWith(status);
    const error = await thrownBy(() => CALL[verb](bench));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ findings: [{ field: "id" }] });
    expect(bench.asked).toEqual(["get c1"]);
  });
});

const DOUBTS = ["lost", "garbled", "closed", 409, 422, 500] as const;

/** Before, what the request meets, what the campaign is after it, and what comes of it. */
const ACTS: readonly (readonly [Verb, string, Fate, string, CampaignStatus | "thrown"])[] = [
  ...(["draft", "scheduled", "running", "paused", "pausing", "stopping", "warming-up"] as const).map(
    (before) => ["cancel", before, "honest", "cancelled", "cancelled"] as const,
  ),
  ["cancel", "running", "honest", "stopping", "stopping"],
  ["cancel", "running", "honest", "running", "running"],
  ["pause", "running", "honest", "paused", "paused"],
  ["pause", "running", "honest", "pausing", "pausing"],
  ["pause", "warming-up", "honest", "paused", "paused"],
  ["pause", "running", "honest", "completed", "completed"],
  ["resume", "paused", "honest", "running", "running"],
  ["resume", "pausing", "honest", "running", "running"],
  ["cancel", "running", "lost", "stopping", "stopping"],
  ["cancel", "running", "lost", "warming-up", "thrown"],
  ["pause", "running", "lost", "pausing", "pausing"],
  ["pause", "running", "lost", "running", "thrown"],
  ["resume", "paused", "lost", "running", "running"],
  ["resume", "paused", "lost", "completed", "completed"],
  ["resume", "paused", "lost", "paused", "thrown"],
  ...DOUBTS.map((fate) => ["cancel", "stopping", fate, "stopping", "stopping"] as const),
  ...(["closed", 409, 500] as const).map((fate) => ["cancel", "running", fate, "", "thrown"] as const),
  ...(["closed", 409, 500] as const).map((fate) => ["pause", "running", fate, "", "thrown"] as const),
  ...(["closed", 409, 500] as const).map((fate) => ["resume", "paused", fate, "", "thrown"] as const),
];

describe("what is done is read back", () => {
  it.each(ACTS)("%s of one that is %s, met by %s, which leaves %j: %s", async (verb, before, fate, after, expected) => {
    const bench = await startWith(before, { fates: { [verb]: fate }, after: { [verb]: after } });
    const given = await CALL[verb](bench).then(
      ({ status }) => status,
      () => "thrown",
    );
    expect(given).toBe(expected);
    expect(bench.asked).toEqual(["get c1", `${verb} c1`, "get c1"]);
  });

  it("throws the failure of the act itself when nobody can read what came of it", async () => {
    const bench = await startWith("running", { fates: { cancel: 409, get: ["honest", 500] } });
    expect(await thrownBy(() => bench.cancelCampaign(ID))).toMatchObject({ code: "api", status: 409 });
  });

  it.each<Verb>(["cancel", "pause", "resume"])("throws that there is none: %s", async (verb) => {
    const bench = await startBench();
    expect(await thrownBy(() => CALL[verb](bench))).toMatchObject({ kind: "not-found" });
    expect(bench.asked).toEqual(["get c1"]);
  });

  it("throws the reason of the caller's signal", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const bench = await startWith("running", {
      onRequest: (what) => what === "cancel c1" && controller.abort(reason),
    });
    expect(await thrownBy(() => bench.cancelCampaign({ ...ID, signal: controller.signal }))).toBe(reason);
  });
});

describe("deleting", () => {
  it.each([
    ["running", ["get c1", "cancel c1", "remove c1"]],
    ["scheduled", ["get c1", "cancel c1", "remove c1"]],
    ["paused", ["get c1", "cancel c1", "remove c1"]],
    ["warming-up", ["get c1", "cancel c1", "remove c1"]],
    ["draft", ["get c1", "remove c1"]],
    ["stopping", ["get c1", "remove c1"]],
    ["cancelled", ["get c1", "remove c1"]],
    ["archived", ["get c1", "remove c1"]],
  ])("cancels first what may still dial: %s", async (status, asked) => {
    const bench = await startWith(status);
    await bench.deleteCampaign(ID);
    expect([bench.asked, bench.campaigns]).toEqual([asked, []]);
  });

  it("is fine where there is nothing", async () => {
    const bench = await startBench();
    await bench.deleteCampaign(ID);
    expect(bench.asked).toEqual(["get c1"]);
  });

  it("is fine when somebody was faster", async () => {
    const bench = await startWith("draft", { fates: { remove: 404 } });
    await bench.deleteCampaign(ID);
  });

  it("is fine when somebody was faster than the cancelling", async () => {
    const bench = await startWith("running", { fates: { get: ["honest", 404], cancel: 404, remove: 404 } });
    await bench.deleteCampaign(ID);
  });

  it.each([409, 422])("does not go on when cancelling is refused and it may still dial: %i", async (cancel) => {
    const bench = await startWith("running", { fates: { cancel } });
    expect(await thrownBy(() => bench.deleteCampaign(ID))).toMatchObject({ code: "api", status: cancel });
    expect(bench.asked).not.toContain("remove c1");
  });

  it.each([401, 500, "closed"] as const)("does not go on when cancelling failed: %s", async (cancel) => {
    const bench = await startWith("running", { fates: { cancel } });
    await thrownBy(() => bench.deleteCampaign(ID));
    expect(bench.asked).not.toContain("remove c1");
  });
});

describe("updating", () => {
  it("keeps the mark in the name", async () => {
    const bench = await startWith("running");
    const { name, intentMarker } = await bench.updateCampaign({ ...ID, name: "Winter renewals" });
    expect({ name, intentMarker }).toEqual({ name: "Winter renewals", intentMarker: "0123456789ab" });
    expect(bench.asked).toEqual(["get c1", "update c1", "get c1"]);
  });

  it("leaves the name alone when it is not given", async () => {
    const bench = await startWith("running");
    await bench.updateCampaign({ ...ID, maxConcurrency: 3 });
    expect(bench.bodies).toEqual(['{"maxConcurrency":3}']);
    expect(bench.campaigns).toMatchObject([{ name: NAME }]);
  });

  it("of nothing is not sent", async () => {
    const bench = await startWith("running");
    expect((await bench.updateCampaign(ID)).name).toBe("Autumn renewals");
    expect(bench.asked).toEqual(["get c1"]);
  });

  it("tells everything that is wrong at once, and asks nothing", async () => {
    const bench = await startWith("running");
    const wrong = { ...ID, name: " ", maxConcurrency: 0, startAt: "soon", latestAt: "later" };
    const error = await thrownBy(() => bench.updateCampaign(wrong));
    const fields = ["name", "maxConcurrency", "startAt", "latestAt"].map((field) => ({ field }));
    expect(error).toMatchObject({ findings: fields });
    expect(bench.asked).toEqual([]);
  });
});

describe("launching by id", () => {
  it.each(["scheduled", "running", "completed"])("leaves what has begun as it is: %s", async (status) => {
    const bench = await startWith(status);
    expect((await bench.launchCampaign(ID)).campaign.status).toBe(status);
    expect(bench.asked).toEqual(["get c1"]);
  });

  it.each(["paused", "cancelled", "stopping", "warming-up"])("refuses what is no draft: %s", async (status) => {
    const bench = await startWith(status);
    expect(await thrownBy(() => bench.launchCampaign(ID))).toBeInstanceOf(ConfigurationError);
    expect(bench.asked).toEqual(["get c1"]);
  });

  it("launches a draft once, whatever becomes of the answer", async () => {
    const bench = await startWith("draft", { fates: { launch: "lost" } });
    expect((await bench.launchCampaign(ID)).campaign.status).toBe("running");
    expect(bench.asked.filter((what) => what === "launch c1")).toHaveLength(1);
  });

  it("tells that there is none as the provider does", async () => {
    const bench = await startBench();
    expect(await thrownBy(() => bench.launchCampaign(ID))).toBeInstanceOf(ApiError);
  });

  it("refuses a time that is none", async () => {
    const bench = await startWith("draft");
    expect(await thrownBy(() => bench.launchCampaign({ ...ID, at: "soon" }))).toBeInstanceOf(ConfigurationError);
  });
});
