import { type Clock, type CreateCampaignOptions, createMemoryLedger, type NewRow, SYSTEM_CLOCK } from "@trunkline/core";
import { type Simulator, type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { type CozmoxOptions, createCozmox } from "../src/index.ts";

async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ provider: "cozmox", outcomes: { no_answer: 1 }, ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

function connect(simulator: Simulator, options: CozmoxOptions = {}) {
  const { apiKey, url } = simulator;
  const clock: Clock = {
    now: () => simulator.now(),
    sleep: (milliseconds) => simulator.advance(milliseconds),
    timer: SYSTEM_CLOCK.timer,
  };
  return createCozmox({ apiKey, baseUrl: url, clock, ...options });
}

function recall(changes: Partial<CreateCampaignOptions> = {}): CreateCampaignOptions {
  const rows = Array.from({ length: 6 }, (_, index): NewRow => ({ contact: { phoneNumber: `+1555010${index}` } }));
  return {
    name: "Recall",
    agent: { kind: "assistant", id: "a1" },
    callers: [{ id: "p1" }],
    rows,
    start: "now",
    ...changes,
  };
}

function written({ requests }: Simulator): string[] {
  return requests.filter(({ method }) => method !== "GET").map(({ operation = "none" }) => operation);
}

function positions({ rings }: Simulator): number[] {
  return rings.map(({ position }) => position);
}

const TOMORROW = "2026-08-19T08:00:00.000Z";
const ALL = [0, 1, 2, 3, 4, 5];

describe("a campaign", () => {
  it.each([
    ["now", { start: "now" }, "running", 0],
    ["at a moment", { start: { at: TOMORROW } }, "scheduled", 6],
    ["now, until a moment", { start: "now", latestAt: TOMORROW }, "running", 0],
  ] as const)("that starts %s rings everybody once, in the order of the rows", async (_what, changes, status, rung) => {
    const simulator = await start();
    const { campaign, how } = await connect(simulator).createCampaign(recall(changes));
    expect(how).toBe("created");
    expect(campaign).toMatchObject({ name: "Recall", status, callers: [{ id: "p1" }] });
    await simulator.advance("19h");
    expect(positions(simulator)).toEqual(rung === 0 ? ALL : []);
    await simulator.advance("2h");
    expect(positions(simulator)).toEqual(ALL);
    expect(written(simulator)).toEqual(["createCampaign"]);
  });

  it("is refused before anything is sent", async () => {
    const simulator = await start();
    const cozmox = connect(simulator);
    for (const changes of [{ start: "draft" }, { agent: { kind: "squad", id: "s1" } }, { callers: [] }] as const) {
      const error = await thrownBy(() => cozmox.createCampaign(recall(changes)));
      expect(error).toMatchObject({ provider: "cozmox", operation: "createCampaign", delivery: "not_sent" });
    }
    expect(simulator.requests).toEqual([]);
  });

  it("is made once for one intent, also when its answer is lost", async () => {
    const simulator = await start();
    const cozmox = connect(simulator, { ledger: createMemoryLedger() });
    simulator.inject({ fault: "lost_answer", operation: "createCampaign", count: 1 });
    const options = recall({ intentKey: "recall-2026-08" });
    const found = await cozmox.createCampaign(options);
    expect(found).toMatchObject({ how: "found", campaign: { name: "Recall" } });
    expect(await cozmox.createCampaign(options)).toMatchObject({ how: "known", campaign: { id: found.campaign.id } });
    await simulator.advance("1h");
    expect(positions(simulator)).toEqual(ALL);
  });

  it("that is cancelled in the middle rings nobody else, and tells whom it never dialled", async () => {
    const simulator = await start({ concurrency: 1 });
    const cozmox = connect(simulator);
    const { campaign } = await cozmox.createCampaign(recall());
    await simulator.advance("40s");
    await cozmox.cancelCampaign({ id: campaign.id });
    expect(await cozmox.waitUntilQuiet({ id: campaign.id })).toMatchObject({ status: "cancelled" });
    const rung = positions(simulator);
    await simulator.advance("24h");
    expect(positions(simulator)).toEqual(rung);
    const rows = await collect(cozmox.listRows({ campaignId: campaign.id }));
    expect(rows.map(({ attemptCount }) => attemptCount)).toEqual(
      simulator.campaigns[0]?.rows.map(({ attempts }) => attempts.length),
    );
    expect(rows.at(-1)).toMatchObject({ status: "cancelled", attemptCount: 0, reached: false });
  });

  it("can be changed before it has begun, and deleted twice", async () => {
    const simulator = await start();
    const cozmox = connect(simulator);
    const { campaign } = await cozmox.createCampaign(recall({ start: { at: TOMORROW } }));
    const { id } = campaign;
    const startAt = "2026-08-20T08:00:00.000Z";
    expect(await cozmox.updateCampaign?.({ id, name: "Follow-up", callers: [{ id: "p2" }], startAt })).toMatchObject({
      name: "Follow-up",
      callers: [{ id: "p2" }],
      schedule: { earliestAt: startAt },
    });
    await cozmox.deleteCampaign({ id });
    await cozmox.deleteCampaign({ id });
    await simulator.advance("72h");
    expect(simulator.rings).toEqual([]);
    expect(written(simulator)).toEqual(["createCampaign", "updateCampaign", "updateCampaign", "deleteCampaign"]);
    expect(await thrownBy(() => cozmox.getCampaign({ id }))).toMatchObject({ kind: "not-found" });
  });
});
