import {
  type Clock,
  ConfigurationError,
  type CreateCampaignOptions,
  createMemoryLedger,
  type NewRow,
  SYSTEM_CLOCK,
  UnsupportedError,
} from "@trunkline/core";
import { type Simulator, type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { playBack } from "../../../test-support/recordings.ts";
import { createVapi, type VapiOptions } from "../src/index.ts";
import { call, campaign as wireCampaign } from "./support/wire-values.ts";

async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ provider: "vapi", outcomes: { no_answer: 1 }, ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

function connect(simulator: Simulator, options: VapiOptions = {}) {
  const { apiKey, url } = simulator;
  const clock: Clock = {
    now: () => simulator.now(),
    sleep: (milliseconds) => simulator.advance(milliseconds),
    timer: SYSTEM_CLOCK.timer,
  };
  return createVapi({ apiKey, baseUrl: url, clock, ...options });
}

function rowsOf(count: number): NewRow[] {
  return Array.from({ length: count }, (_, index) => ({
    contact: { phoneNumber: `+155501${String(index).padStart(2, "0")}`, externalId: `crm-${index}` },
    variables: { visits: index },
  }));
}

function recall(changes: Partial<CreateCampaignOptions> = {}): CreateCampaignOptions {
  return {
    name: "Recall",
    agent: { kind: "assistant", id: "a1" },
    callers: [{ id: "p1" }],
    rows: rowsOf(4),
    start: "now",
    ...changes,
  };
}

/** What was asked for that changes something, oldest first. */
function written({ requests }: Simulator): string[] {
  return requests.filter(({ method }) => method !== "GET").map(({ operation = "none" }) => operation);
}

function positions({ rings }: Simulator): number[] {
  return rings.map(({ position }) => position);
}

const GENERATIONS = ["v1", "v2"] as const;
const TOMORROW = { from: "2026-08-19T08:00:00.000Z", until: "2026-08-19T18:00:00.000Z" };
const suffix = { v1: "", v2: "V2" } as const;

describe.each(GENERATIONS)("a campaign of %s", (campaignsApi) => {
  it("that starts now rings everybody once, in the order of the rows", async () => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const { campaign, warnings, how } = await vapi.createCampaign(recall({ variables: { clinic: "North" } }));
    expect({ warnings, how }).toEqual({ warnings: [], how: "created" });
    expect(campaign).toMatchObject({ name: "Recall", agent: { kind: "assistant", id: "a1" }, callers: [{ id: "p1" }] });
    await simulator.advance("1h");
    expect(positions(simulator)).toEqual([0, 1, 2, 3]);
    expect(written(simulator)).toEqual([`createCampaign${suffix[campaignsApi]}`]);
    expect(await vapi.getCampaign({ id: campaign.id })).toMatchObject({ status: "completed" });
  });

  it("that starts at a moment rings nobody before, and everybody after", async () => {
    const simulator = await start();
    const { campaign } = await connect(simulator, { campaignsApi }).createCampaign(
      recall({ start: { at: TOMORROW.from }, latestAt: TOMORROW.until }),
    );
    expect(campaign).toMatchObject({
      status: "scheduled",
      schedule: { earliestAt: TOMORROW.from, latestAt: TOMORROW.until },
    });
    await simulator.advance("19h");
    expect(positions(simulator)).toEqual([]);
    await simulator.advance("2h");
    expect(positions(simulator)).toEqual([0, 1, 2, 3]);
  });

  it("that starts now rings nobody after its latest moment", async () => {
    const simulator = await start({ concurrency: 1 });
    const latestAt = "2026-08-18T12:01:00.000Z";
    const { campaign } = await connect(simulator, { campaignsApi }).createCampaign(
      recall({ latestAt, rows: rowsOf(9) }),
    );
    expect(campaign.schedule).toEqual({ earliestAt: "2026-08-18T12:00:00.000Z", latestAt });
    await simulator.advance("1h");
    expect(simulator.rings.length).toBeGreaterThan(0);
    expect(simulator.rings.length).toBeLessThan(9);
    expect(simulator.rings.filter(({ at }) => at > "2026-08-18T12:01:05.000Z")).toEqual([]);
  });

  it("keeps its rows in their order when they are dealt among several numbers", async () => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const rows = rowsOf(5);
    const { campaign } = await vapi.createCampaign(recall({ rows, callers: [{ id: "p1" }, { id: "p2" }] }));
    const made = await collect(vapi.listRows({ campaignId: campaign.id }));
    expect(made.map(({ contact }) => contact.phoneNumber)).toEqual(rows.map(({ contact }) => contact.phoneNumber));
    const [p1, p2] = [rows.slice(0, 3), rows.slice(3)].map((block) =>
      block.map(({ contact }) => expect.objectContaining({ number: contact.phoneNumber })),
    );
    expect(simulator.requests.find(({ method }) => method === "POST")?.body).toMatchObject({
      dialPlan: [
        { phoneNumberId: "p1", customers: p1 },
        { phoneNumberId: "p2", customers: p2 },
      ],
    });
  });

  it.each<[string, Partial<CreateCampaignOptions>, "configuration" | "unsupported"]>([
    ["a draft", { start: "draft" }, "unsupported"],
    ["a retry plan", { retry: { maxAttempts: 2 } }, "unsupported"],
    ["no number to ring from", { callers: [] }, "configuration"],
    ["a number without its id", { callers: [{ phoneNumber: "+15550199" }] }, "configuration"],
    ["a moment that is over", { latestAt: "2026-08-18T11:00:00Z" }, "configuration"],
    [
      "an address that is too long",
      { rows: [{ contact: { phoneNumber: "+15550100", email: "x".repeat(41) } }] },
      "configuration",
    ],
    ["an option that nobody knows", { providerOptions: { vapi: { sever: {} } } }, "configuration"],
    [
      "what only the wire's rules find",
      { providerOptions: { vapi: { server: { timeoutSeconds: 0 } } } },
      "configuration",
    ],
  ])("is refused before anything is sent: %s", async (_what, changes, code) => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const error = await thrownBy(() => vapi.createCampaign(recall(changes)));
    expect(error).toMatchObject({ code, provider: "vapi", operation: "createCampaign", delivery: "not_sent" });
    expect(simulator.requests).toEqual([]);
  });

  it("is made once for one intent, also when its answer is lost", async () => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi, ledger: createMemoryLedger() });
    const options = recall({ intentKey: "recall-2026-08", start: { at: TOMORROW.from } });
    simulator.inject({ fault: "lost_answer", operation: `createCampaign${suffix[campaignsApi]}`, count: 1 });
    const found = await vapi.createCampaign(options);
    expect(found).toMatchObject({ how: "found", campaign: { name: "Recall" } });
    expect(found.campaign.intentMarker).toMatch(/^[0-9a-z]{12}$/);
    const known = await vapi.createCampaign(options);
    expect(known).toMatchObject({ how: "known", campaign: { id: found.campaign.id, name: "Recall" } });
    await simulator.advance("24h");
    expect(positions(simulator)).toEqual([0, 1, 2, 3]);
    expect(written(simulator)).toHaveLength(1);
  });

  it("that is cancelled in the middle rings nobody else, and tells whom it never dialled", async () => {
    const simulator = await start({ concurrency: 2 });
    const vapi = connect(simulator, { campaignsApi });
    const { campaign } = await vapi.createCampaign(recall({ rows: rowsOf(9) }));
    await simulator.advance("40s");
    const stopping = await vapi.cancelCampaign({ id: campaign.id });
    expect(["stopping", "cancelled"]).toContain(stopping.status);
    const rung = positions(simulator);
    expect(await vapi.waitUntilQuiet({ id: campaign.id })).toMatchObject({ status: "cancelled" });
    await simulator.advance("24h");
    expect(positions(simulator)).toEqual(rung);
    const { id } = await vapi.cancelCampaign({ id: campaign.id });
    expect(id).toBe(campaign.id);
    expect(written(simulator).slice(1)).toEqual([`updateCampaign${suffix[campaignsApi]}`]);

    const rows = await collect(vapi.listRows({ campaignId: campaign.id }));
    const counts = rows.map(({ attemptCount }) => attemptCount);
    const truth = simulator.campaigns[0]?.rows.map(({ attempts }) => attempts.length);
    expect(counts).toEqual(truth);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(3);
    for (const row of rows) if (row.attemptCount === 0) expect(row.reached).toBe(false);
  });

  it("is cancelled by the word of its generation", async () => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const { campaign } = await vapi.createCampaign(recall());
    await vapi.cancelCampaign({ id: campaign.id });
    const bodies = simulator.requests.filter(({ method }) => method === "PATCH").map(({ body }) => body);
    expect(bodies).toEqual([{ status: campaignsApi === "v1" ? "ended" : "cancelled" }]);
  });

  it("tells of calls that were called off before they rang that they were", async () => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const { campaign } = await vapi.createCampaign(recall());
    // Calls are queued for a second at least.
    await simulator.advance("500ms");
    await vapi.cancelCampaign({ id: campaign.id });
    await simulator.advance("1h");
    expect(simulator.rings).toEqual([]);
    const attempts = await collect(vapi.listAttempts({ campaignId: campaign.id }));
    expect(attempts).toHaveLength(4);
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({ status: "ended", disposition: "not_dialled", end: { category: "cancelled" } });
    }
    expect(await vapi.getCampaign({ id: campaign.id })).toMatchObject({ status: "cancelled", progress: { live: 0 } });
  });

  it("that is deleted was cancelled before, and can be deleted again", async () => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const { campaign } = await vapi.createCampaign(recall({ start: { at: TOMORROW.from } }));
    await vapi.deleteCampaign({ id: campaign.id });
    await vapi.deleteCampaign({ id: campaign.id });
    await simulator.advance("48h");
    expect(simulator.rings).toEqual([]);
    const [, stop, remove] = written(simulator);
    expect([stop, remove]).toEqual([`updateCampaign${suffix[campaignsApi]}`, `deleteCampaign${suffix[campaignsApi]}`]);
    const after = vapi.getCampaign({ id: campaign.id });
    if (campaignsApi === "v1") await expect(after).rejects.toMatchObject({ kind: "not-found" });
    else expect(await after).toMatchObject({ status: "archived" });
  });

  it("can be called otherwise, ring from another number and at another time before it has begun", async () => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const { campaign } = await vapi.createCampaign(recall({ start: { at: TOMORROW.from } }));
    const changed = await vapi.updateCampaign?.({
      id: campaign.id,
      name: "Follow-up",
      callers: [{ id: "p2" }],
      startAt: "2026-08-18T13:00:00Z",
      latestAt: TOMORROW.until,
    });
    expect(changed).toMatchObject({
      name: "Follow-up",
      callers: [{ id: "p2" }],
      schedule: { earliestAt: "2026-08-18T13:00:00.000Z", latestAt: TOMORROW.until },
    });
    await simulator.advance("2h");
    expect(positions(simulator)).toEqual([0, 1, 2, 3]);
    expect(await vapi.updateCampaign?.({ id: campaign.id, name: "Done" })).toMatchObject({ name: "Done" });
  });

  it.each([
    ["maxConcurrency", { maxConcurrency: 3 }, UnsupportedError],
    ["retry", { retry: { maxAttempts: 2 } }, UnsupportedError],
    ["callers", { callers: [{ id: "p1" }, { id: "p2" }] }, UnsupportedError],
    ["callers[0].id", { callers: [{ phoneNumber: "+15550199" }] }, ConfigurationError],
    ["callers[0].id", { callers: [] }, ConfigurationError],
    ["startAt", { latestAt: TOMORROW.until }, ConfigurationError],
    ["startAt", { startAt: "tomorrow" }, ConfigurationError],
    ["latestAt", { startAt: TOMORROW.until, latestAt: TOMORROW.from }, ConfigurationError],
    ["providerOptions.vapi.server", { providerOptions: { vapi: { server: {} } } }, ConfigurationError],
  ])("keeps what cannot be changed, or not so, and nothing is sent: %s", async (field, changes, kind) => {
    const simulator = await start();
    const vapi = connect(simulator, { campaignsApi });
    const error = await thrownBy(() => vapi.updateCampaign?.({ id: "c1", ...changes }));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ operation: "updateCampaign", findings: [{ field }] });
    expect(simulator.requests).toEqual([]);
  });
});

describe("the generation of a new campaign", () => {
  it.each([
    ["the first where there is no other", false, ["listCampaignsV2", "createCampaign"]],
    ["the second where there is one", true, ["listCampaignsV2", "createCampaignV2"]],
  ])("is %s, and is found out before", async (_what, campaignsV2, operations) => {
    const simulator = await start({ campaignsV2 });
    const vapi = connect(simulator);
    const { warnings } = await vapi.createCampaign(recall({ maxConcurrency: 5 }));
    expect(simulator.requests.map(({ operation }) => operation)).toEqual(operations);
    expect(warnings.map(({ field }) => field)).toEqual(campaignsV2 ? [] : ["maxConcurrency"]);
  });

  it("is not another one when the second refuses", async () => {
    const simulator = await start({ campaignsV2: false });
    const vapi = connect(simulator, { campaignsApi: "v2" });
    const error = await thrownBy(() => vapi.createCampaign(recall()));
    expect(error).toMatchObject({ code: "api", kind: "forbidden", delivery: "rejected" });
    expect(simulator.requests.map(({ operation }) => operation)).toEqual(["createCampaignV2"]);
  });
});

describe("a row of v1 without a call, of a cancelled campaign", () => {
  async function readRows(changes: Parameters<Simulator["inject"]>[0] | undefined) {
    const simulator = await start({ concurrency: 1 });
    const vapi = connect(simulator, { campaignsApi: "v1" });
    const { campaign } = await vapi.createCampaign(recall());
    await simulator.advance("1m");
    await vapi.cancelCampaign({ id: campaign.id });
    await simulator.advance("1h");
    if (changes !== undefined) simulator.inject(changes);
    const rows = await collect(vapi.listRows({ campaignId: campaign.id }));
    return rows.filter(({ attempts }) => attempts?.length === 0);
  }

  it("was never tried where the numbers prove it", async () => {
    const rows = await readRows(undefined);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ status: "cancelled", attemptCount: 0, reached: false });
  });

  it("may have been where there is a call that the campaign does not name", async () => {
    const customers = [{ number: "+15550100" }, { number: "+15550101" }];
    const endedReason = "campaign.in-progress.ended-by-user" as const;
    const cancelled = { ...wireCampaign, status: "ended" as const, endedReason, customers };
    const unnamed = { ...call, status: "ended" as const, campaignId: "campaign", customer: customers[0] };
    const read = async (...calls: readonly object[]) => {
      const fetch = playBack(
        ["GET /campaign/campaign", Response.json(cancelled)],
        [
          "GET /call?limit=1000&createdAtGe=2026-08-17T08%3A59%3A00.000Z&createdAtLe=2026-08-17T10%3A01%3A00.000Z",
          Response.json(calls),
        ],
      );
      const rows = await collect(
        createVapi({ apiKey: "k", campaignsApi: "v1", fetch }).listRows({ campaignId: "campaign" }),
      );
      return rows.map(({ attemptCount }) => attemptCount);
    };
    expect(await read()).toEqual([0, 0]);
    expect(await read(unnamed)).toEqual([1, null]);
  });

  it.each(["callsCounterScheduled", "callsCounterQueued", "callsCounterEndedVoicemail", "calls"])(
    "may have been where they do not: without %s",
    async (path) => {
      const rows = await readRows({ fault: "drift", drift: "missing", path, operation: "getCampaign" });
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatchObject({ attemptCount: null, reached: null });
    },
  );
});
