import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { hasSurelyDialledNobody } from "../src/adapter/campaigns/duplicates.ts";
import { markerOf } from "../src/adapter/campaigns/marker.ts";
import type { Campaign, CampaignStatus, Progress } from "../src/model/campaign.ts";
import { ROW_STATUSES } from "../src/model/row.ts";
import { INTENT_KEY, KEYED, startBench } from "./support/campaign-bench.ts";
import type { StoredCampaign } from "./support/campaign-server.ts";
import { campaignOf } from "./support/models.ts";

const ALL_PENDING: Progress = { total: 2, live: 0, rows: { pending: 2 } };

describe("a campaign proves that nobody was rung for it", () => {
  const untouched: readonly (readonly [string, CampaignStatus, Progress | undefined])[] = [
    ["a draft that counts nothing", "draft", undefined],
    ["one that waits and counts nothing", "scheduled", undefined],
    ["a draft whose rows all wait", "draft", ALL_PENDING],
    ["one that is running, and whose rows all wait", "running", ALL_PENDING],
    ["one that was cancelled before it began", "cancelled", { total: 3, live: 0, rows: { cancelled: 2, skipped: 1 } }],
    ["one in an unknown word whose rows all wait", "unknown", { total: 1, live: 0, rows: { queued: 1 } }],
  ];
  it.each(untouched)("%s: yes", (_what, status, progress) => {
    expect(hasSurelyDialledNobody(campaignIn(status, progress))).toBe(true);
  });

  const maybe: readonly (readonly [string, CampaignStatus, Progress | undefined])[] = [
    ["one that runs and counts nothing", "running", undefined],
    ["one in an unknown word that counts nothing", "unknown", undefined],
    ["one that is over and counts nothing", "cancelled", undefined],
    ["one that does not count its calls", "running", { total: 2, rows: { pending: 2 } }],
    ["one that does not count all its rows", "running", { total: 3, live: 0, rows: { pending: 2 } }],
    ["one that does not say how many rows it has", "running", { live: 0, rows: { pending: 2 } }],
    ["one with a live call", "running", { total: 2, live: 1, rows: { pending: 2 } }],
    ["a draft with a live call", "draft", { live: 1, rows: {} }],
    ["one that waits, and has a row that is done", "scheduled", { rows: { completed: 1 } }],
  ];
  it.each(maybe)("%s: no", (_what, status, progress) => {
    expect(hasSurelyDialledNobody(campaignIn(status, progress))).toBe(false);
  });

  const UNTOUCHED = ["pending", "queued", "skipped", "cancelled"];
  it.each(ROW_STATUSES)("one whose only row is %s: only if that is no sign of a dial", (status) => {
    const progress = { total: 1, live: 0, rows: { [status]: 1 } };
    expect(hasSurelyDialledNobody(campaignIn("running", progress))).toBe(UNTOUCHED.includes(status));
  });
});

function campaignIn(status: CampaignStatus, progress: Progress | undefined): Campaign {
  return campaignOf({ id: "c1", status, ...(progress !== undefined && { progress }) });
}

/** A campaign of the intent that somebody else's request has left. */
async function twin(id: string, status: string, progress: Progress = ALL_PENDING): Promise<StoredCampaign> {
  return { id, name: `Autumn renewals [tl-${await markerOf(INTENT_KEY)}]`, status, progress };
}

const DIALLED: Progress = { total: 2, live: 0, rows: { pending: 1, completed: 1 } };

describe("several campaigns of one intent", () => {
  it("are cancelled but for one when none has dialled, and a warning names it", async () => {
    const campaigns = [await twin("x1", "scheduled"), await twin("x2", "running"), await twin("x3", "running")];
    const bench = await startBench({ campaigns, fates: { create: 500 } });
    const { campaign, how, warnings } = await bench.createCampaign(KEYED);
    expect({ id: campaign.id, how }).toEqual({ id: "x3", how: "found" });
    expect(warnings).toEqual([{ field: "intentKey", rule: expect.stringContaining("x3 was kept") }]);
    expect(bench.asked.filter((what) => what.startsWith("cancel"))).toEqual(["cancel x1", "cancel x2"]);
    expect(await bench.state()).toBe("done");
  });

  it("come down to the one that has dialled", async () => {
    const campaigns = [await twin("x1", "running", DIALLED), await twin("x2", "running")];
    const bench = await startBench({ campaigns, fates: { create: 500 } });
    expect(await bench.createCampaign(KEYED)).toMatchObject({ campaign: { id: "x1" }, warnings: [{}] });
    expect(bench.asked.filter((what) => what.startsWith("cancel"))).toEqual(["cancel x2"]);
  });

  it("are left alone and told when two have dialled, and stay so for whoever asks again", async () => {
    const campaigns = [await twin("x1", "running", DIALLED), await twin("x2", "completed", DIALLED)];
    const bench = await startBench({ campaigns, fates: { create: 500 } });
    const told = { state: "duplicated", campaignIds: ["x1", "x2"], delivery: "accepted", retryable: false };
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject(told);
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject(told);
    expect(bench.asked.filter((what) => /^(cancel|create)/.test(what))).toEqual(["create"]);
    expect(await bench.ledger.read(INTENT_KEY)).toMatchObject({ state: "duplicated", campaignIds: ["x1", "x2"] });
  });

  it("are told when one that was cancelled goes on all the same", async () => {
    const campaigns = [await twin("x1", "running"), await twin("x2", "running")];
    const bench = await startBench({ campaigns, fates: { create: 500 }, after: { cancel: "running" } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "duplicated" });
  });

  it("leave the new draft when the other is a draft too, and only that is launched", async () => {
    const campaigns = [await twin("x1", "draft")];
    const bench = await startBench({ makes: "draft", createdAs: "draft", campaigns });
    const { campaign, warnings } = await bench.createCampaign(KEYED);
    expect({ id: campaign.id, count: warnings.length }).toEqual({ id: "c1", count: 1 });
    expect(bench.asked.filter((what) => /^(cancel|launch)/.test(what))).toEqual(["cancel x1", "launch c1"]);
  });

  it("keep a new draft from being launched when another has dialled", async () => {
    const campaigns = [await twin("x1", "running", DIALLED)];
    const bench = await startBench({ makes: "draft", createdAs: "draft", campaigns });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "duplicated", campaignIds: ["c1", "x1"] });
    expect(bench.asked).not.toContain("launch c1");
  });

  it.each([404, 500])("are a doubt when one of them cannot be read: %i", async (get) => {
    const campaigns = [await twin("x1", "running"), await twin("x2", "running")];
    const bench = await startBench({ campaigns, fates: { create: 500, get } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "doubtful" });
  });
});
