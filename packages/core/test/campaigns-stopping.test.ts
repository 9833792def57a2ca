import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { KEYED, PERSONAL, startBench } from "./support/campaign-bench.ts";
import type { Fates } from "./support/campaign-server.ts";

describe("a call that its caller stops", () => {
  const REASON = new Error("the caller has gone home");
  const MOMENTS: readonly (readonly [string, Fates, string])[] = [
    ["create", {}, "sending"],
    ["list", { create: "lost" }, "sending"],
    ["launch c1", {}, "launching"],
  ];
  it.each(MOMENTS)("throws its reason, and leaves the intent open: %s", async (moment, fates, left) => {
    const controller = new AbortController();
    const bench = await startBench({
      makes: moment.startsWith("launch") ? "draft" : "campaign",
      createdAs: moment.startsWith("launch") ? "draft" : "running",
      fates,
      onRequest: (what) => what === moment && controller.abort(REASON),
    });
    expect(await thrownBy(() => bench.createCampaign({ ...KEYED, signal: controller.signal }))).toBe(REASON);
    expect(await bench.state()).toBe(left);
    const { campaign, how } = await bench.createCampaign(KEYED);
    expect({ id: campaign.id, status: campaign.status, how }).toEqual({ id: "c1", status: "running", how: "found" });
  });

  it("before it began throws its reason, and asks nothing", async () => {
    const bench = await startBench();
    expect(await thrownBy(() => bench.createCampaign({ ...KEYED, signal: AbortSignal.abort(REASON) }))).toBe(REASON);
    expect(bench.asked).toEqual([]);
  });

  it("while it waits throws its reason", async () => {
    const controller = new AbortController();
    const bench = await startBench({
      fates: { create: "closed", list: 500 },
      onRequest: (what) => what === "list" && controller.abort(REASON),
    });
    expect(await thrownBy(() => bench.createCampaign({ ...KEYED, signal: controller.signal }))).toBe(REASON);
    expect(bench.asked).toEqual(["create", "list"]);
  });
});

/** One of everything that can go wrong. */
const TROUBLES: Readonly<Record<string, Fates>> = {
  nothing: {},
  refused: { create: 422 },
  absent: { create: "closed" },
  doubtful: { create: "closed", list: 500 },
  "cannot be launched": { launch: 409 },
  "cannot be launched for sure": { launch: "closed" },
  "cannot be read": { get: 500 },
};

describe("what is told and what is written down", () => {
  it.each(Object.entries(TROUBLES))("holds nothing about those who are rung: %s", async (_what, fates) => {
    const bench = await startBench({ makes: "draft", createdAs: "draft", fates });
    const told = await bench.createCampaign(KEYED).catch((error: unknown) => error);
    const report = await bench.reconcileIntents();
    const texts = [JSON.stringify(await bench.entries()), JSON.stringify(report)];
    if (told instanceof Error) texts.push(`${told} ${told.cause}`, JSON.stringify(told));
    for (const secret of PERSONAL) for (const text of texts) expect(text).not.toContain(secret);
    expect(texts[0]).not.toContain(KEYED.name);
  });

  it("was sent all the same", async () => {
    const bench = await startBench();
    await bench.createCampaign(KEYED);
    for (const secret of PERSONAL) expect(bench.bodies.join()).toContain(secret);
  });
});
