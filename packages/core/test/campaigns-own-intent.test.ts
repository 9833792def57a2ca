import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { IntentError } from "../src/errors.ts";
import { type Bench, type BenchOptions, INTENT_KEY, KEYED, startBench } from "./support/campaign-bench.ts";
import { at } from "./support/models.ts";

const DRAFT = { ...KEYED, start: "draft" } as const;

async function startWithDraft(options: BenchOptions = {}): Promise<Bench> {
  const bench = await startBench({ makes: "draft", createdAs: "draft", ...options });
  await bench.createCampaign(DRAFT);
  bench.states.length = 0;
  bench.asked.length = 0;
  return bench;
}

const launches = ({ asked }: Bench) => asked.filter((what) => what === "launch c1").length;

describe("a draft of an intent that is launched by its id", () => {
  it("is written down before it is launched, and when it is to begin", async () => {
    const bench = await startWithDraft();
    const later = at(30_000);
    await bench.launchCampaign({ id: "c1", at: later });
    expect(bench.states).toEqual(["launch c1: launching"]);
    expect(await bench.ledger.read(INTENT_KEY)).toMatchObject({ state: "done", start: { at: later } });
  });

  it("is stopped when it begins at once, and was to begin later", async () => {
    const bench = await startWithDraft();
    const error = await thrownBy(() => bench.launchCampaign({ id: "c1", at: at(7_200_000) }));
    expect(error).toMatchObject({ state: "stopped", campaignIds: ["c1"] });
    expect(bench.campaigns[0]?.status).toBe("cancelled");
    expect(await bench.state()).toBe("stopped");
  });

  it("is launched by nobody else meanwhile", async () => {
    const bench = await startWithDraft();
    await bench.ledger.lease(INTENT_KEY, 60_000);
    expect(await thrownBy(() => bench.launchCampaign({ id: "c1" }))).toMatchObject({ state: "busy" });
    expect(launches(bench)).toBe(0);
  });

  it("has been launched when the answer was lost and it is running", async () => {
    const bench = await startWithDraft({ fates: { launch: ["lost"] } });
    const { campaign } = await bench.launchCampaign({ id: "c1" });
    expect(campaign.status).toBe("running");
    expect(await bench.state()).toBe("done");
    expect(launches(bench)).toBe(1);
  });
});

describe("a campaign of an intent that is deleted", () => {
  it("leaves nothing open that would be looked for and found absent", async () => {
    const bench = await startBench({ fates: { create: ["lost"], list: 500 } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toBeInstanceOf(IntentError);
    expect(await bench.state()).toBe("sending");
    await bench.deleteCampaign({ id: "c1" });
    expect(await bench.state()).toBe("done");
    expect(await bench.reconcileIntents()).toEqual([]);
    const again = await thrownBy(() => bench.createCampaign(KEYED));
    expect(again).toMatchObject({ code: "configuration", findings: [{ field: "intentKey" }] });
    expect(bench.asked.filter((what) => what === "create")).toHaveLength(1);
  });
});

describe("an intent of another account", () => {
  it("is no business of this one's: nothing is looked for, and nothing is found absent", async () => {
    const first = await startBench({ fates: { create: ["lost"], list: 500 } });
    await thrownBy(() => first.createCampaign(KEYED));
    const second = await startBench({ ledger: () => first.ledger, clock: first.clock });
    const told = { state: "doubtful", advice: expect.stringContaining("adapter of that account") };
    expect(await second.reconcileIntents()).toMatchObject([told]);
    expect(await thrownBy(() => second.createCampaign(KEYED))).toMatchObject(told);
    expect(second.asked).toEqual([]);
    expect(await first.state()).toBe("sending");
  });
});
