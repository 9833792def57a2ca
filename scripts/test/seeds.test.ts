import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import { checkAnswer } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";
import { describe, expect, it, onTestFinished } from "vitest";
import { collect } from "../../test-support/collect.ts";
import { readReference } from "../../test-support/reference.ts";
import { isRecord } from "../contracts.ts";
import { serveAnswers } from "./support/serve-answers.ts";

/**
 * The example answers of the providers' documentation pages. They are printed by documentation tools from the schemas, so
 * they hold every property, and placeholders where a real answer has values.
 */
const vapi = example("vapi-list-campaigns");
const cozmox = example("cozmox-list-campaigns");
const revox = example("revox-campaign-rows");

describe.skipIf(vapi === undefined)("the example answer of Vapi's documentation", () => {
  it("fits our contract, but for what the documentation tool made of lists of words", () => {
    // The document puts the words of these two on the list instead of on its items, and the tool prints one word.
    const overrides = ["/results/0/dialPlan/0/customers/0", "/results/0/customers/0"].map(
      (customer) => `${customer}/assistantOverrides`,
    );
    expect(checkAnswer({ provider: "vapi", method: "GET", path: "/campaign", status: 200, body: vapi })).toEqual(
      overrides.flatMap((path) => [`${path}/clientMessages: type`, `${path}/serverMessages: type`]),
    );
  });

  it("is read as a campaign, field by field", async () => {
    const provider = createVapi(await serving({ "/campaign": vapi }, { campaignsApi: "v1" as const }));
    expect(await collect(provider.listCampaigns())).toEqual([
      {
        provider: "vapi",
        id: "string",
        name: "Q2 Sales Campaign",
        status: "scheduled",
        providerStatus: "scheduled",
        createdAt: "2024-01-15T09:30:00.000Z",
        updatedAt: "2024-01-15T09:30:00.000Z",
        schedule: { earliestAt: "2024-01-15T09:30:00.000Z", latestAt: "2024-01-15T09:30:00.000Z" },
        agent: { kind: "assistant", id: "string" },
        callers: [{ id: "string" }, { id: "string" }],
        progress: {
          total: 2,
          live: 2.2,
          rows: { queued: 2.2, in_progress: 1.1, completed: 1.1 },
        },
        endedReason: "campaign.scheduled.ended-by-user",
        raw: firstOf(vapi, "results"),
      },
    ]);
  });

  it("is read as rows, field by field", async () => {
    const campaign = firstOf(vapi, "results");
    const answers = { "/campaign/string": campaign, "/call": [] };
    const provider = createVapi(await serving(answers, { campaignsApi: "v1" as const }));
    const row = {
      provider: "vapi",
      campaignId: "string",
      idSource: "derived",
      contact: {
        phoneNumber: "string",
        sipUri: "string",
        extension: "string",
        name: "string",
        email: "string",
        externalId: "string",
      },
      variables: {},
      status: "pending",
      reached: false,
      attemptCount: 0,
      attempts: [],
    };
    expect(await collect(provider.listRows({ campaignId: "string" }))).toEqual([
      { ...row, id: "string:0", position: 0, raw: firstOf(campaign, "customers") },
      { ...row, id: "string:1", position: 1, raw: firstOf(firstOf(campaign, "dialPlan"), "customers") },
    ]);
    expect(await collect(provider.listAttempts({ campaignId: "string" }))).toEqual([]);
  });
});

describe.skipIf(cozmox === undefined)("the example answer of Cozmox's documentation", () => {
  it("fits our contract, but for a null that is only the example of a text", () => {
    expect(checkAnswer({ provider: "cozmox", method: "GET", path: "/campaign", status: 200, body: cozmox })).toEqual([
      "/results/0/customers/0/extension: type",
    ]);
  });

  it("is read as a campaign, field by field", async () => {
    const provider = createCozmox(await serving({ "/campaign": cozmox }));
    expect(await collect(provider.listCampaigns())).toEqual([
      {
        provider: "cozmox",
        id: "<string>",
        name: "Q2 Sales Campaign",
        status: "scheduled",
        providerStatus: "scheduled",
        createdAt: "2023-11-07T05:31:56.000Z",
        updatedAt: "2023-11-07T05:31:56.000Z",
        schedule: { earliestAt: "2023-11-07T05:31:56.000Z", latestAt: "2023-11-07T05:31:56.000Z" },
        agent: { kind: "assistant", id: "<string>" },
        callers: [{ id: "<string>" }],
        progress: {
          total: 1,
          live: 246,
          rows: { queued: 246, in_progress: 123, completed: 123 },
        },
        endedReason: "campaign.scheduled.ended-by-user",
        raw: firstOf(cozmox, "results"),
      },
    ]);
  });

  it("is read as rows, field by field", async () => {
    const campaign = firstOf(cozmox, "results");
    const provider = createCozmox(
      await serving({ "/campaign/<string>": campaign, "/campaign/%3Cstring%3E": campaign, "/call": [] }),
    );
    expect(await collect(provider.listRows({ campaignId: "<string>" }))).toEqual([
      {
        provider: "cozmox",
        campaignId: "<string>",
        id: "<string>:0",
        idSource: "derived",
        position: 0,
        contact: {
          phoneNumber: "<string>",
          sipUri: "<string>",
          name: "<string>",
          email: "<string>",
          externalId: "<string>",
        },
        variables: {},
        status: "pending",
        reached: false,
        attemptCount: 0,
        attempts: [],
        raw: firstOf(campaign, "customers"),
      },
    ]);
  });
});

describe.skipIf(revox === undefined)("the example answer of Revox's documentation", () => {
  const attempt = {
    provider: "revox",
    id: "id",
    campaignId: "campaign",
    rowId: "id",
    phoneNumber: "phone_number",
    providerStatus: "queued",
    status: "queued",
    answeredBy: "ivr",
    transcript: [{ role: "callee", text: "content", toolName: "tool_name" }],
    structuredOutput: { foo: "bar" },
    recordingUrl: "recording_url",
    raw: firstOf(memberOf(firstOf(revox, "rows"), "call"), "call_attempts"),
  };

  it("fits our contract as it stands", () => {
    const path = "/campaigns/campaign/rows";
    expect(checkAnswer({ provider: "revox", method: "GET", path, status: 200, body: revox })).toEqual([]);
  });

  it("is read as a row with its attempt, field by field", async () => {
    const provider = createRevox(await serving({ "/campaigns/campaign/rows": revox }));
    expect(await collect(provider.listRows({ campaignId: "campaign" }))).toEqual([
      {
        provider: "revox",
        campaignId: "campaign",
        id: "id",
        idSource: "provider",
        position: 0,
        contact: { phoneNumber: "phone_number" },
        variables: { foo: "string" },
        // The example is cancelled and initializing at once: the mark wins.
        status: "cancelled",
        providerStatus: "initializing",
        reached: null,
        outcome: "not_interested",
        // The example counts none and lists one: the list proves a dial.
        attemptCount: 1,
        attempts: [attempt],
        raw: firstOf(revox, "rows"),
      },
    ]);
    expect(await collect(provider.listAttempts({ campaignId: "campaign" }))).toEqual([attempt]);
  });

  it("reports its placeholders, each once, and nothing else", async () => {
    const oddities: string[] = [];
    const options = {
      onObservation: ({ kind, path }: { kind: string; path: string }) => oddities.push(`${kind} ${path}`),
    };
    const provider = createRevox(await serving({ "/campaigns/campaign/rows": revox }, options));
    await collect(provider.listRows({ campaignId: "campaign" }));
    expect(oddities.sort()).toEqual([
      "contradiction rows[].call.calls_count",
      ...["answered_at", "ended_at", "started_at"].map((time) => `wrong_time rows[].call.call_attempts[].${time}`),
    ]);
  });
});

function example(name: string): unknown {
  const text = readReference(`seeds/${name}.example.json`);
  return text === undefined ? undefined : JSON.parse(text);
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function firstOf(value: unknown, list: string): unknown {
  const items = memberOf(value, list);
  return Array.isArray(items) ? items[0] : undefined;
}

async function serving<Options extends object>(answers: Readonly<Record<string, unknown>>, options?: Options) {
  const { url: baseUrl, close } = await serveAnswers(answers);
  onTestFinished(close);
  return { baseUrl, apiKey: "test", ...options };
}
