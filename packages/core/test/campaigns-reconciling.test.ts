import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { type Intent, toLedgerEntry } from "../src/adapter/campaigns/intent.ts";
import { markerOf } from "../src/adapter/campaigns/marker.ts";
import { createHastyClock } from "../src/hasty-clock.ts";
import type { IntentLedger } from "../src/ledger.ts";
import { createMemoryLedger } from "../src/memory-ledger.ts";
import { type Bench, type BenchOptions, startBench } from "./support/campaign-bench.ts";
import { at } from "./support/models.ts";
import { type Oddity, oddLedger } from "./support/odd-ledger.ts";

type Left = Partial<Intent> & Pick<Intent, "key" | "state">;

/** A ledger with what a process has left behind, an hour ago. */
async function leave(ledger: IntentLedger, left: readonly Left[]): Promise<void> {
  for (const intent of left) {
    const lease = await ledger.lease(intent.key, 1_000);
    if (!("write" in lease)) throw new Error("there is nobody else");
    const then = at(-3_600_000);
    const common = {
      provider: "acme",
      digest: "0",
      makes: "campaign",
      start: "now",
      rows: 2,
      campaignIds: [],
    } as const;
    await lease.write(
      toLedgerEntry({ ...common, marker: await markerOf(intent.key), sentAt: then, at: then, ...intent }),
    );
    await lease.release();
  }
}

async function startAfter(left: readonly Left[], options: BenchOptions = {}, oddity: Oddity = {}): Promise<Bench> {
  const clock = createHastyClock(() => Date.parse(at(0)));
  const ledger = createMemoryLedger({ clock });
  await leave(ledger, left);
  return startBench({ clock, ledger: () => oddLedger(ledger, oddity), ...options });
}

async function named(id: string, key: string, status: string) {
  return { id, name: `Autumn renewals [tl-${await markerOf(key)}]`, status };
}

const DRAFTED = { makes: "draft", campaignIds: ["x1"] } as const;

describe("an intent that was left open", () => {
  it("is done when its campaign is found", async () => {
    const bench = await startAfter([{ key: "a", state: "sending" }], {
      campaigns: [await named("x1", "a", "running")],
    });
    expect(await bench.reconcileIntents()).toEqual([{ intentKey: "a", state: "done", campaignIds: ["x1"] }]);
    expect(await bench.state("a")).toBe("done");
  });

  it("is absent when it is not, and only asking for it again sends anything", async () => {
    const bench = await startAfter([{ key: "a", state: "sending" }]);
    const [report] = await bench.reconcileIntents();
    expect(report).toMatchObject({ intentKey: "a", state: "absent", campaignIds: [], advice: expect.any(String) });
    expect(bench.asked.every((what) => what === "list")).toBe(true);
    expect(await bench.state("a")).toBe("absent");
  });

  it("is looked for as long as a right to it might have run", async () => {
    const bench = await startAfter([{ key: "a", state: "sending", sentAt: at(-1_000) }], { settleMs: 5_000 });
    await bench.reconcileIntents();
    expect(bench.clock.now()).toBeGreaterThanOrEqual(Date.parse(at(5_000)));
  });

  it("is doubtful when nobody can look", async () => {
    const bench = await startAfter([{ key: "a", state: "sending" }], { fates: { list: 500 } });
    expect(await bench.reconcileIntents()).toMatchObject([{ state: "doubtful", advice: expect.any(String) }]);
    expect(await bench.state("a")).toBe("sending");
  });

  it("is launched when it is a draft that was to be launched", async () => {
    const left = [{ key: "a", state: "drafted", ...DRAFTED }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "a", "draft")] });
    expect(await bench.reconcileIntents()).toEqual([{ intentKey: "a", state: "done", campaignIds: ["x1"] }]);
    expect(bench.asked.filter((what) => what.startsWith("launch"))).toEqual(["launch x1"]);
  });

  it("is found, and is launched, when its draft was never heard of", async () => {
    const left = [{ key: "a", state: "sending", makes: "draft" }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "a", "draft")] });
    expect(await bench.reconcileIntents()).toMatchObject([{ state: "done", campaignIds: ["x1"] }]);
    expect(bench.asked.filter((what) => what.startsWith("launch"))).toEqual(["launch x1"]);
  });

  it("is not launched when its draft was to stay one", async () => {
    const left = [{ key: "a", state: "sending", makes: "draft", start: "draft" }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "a", "draft")] });
    expect(await bench.reconcileIntents()).toMatchObject([{ state: "done", campaignIds: ["x1"] }]);
    expect(bench.asked.filter((what) => what.startsWith("launch"))).toEqual([]);
  });

  it("is not launched again when it has begun", async () => {
    const left = [{ key: "a", state: "launching", ...DRAFTED }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "a", "running")] });
    expect(await bench.reconcileIntents()).toMatchObject([{ state: "done" }]);
    expect(bench.asked.filter((what) => what.startsWith("launch"))).toEqual([]);
  });

  it("is watched before it is launched again when its launch may be under way", async () => {
    const left = [{ key: "a", state: "launching", ...DRAFTED }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "a", "draft")] });
    expect(await bench.reconcileIntents()).toMatchObject([{ state: "done" }]);
    const waited = bench.clock.slept.reduce((sum, each) => sum + each, 0);
    expect([waited >= 120_000, bench.asked.filter((what) => what.startsWith("launch"))]).toEqual([true, ["launch x1"]]);
  });

  it.each(["cancelled", "paused", "archived"])("is left as somebody wanted it since: %s", async (status) => {
    const left = [{ key: "a", state: "drafted", ...DRAFTED }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "a", status)] });
    expect(await bench.reconcileIntents()).toMatchObject([{ state: "done" }]);
    expect(bench.asked).toEqual(["get x1"]);
  });

  it("is told again when it was stopped, and is stopped again if it is not", async () => {
    const left = [{ key: "a", state: "stopped", campaignIds: ["x1"] }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "a", "running")] });
    const told = { intentKey: "a", state: "stopped", campaignIds: ["x1"], advice: expect.any(String) };
    expect(await bench.reconcileIntents()).toMatchObject([told]);
    expect(bench.asked).toEqual(["get x1", "cancel x1"]);
    expect(await bench.reconcileIntents()).toMatchObject([told]);
    expect(bench.asked).toEqual(["get x1", "cancel x1", "get x1"]);
  });

  it("is told of no more when a person has closed it, and its key stays used", async () => {
    const bench = await startAfter([{ key: "a", state: "stopped", campaignIds: ["x1"] }]);
    expect(await bench.reconcileIntents({ close: ["a"] })).toEqual([]);
    expect(await bench.reconcileIntents()).toEqual([]);
    expect(await bench.state("a")).toBe("done");
    expect(bench.asked).toEqual([]);
  });

  it("is done when somebody has put away one of its two campaigns", async () => {
    const left = [{ key: "a", state: "duplicated", campaignIds: ["x1", "x2"] }] as const;
    const bench = await startAfter(left, { campaigns: [await named("x2", "a", "running")] });
    expect(await bench.reconcileIntents()).toMatchObject([{ state: "done", campaignIds: ["x2"] }]);
  });

  it("is not absent when somebody has put away both of its campaigns", async () => {
    const bench = await startAfter([{ key: "a", state: "duplicated", campaignIds: ["x1", "x2"] }]);
    expect(await bench.reconcileIntents()).not.toMatchObject([{ state: "absent" }]);
  });

  it("is busy while another has the right to it", async () => {
    const bench = await startAfter([{ key: "a", state: "sending" }]);
    await bench.ledger.lease("a", 60_000);
    expect(await bench.reconcileIntents()).toMatchObject([
      { state: "busy", advice: expect.stringContaining("retryAt"), retryAt: at(60_000) },
    ]);
    expect(bench.asked).toEqual([]);
  });
});

describe("reconciling", () => {
  it("needs a ledger", async () => {
    const bench = await startBench({ ledger: false });
    expect(await thrownBy(() => bench.reconcileIntents())).toMatchObject({ findings: [{ field: "ledger" }] });
  });

  it("leaves alone what is over, what is another provider's, and what is no campaign's", async () => {
    const bench = await startAfter([
      { key: "a", state: "done", campaignIds: ["x1"] },
      { key: "b", state: "refused" },
      { key: "c", state: "absent" },
      { key: "d", state: "sending", provider: "other" },
    ]);
    const lease = await bench.ledger.lease("e", 1_000);
    if ("write" in lease) await lease.write({ key: "e", kind: "set" });
    expect(await bench.reconcileIntents()).toEqual([]);
    expect(bench.asked).toEqual([]);
  });

  it("does only what it is asked for", async () => {
    const bench = await startAfter([
      { key: "a", state: "sending" },
      { key: "b", state: "sending" },
    ]);
    expect(await bench.reconcileIntents({ intentKeys: ["b"] })).toMatchObject([{ intentKey: "b" }]);
    expect(await bench.state("a")).toBe("sending");
  });

  it("goes on with the others, oldest first, when one cannot be finished", async () => {
    const left = [
      { key: "a", state: "drafted", ...DRAFTED, campaignIds: ["gone"] },
      { key: "b", state: "stopped", campaignIds: ["x9"] },
      { key: "c", state: "sending" },
    ] as const;
    const bench = await startAfter(left, { campaigns: [await named("x1", "c", "running")] });
    const reports = await bench.reconcileIntents();
    expect(reports.map(({ intentKey, state }) => `${intentKey}: ${state}`)).toEqual([
      "a: absent",
      "b: stopped",
      "c: done",
    ]);
  });

  it("goes on with the others when the right to one is lost", async () => {
    const left = [
      { key: "a", state: "sending" },
      { key: "b", state: "sending" },
    ] as const;
    const bench = await startAfter(left, {}, { loses: (key) => key === "a" });
    expect(await bench.reconcileIntents()).toMatchObject([{ intentKey: "a" }, { intentKey: "b", state: "absent" }]);
  });

  it("ends with the reason of the caller's signal", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const bench = await startAfter([{ key: "a", state: "sending" }], { onRequest: () => controller.abort(reason) });
    expect(await thrownBy(() => bench.reconcileIntents({ signal: controller.signal }))).toBe(reason);
    expect(await bench.state("a")).toBe("sending");
  });
});
