import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { ConfigurationError } from "../src/errors.ts";
import { createHastyClock } from "../src/hasty-clock.ts";
import type { LedgerEntry } from "../src/ledger.ts";
import { createMemoryLedger } from "../src/memory-ledger.ts";
import { INTENT_KEY, KEYED, ROWS, startBench } from "./support/campaign-bench.ts";
import { at } from "./support/models.ts";
import { type Oddity, oddLedger } from "./support/odd-ledger.ts";

describe("a key", () => {
  const UNUSABLE = ["", "  ", "k".repeat(201)];
  it.each(UNUSABLE)("is text of 1 to 200 characters, and not %j", async (intentKey) => {
    const bench = await startBench();
    const error = await thrownBy(() => bench.createCampaign({ ...KEYED, intentKey }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ findings: [{ field: "intentKey" }] });
    expect(bench.asked).toEqual([]);
  });

  it("needs a ledger", async () => {
    const bench = await startBench({ ledger: false });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ code: "configuration", findings: [{ field: "intentKey" }] });
    expect(bench.asked).toEqual([]);
  });

  it.each([400, 401, 403, 422])("works again, with a mended input, after a refusal: %i", async (refusal) => {
    const bench = await startBench({ fates: { create: [refusal] } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ code: "api", status: refusal });
    expect([bench.asked, await bench.state()]).toEqual([["create"], "refused"]);
    const mended = { ...KEYED, name: "Autumn renewals, again" };
    expect(await bench.createCampaign(mended)).toMatchObject({ how: "created", campaign: { id: "c1" } });
  });

  const CHANGES = {
    name: { name: "Winter renewals" },
    "one row less": { rows: ROWS.slice(1) },
    start: { start: "draft" },
    agent: { agent: { kind: "squad", id: "robin" } },
    "a variable": { variables: { season: "autumn" } },
  } as const;
  it.each(Object.entries(CHANGES))("is of one input: with another %s nothing is sent", async (_what, change) => {
    const bench = await startBench();
    await bench.createCampaign(KEYED);
    bench.asked.length = 0;
    const error = await thrownBy(() => bench.createCampaign({ ...KEYED, ...change }));
    expect(error).toMatchObject({ code: "configuration", findings: [{ field: "intentKey" }] });
    expect(bench.asked).toEqual([]);
    expect(await bench.state()).toBe("done");
  });

  it("is of one provider: with another one nothing is sent", async () => {
    const first = await startBench();
    await first.createCampaign(KEYED);
    const second = await startBench({ id: "other", ledger: () => first.ledger });
    const error = await thrownBy(() => second.createCampaign(KEYED));
    expect(error).toMatchObject({
      code: "configuration",
      findings: [{ rule: expect.stringContaining("is that of a campaign at acme") }],
    });
    expect(second.asked).toEqual([]);
  });

  it("is not that of something else in the ledger", async () => {
    const bench = await startBench();
    const lease = await bench.ledger.lease(INTENT_KEY, 1_000);
    if ("write" in lease) {
      await lease.write({ key: INTENT_KEY, kind: "set" });
      await lease.release();
    }
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ code: "configuration" });
    expect(bench.asked).toEqual([]);
  });

  it("is busy while another has the right to it, and says until when", async () => {
    const bench = await startBench();
    await bench.ledger.lease(INTENT_KEY, 90_000);
    const told = { state: "busy", retryable: true, delivery: "not_sent", retryAt: at(90_000), intentKey: INTENT_KEY };
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject(told);
    expect(bench.asked).toEqual([]);
  });

  it.each(["done", "refused"] as const)("is free again when a call is over: %s", async (end) => {
    const bench = await startBench({ fates: { create: end === "done" ? "honest" : 422 } });
    await bench.createCampaign(KEYED).catch(() => {});
    expect(await bench.ledger.lease(INTENT_KEY, 1_000)).toHaveProperty("write");
  });
});

const clock = createHastyClock(() => Date.parse(at(0)));
const odd = (oddity: Oddity) => ({ clock, ledger: () => oddLedger(createMemoryLedger({ clock }), oddity) });

describe("a ledger that does not do its work", () => {
  const BEFORE: Readonly<Record<string, Oddity>> = {
    "gives no right": { broken: "lease" },
    "cannot be read": { broken: "read" },
    "cannot be written": { refuses: () => true },
  };
  it.each(Object.entries(BEFORE))("and that %s lets nothing be sent", async (_what, oddity) => {
    const bench = await startBench(odd(oddity));
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "refused", delivery: "not_sent", retryable: true });
    expect(bench.asked).toEqual([]);
  });

  it("after the campaign is there is a warning", async () => {
    const bench = await startBench(odd({ refuses: ({ state }) => state === "done" }));
    const { campaign, warnings } = await bench.createCampaign(KEYED);
    expect(campaign.id).toBe("c1");
    expect(warnings).toMatchObject([{ field: "ledger" }]);
    expect(await bench.state()).toBe("sending");
  });

  it.each(["drafted", "launching"])("lets no draft be launched that was not written down: %s", async (state) => {
    const bench = await startBench({
      makes: "draft",
      createdAs: "draft",
      ...odd({ refuses: (entry) => entry.state === state }),
    });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "drafted", campaignIds: ["c1"] });
    expect(bench.asked).not.toContain("launch c1");
  });

  it("when the right is lost while it is looked for leaves a doubt", async () => {
    let renewals = 0;
    const bench = await startBench({ ...odd({ loses: () => ++renewals > 1 }), fates: { create: "closed" } });
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "doubtful", delivery: "unknown", retryable: false });
    expect(await bench.state()).toBe("sending");
  });

  it("when the right is lost before it is sent sends nothing", async () => {
    const bench = await startBench(odd({ loses: () => true }));
    const error = await thrownBy(() => bench.createCampaign(KEYED));
    expect(error).toMatchObject({ state: "busy", delivery: "not_sent", retryable: true });
    expect(bench.asked).toEqual([]);
  });

  it("once it is proven absent makes the next call look again before it sends", async () => {
    const refuses = ({ state }: LedgerEntry) => state === "absent";
    const bench = await startBench({ ...odd({ refuses }), fates: { create: ["closed"] } });
    expect(await thrownBy(() => bench.createCampaign(KEYED))).toMatchObject({ state: "absent" });
    expect(await bench.state()).toBe("sending");
    bench.asked.length = 0;
    expect(await bench.createCampaign(KEYED)).toMatchObject({ how: "created" });
    expect(bench.asked[0]).toBe("list");
  });
});
