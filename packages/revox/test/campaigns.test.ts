import {
  ApiError,
  type CampaignProvider,
  ConfigurationError,
  type CreateCampaignOptions,
  createHastyClock,
  createMemoryLedger,
  IntentError,
  supports,
  UnsupportedError,
} from "@trunkline/core";
import { type Simulator, type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { playBack } from "../../../test-support/recordings.ts";
import { createRevoxClient } from "../src/client.ts";
import { createRevox, type RevoxOptions } from "../src/index.ts";
import { campaign } from "./support/wire-values.ts";

const NUMBERS = ["+15550100", "+15550101", "+15550102"];
/** Once each, at any time of day. */
const RETRY = {
  maxAttempts: 1,
  days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  windows: [{ from: "00:00", until: "24:00" }],
  timeZone: "UTC",
} as const;
const CAMPAIGN: CreateCampaignOptions = {
  name: "Check-ups",
  agent: { kind: "assistant", id: "assistant-1" },
  rows: NUMBERS.map((phoneNumber) => ({ contact: { phoneNumber } })),
  start: "now",
  retry: RETRY,
};

async function simulate(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ outcomes: { completed: 1 }, ...options, provider: "revox" });
  onTestFinished(() => simulator.close());
  return simulator;
}

function connect({ apiKey, url, now }: Simulator, options: RevoxOptions = {}) {
  return createRevox({ apiKey, baseUrl: url, clock: createHastyClock(now), ...options });
}

/** A simulator and an adapter that agree on what creating brings about. */
async function both(generation: "g1" | "g2" | "g3", options: RevoxOptions = {}) {
  const simulator = await simulate({ generation });
  return { simulator, revox: connect(simulator, { generation, ...options }) };
}

function rungIn({ rings }: Simulator): string[] {
  return rings.map(({ phoneNumber }) => phoneNumber);
}

const READS = ["getCampaign", "listCampaigns", "listRows"];

/** The operations that were asked for, but for those that only read. */
function writesIn({ requests }: Simulator): string[] {
  return requests.map(({ operation = "" }) => operation).filter((operation) => !READS.includes(operation));
}

function supporting<Name extends "launchCampaign" | "pauseCampaign" | "resumeCampaign" | "updateCampaign">(
  revox: CampaignProvider,
  name: Name,
): Required<Pick<CampaignProvider, Name>> {
  if (!supports(revox, name)) throw new Error(`there is no ${name}`);
  return revox;
}

describe.each([
  { generation: "g1", now: ["createCampaign"] },
  { generation: "g2", now: ["createCampaign"] },
  { generation: "g3", now: ["createCampaign", "launchCampaign"] },
] as const)("a new campaign in $generation", ({ generation, now }) => {
  it("rings everybody once, when it starts at once", async () => {
    const { simulator, revox } = await both(generation);
    const { campaign: created, warnings, how } = await revox.createCampaign(CAMPAIGN);
    expect({ status: created.status, name: created.name, warnings, how }).toEqual({
      status: "running",
      name: "Check-ups",
      warnings: [],
      how: "created",
    });
    expect(writesIn(simulator)).toEqual(now);
    await simulator.advance("24h");
    expect(rungIn(simulator).sort()).toEqual(NUMBERS);
    expect(await revox.getCampaign({ id: created.id })).toMatchObject({ status: "completed" });
  });

  it("rings nobody before the moment at which it starts", async () => {
    const { simulator, revox } = await both(generation);
    const at = new Date(simulator.now() + 3_600_000).toISOString();
    const { campaign: created } = await revox.createCampaign({ ...CAMPAIGN, start: { at } });
    expect(created).toMatchObject({ status: "scheduled", schedule: { earliestAt: at } });
    await simulator.advance("59m");
    expect(simulator.rings).toEqual([]);
    await simulator.advance("24h");
    expect(simulator.rings.map((ring) => ring.at >= at)).toEqual([true, true, true]);
  });

  it("is one campaign for one intent, however often it is asked for", async () => {
    const { simulator, revox } = await both(generation, { ledger: createMemoryLedger() });
    const options = { ...CAMPAIGN, intentKey: "august" };
    const first = await revox.createCampaign(options);
    const second = await revox.createCampaign(options);
    expect([first.how, second.how, second.campaign.id]).toEqual(["created", "known", first.campaign.id]);
    expect(second.campaign).toMatchObject({ name: "Check-ups", intentMarker: expect.any(String) });
    await simulator.advance("24h");
    expect(rungIn(simulator).sort()).toEqual(NUMBERS);
    expect(writesIn(simulator)).toEqual(now);
  });

  it("is found again when the answer to its creation was lost", async () => {
    const { simulator, revox } = await both(generation, { ledger: createMemoryLedger() });
    simulator.inject({ fault: "lost_answer", operation: "createCampaign", count: 1 });
    const { how } = await revox.createCampaign({ ...CAMPAIGN, intentKey: "august" });
    expect(how).toBe("found");
    await simulator.advance("24h");
    expect(rungIn(simulator).sort()).toEqual(NUMBERS);
  });
});

describe("a draft", () => {
  it.each(["g2", "g3"] as const)("rings nobody in %s", async (generation) => {
    const { simulator, revox } = await both(generation);
    const { campaign: created } = await revox.createCampaign({ ...CAMPAIGN, start: "draft" });
    expect(created.status).toBe("draft");
    await simulator.advance("24h");
    expect(simulator.rings).toEqual([]);
    expect(revox.capabilities.create.draft).toBe(true);
  });

  it("cannot be had in g1, and is refused before anything is sent", async () => {
    const { simulator, revox } = await both("g1");
    const error = await thrownBy(() => revox.createCampaign({ ...CAMPAIGN, start: "draft" }));
    expect(error).toBeInstanceOf(UnsupportedError);
    expect(simulator.requests).toEqual([]);
    expect(revox.capabilities.create.draft).toBe(false);
  });

  it("is launched in g3, once, however often that is asked for", async () => {
    const { simulator, revox } = await both("g3");
    const { id } = (await revox.createCampaign({ ...CAMPAIGN, start: "draft" })).campaign;
    const { launchCampaign } = supporting(revox, "launchCampaign");
    expect(await launchCampaign({ id })).toMatchObject({ campaign: { id, status: "running" }, warnings: [] });
    expect(await launchCampaign({ id })).toMatchObject({ campaign: { id, status: "running" }, warnings: [] });
    await simulator.advance("24h");
    expect(rungIn(simulator).sort()).toEqual(NUMBERS);
    expect(writesIn(simulator)).toEqual(["createCampaign", "launchCampaign"]);
  });

  it("is launched by the adapter's mode, at the moment that is asked for", async () => {
    const { simulator, revox } = await both("g3", { launchMode: "speed_dial" });
    const { id } = (await revox.createCampaign({ ...CAMPAIGN, start: "draft" })).campaign;
    const at = new Date(simulator.now() + 3_600_000).toISOString();
    expect(await supporting(revox, "launchCampaign").launchCampaign({ id, at })).toMatchObject({
      campaign: { status: "scheduled" },
    });
    const launch = simulator.requests.find(({ operation }) => operation === "launchCampaign");
    expect(launch?.body).toMatchObject({ mode: "speed_dial", scheduled_at: at });
  });

  it.each(["g1", "g2"] as const)("has no way to be launched in %s", async (generation) => {
    expect(supports(createRevox({ generation }), "launchCampaign")).toBe(false);
  });

  it("warns of rows that were not launched, though nobody says why", async () => {
    const simulator = await simulate();
    const skipped = { active: 0, attempts_exhausted: 0, cancelled: 0 };
    const revox = connect(simulator, {
      async fetch(input, init) {
        const answer = await fetch(input, init);
        return answer.url.endsWith("/launch") ? Response.json({ launched: 2, skipped }) : answer;
      },
    });
    const { warnings } = await revox.createCampaign(CAMPAIGN);
    const rule = "1 of 3 was not launched: 1 for a reason that Revox does not tell";
    expect(warnings).toEqual([{ field: "rows", rule }]);
  });

  it("warns of rows that could not be launched", async () => {
    const simulator = await simulate();
    const { apiKey, url } = simulator;
    const revox = connect(simulator, {
      // Somebody calls one row off just before.
      async fetch(input, init) {
        const request = new Request(input, init);
        const [, id = ""] = /campaigns\/(.+)\/launch$/.exec(request.url) ?? [];
        if (id !== "") {
          const client = createRevoxClient({ apiKey, baseUrl: url });
          const { data } = await client.GET("/campaigns/{id}/rows", { params: { path: { id } } });
          await client.POST("/call/{id}/cancel", { params: { path: { id: data?.rows[1]?.call?.id ?? "" } } });
        }
        return fetch(request);
      },
    });
    const { warnings } = await revox.createCampaign(CAMPAIGN);
    expect(warnings).toEqual([{ field: "rows", rule: "1 of 3 was not launched: 1 cancelled" }]);
  });
});

describe("an account that creates otherwise than it was said to", () => {
  it("keeps a draft, and rings nobody, when it has no launching", async () => {
    const simulator = await simulate({ generation: "g2" });
    const error = await thrownBy(() => connect(simulator).createCampaign(CAMPAIGN));
    expect(error).toBeInstanceOf(IntentError);
    expect(error).toMatchObject({ state: "drafted" });
    await simulator.advance("24h");
    expect(simulator.rings).toEqual([]);
  });

  it("is stopped at once when it starts what was to be a draft", async () => {
    const simulator = await simulate({ generation: "g1" });
    const error = await thrownBy(() => connect(simulator).createCampaign(CAMPAIGN));
    expect(error).toMatchObject({ state: "stopped" });
    await simulator.advance("24h");
    expect(simulator.campaigns.map(({ mayDial }) => mayDial)).toEqual([false]);
    expect(simulator.rings).toEqual([]);
  });
});

describe("what is refused", () => {
  it.each([
    ["a squad", { agent: { kind: "squad", id: "s1" } }, UnsupportedError],
    ["an end", { latestAt: "2026-08-20T00:00:00.000Z" }, UnsupportedError],
    ["an address without a number", { rows: [{ contact: { sipUri: "sip:ada@example.com" } }] }, UnsupportedError],
    ["a caller without its number", { callers: [{ id: "n1" }] }, ConfigurationError],
    ["a second dial that there is not", { retry: { ...RETRY, secondAtOnce: true } }, ConfigurationError],
    ["a variable that no text says", { variables: { list: [] } }, ConfigurationError],
    ["an option that nobody knows", { providerOptions: { revox: { launch: true } } }, ConfigurationError],
  ] as const)("is %s, before anything is sent", async (_what, change, kind) => {
    const { simulator, revox } = await both("g3");
    expect(await thrownBy(() => revox.createCampaign({ ...CAMPAIGN, ...change }))).toBeInstanceOf(kind);
    expect(simulator.requests).toEqual([]);
  });

  it("is a change that Revox cannot make, before anything is sent", async () => {
    const { simulator, revox } = await both("g3");
    const { updateCampaign } = supporting(revox, "updateCampaign");
    const at = "2026-08-20T00:00:00.000Z";
    expect(await thrownBy(() => updateCampaign({ id: "c1", startAt: at }))).toBeInstanceOf(UnsupportedError);
    expect(simulator.requests).toEqual([]);
  });
});

describe("steering", () => {
  /** One after the other, the first of whom is on the phone. */
  async function running() {
    const { simulator, revox } = await both("g3");
    const { id } = (await revox.createCampaign({ ...CAMPAIGN, maxConcurrency: 1 })).campaign;
    await simulator.advance("20s");
    expect(simulator.rings).toHaveLength(1);
    return { simulator, revox, id };
  }

  it("holds a campaign, and lets it go on; asked for twice is asked for once", async () => {
    const { simulator, revox, id } = await running();
    const { pauseCampaign } = supporting(revox, "pauseCampaign");
    const { resumeCampaign } = supporting(revox, "resumeCampaign");
    expect(await pauseCampaign({ id })).toMatchObject({ status: "pausing" });
    await simulator.advance("24h");
    expect(await pauseCampaign({ id })).toMatchObject({ status: "paused" });
    expect(simulator.rings).toHaveLength(1);
    expect(await resumeCampaign({ id })).toMatchObject({ status: "running" });
    expect(await resumeCampaign({ id })).toMatchObject({ status: "running" });
    await simulator.advance("24h");
    expect(rungIn(simulator)).toEqual(NUMBERS);
    expect(writesIn(simulator).slice(2)).toEqual(["pauseCampaign", "resumeCampaign"]);
  });

  it("ends a campaign, and deletes it; asked for twice is asked for once", async () => {
    const { simulator, revox, id } = await running();
    expect(await revox.cancelCampaign({ id })).toMatchObject({ status: "stopping" });
    await simulator.advance("24h");
    expect(await revox.cancelCampaign({ id })).toMatchObject({ status: "cancelled" });
    await revox.deleteCampaign({ id });
    await revox.deleteCampaign({ id });
    expect(await thrownBy(() => revox.getCampaign({ id }))).toMatchObject({ kind: "not-found" });
    expect(simulator.rings).toHaveLength(1);
    expect(writesIn(simulator).slice(2)).toEqual(["cancelCampaign", "deleteCampaign"]);
  });

  it("cancels what it deletes", async () => {
    const { simulator, revox, id } = await running();
    await revox.deleteCampaign({ id });
    await simulator.advance("24h");
    expect(simulator.rings).toHaveLength(1);
    expect(writesIn(simulator).slice(2)).toEqual(["cancelCampaign", "deleteCampaign"]);
  });

  it("changes what is given, and leaves the rest", async () => {
    const simulator = await simulate();
    const revox = connect(simulator, { ledger: createMemoryLedger() });
    const created = await revox.createCampaign({ ...CAMPAIGN, start: "draft", intentKey: "august" });
    const { id, intentMarker } = created.campaign;
    const { updateCampaign } = supporting(revox, "updateCampaign");
    await updateCampaign({ id, name: "Recall", callers: [{ phoneNumber: "+15550199" }] });
    const changed = await updateCampaign({ id, maxConcurrency: 2, retry: { ...RETRY, maxAttempts: 5 } });
    expect(changed).toMatchObject({
      ...{ name: "Recall", intentMarker, callers: [{ phoneNumber: "+15550199" }], maxConcurrency: 2 },
      raw: { call_retry_config: { max_retry_attempts: 5, timezone: "UTC" } },
    });
  });

  it("takes a campaign's rows back as they were given", async () => {
    const { revox } = await both("g3");
    const rows = [{ contact: { phoneNumber: "+15550100" }, variables: { visits: 3 } }];
    const { id } = (await revox.createCampaign({ ...CAMPAIGN, rows, variables: { city: "Paris" } })).campaign;
    expect(await collect(revox.listRows({ campaignId: id }))).toMatchObject([
      { contact: { phoneNumber: "+15550100" }, variables: { city: "Paris", visits: "3" } },
    ]);
  });
});

describe("answers that nobody has described", () => {
  /** Deletes a draft, with that answer. */
  function deleteWith(answer: Response) {
    const draft = Response.json({ campaign: { ...campaign, status: "draft" } });
    const fetch = playBack(["GET /campaigns/campaign", draft], ["DELETE /campaigns/campaign", answer]);
    return createRevox({ apiKey: "key", baseUrl: "https://revox.example", fetch }).deleteCampaign({ id: "campaign" });
  }

  it.each([
    ["nothing", new Response(null, { status: 204 })],
    ["empty text", new Response("")],
    ["an object without a word", Response.json({})],
  ])("are good when they are %s", async (_what, answer) => {
    await deleteWith(answer);
  });

  it("are no when they say so", async () => {
    const error = await thrownBy(() => deleteWith(Response.json({ success: false })));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ providerMessage: "success is false", delivery: "unknown" });
  });
});
