import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { IntentError, NetworkError } from "../src/errors.ts";
import { CAMPAIGN, startBench } from "./support/campaign-bench.ts";
import { at } from "./support/models.ts";

const LATER = { at: at(3_600_000) };

describe("a campaign that is created without a key", () => {
  it("costs one request, and comes as it was answered", async () => {
    const planWarnings = [{ field: "retry", rule: "is not kept to" }];
    const bench = await startBench({ planWarnings });
    const { campaign, warnings, how } = await bench.createCampaign(CAMPAIGN);
    expect(campaign).toMatchObject({ id: "c1", name: "Autumn renewals", status: "running" });
    expect(campaign).not.toHaveProperty("intentMarker");
    expect({ warnings, how }).toEqual({ warnings: planWarnings, how: "created" });
    expect(bench.asked).toEqual(["create"]);
    expect(await bench.entries()).toEqual([]);
  });

  it.each(["lost", "closed"] as const)(
    "is a doubt when there is no answer, and is not sent again: %s",
    async (fate) => {
      const bench = await startBench({ fates: { create: fate } });
      const error = await thrownBy(() => bench.createCampaign(CAMPAIGN));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ delivery: "unknown", retryable: false, operation: "createCampaign" });
      expect(bench.asked).toEqual(["create"]);
    },
  );

  it("is refused with the provider's refusal", async () => {
    const bench = await startBench({ fates: { create: 422 } });
    const error = await thrownBy(() => bench.createCampaign(CAMPAIGN));
    expect(error).toMatchObject({ code: "api", kind: "invalid", delivery: "rejected" });
    expect(bench.asked).toEqual(["create"]);
  });
});

describe("what was to wait, and was created without a key", () => {
  it.each([
    ["a draft", { start: "draft" }, "draft", "draft"],
    ["one that begins later", { start: LATER }, "campaign", "scheduled"],
  ] as const)("is read back: %s", async (_what, start, makes, createdAs) => {
    const bench = await startBench({ makes, createdAs });
    const { campaign, warnings } = await bench.createCampaign({ ...CAMPAIGN, ...start });
    expect(campaign.status).toBe(createdAs);
    expect(warnings).toEqual([]);
    expect(bench.asked).toEqual(["create", "get c1"]);
  });

  const EARLY = [
    ["a draft that is running", { start: "draft" }, "draft", "running"],
    ["a draft in a word that nobody knows", { start: "draft" }, "draft", "warming-up"],
    ["a draft that is scheduled", { start: "draft" }, "draft", "scheduled"],
    ["one that was to be launched next", { start: "now" }, "draft", "running"],
    ["one that was to begin later", { start: LATER }, "campaign", "running"],
    ["one that was to be launched later", { start: LATER }, "draft", "running"],
  ] as const;

  it.each(EARLY)("is cancelled at once when it is found running, and told by its id: %s", async (...given) => {
    const [, start, makes, createdAs] = given;
    const bench = await startBench({ makes, createdAs });
    const error = await thrownBy(() => bench.createCampaign({ ...CAMPAIGN, ...start }));
    expect(error).toBeInstanceOf(IntentError);
    expect(error).toMatchObject({ state: "stopped", campaignIds: ["c1"], delivery: "accepted", retryable: false });
    expect(error).toHaveProperty("intentKey", undefined);
    expect(bench.asked).toEqual(["create", "get c1", "cancel c1"]);
  });

  it("is told as running when it could not be cancelled", async () => {
    const bench = await startBench({ makes: "draft", fates: { cancel: 500 } });
    const error = await thrownBy(() => bench.createCampaign({ ...CAMPAIGN, start: "draft" }));
    expect(error).toMatchObject({ state: "stopped", campaignIds: ["c1"] });
    expect(String(error)).toContain("could not be cancelled");
  });

  it("may begin a little before our clock says that it is time", async () => {
    const bench = await startBench({ createdAs: "running" });
    const { campaign } = await bench.createCampaign({ ...CAMPAIGN, start: { at: at(30_000) } });
    expect(campaign.status).toBe("running");
  });

  it("is looked for until it can be read", async () => {
    const bench = await startBench({ makes: "draft", createdAs: "draft", fates: { get: [404, 500, 404] } });
    const { campaign } = await bench.createCampaign({ ...CAMPAIGN, start: "draft" });
    expect(campaign.status).toBe("draft");
  });

  it("is a doubt with its id when it cannot be read back", async () => {
    const bench = await startBench({ makes: "draft", createdAs: "draft", fates: { get: 500 } });
    const error = await thrownBy(() => bench.createCampaign({ ...CAMPAIGN, start: "draft" }));
    expect(error).toMatchObject({ state: "doubtful", campaignIds: ["c1"], delivery: "unknown" });
    expect(bench.asked).not.toContain("launch c1");
  });
});

describe("a draft that is launched by creating it without a key", () => {
  it("is launched once", async () => {
    const launchWarnings = [{ field: "rows", rule: "1 of 2 was not launched" }];
    const bench = await startBench({ makes: "draft", createdAs: "draft", launchWarnings });
    const { campaign, warnings } = await bench.createCampaign(CAMPAIGN);
    expect(campaign.status).toBe("running");
    expect(warnings).toEqual(launchWarnings);
    expect(bench.asked).toEqual(["create", "get c1", "launch c1", "get c1"]);
  });

  it.each([403, 409, 422])("is told with its id when launching is refused: %i", async (launch) => {
    const bench = await startBench({ makes: "draft", createdAs: "draft", fates: { launch } });
    const error = await thrownBy(() => bench.createCampaign(CAMPAIGN));
    expect(error).toMatchObject({ state: "drafted", campaignIds: ["c1"], retryable: true });
    expect(error).toHaveProperty("cause.status", launch);
    expect(bench.asked.filter((what) => what === "launch c1")).toHaveLength(1);
  });

  it("is told with its id when the launch came to nothing", async () => {
    const bench = await startBench({ makes: "draft", createdAs: "draft", fates: { launch: "closed" } });
    const error = await thrownBy(() => bench.createCampaign(CAMPAIGN));
    expect(error).toMatchObject({ state: "drafted", campaignIds: ["c1"] });
    expect(bench.asked.filter((what) => what === "launch c1")).toHaveLength(1);
  });

  it("is a doubt with its id when nobody can read whether it was launched", async () => {
    const get = ["honest", ...Array.from({ length: 40 }, () => 500)] as const;
    const bench = await startBench({ makes: "draft", createdAs: "draft", fates: { launch: "lost", get } });
    const error = await thrownBy(() => bench.createCampaign(CAMPAIGN));
    expect(error).toMatchObject({ state: "doubtful", campaignIds: ["c1"], delivery: "unknown" });
  });

  it("has been launched when the answer was lost and it is running", async () => {
    const bench = await startBench({ makes: "draft", createdAs: "draft", fates: { launch: "lost" } });
    const { campaign } = await bench.createCampaign(CAMPAIGN);
    expect(campaign.status).toBe("running");
    expect(bench.asked.filter((what) => what === "launch c1")).toHaveLength(1);
  });
});
