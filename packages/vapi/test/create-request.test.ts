import { ConfigurationError, type Finding, type NewRow, UnsupportedError } from "@trunkline/core";
import type { CampaignInput } from "@trunkline/core/adapter";
import { describe, expect, it } from "vitest";
import { toCreateRequest } from "../src/create-request.ts";
import type { Generation } from "../src/generation.ts";
import { toSchedulePlan } from "../src/v1/create-request.ts";

const CONTEXT = { provider: "vapi", operation: "createCampaign" };
const ROW: NewRow = { contact: { phoneNumber: "+15550100" } };
const INPUT: CampaignInput = {
  name: "Recall",
  agent: { kind: "assistant", id: "a1" },
  callers: [{ id: "p1" }],
  rows: [ROW],
  isDraft: false,
};

function make(changes: Partial<CampaignInput>, generation: Generation = "v2") {
  return toCreateRequest({ ...INPUT, ...changes }, generation, CONTEXT);
}

function refusal(changes: Partial<CampaignInput>, generation: Generation = "v2") {
  try {
    make(changes, generation);
  } catch (error) {
    if (error instanceof UnsupportedError || error instanceof ConfigurationError) {
      return { code: error.code, findings: error.findings.map(toText) };
    }
    throw error;
  }
  throw new Error("it was not refused");
}

function toText({ field, rule }: Finding): string {
  return `${field}: ${rule}`;
}

function rowsOf(count: number): NewRow[] {
  return Array.from({ length: count }, (_, index) => ({ contact: { phoneNumber: `+1555010${index}` } }));
}

describe("a request for a new campaign", () => {
  it("is sent without anything that was not asked for", () => {
    expect(make({})).toEqual({
      request: { assistantId: "a1", phoneNumberId: "p1", customers: [{ number: "+15550100" }] },
      warnings: [],
    });
  });

  it.each([
    ["assistant", { assistantId: "x" }],
    ["squad", { squadId: "x" }],
    ["workflow", { workflowId: "x" }],
  ] as const)("names the %s that talks", (kind, agent) => {
    const { request, warnings } = make({ agent: { kind, id: "x" } });
    expect(request).toEqual({ ...agent, phoneNumberId: "p1", customers: [{ number: "+15550100" }] });
    expect(warnings).toEqual([]);
  });

  it("holds everything that is known of somebody", () => {
    const contact = {
      phoneNumber: "+15550100",
      extension: "204",
      name: "Robin",
      email: "robin@example.com",
      externalId: "crm-1",
    };
    const { phoneNumber, ...rest } = contact;
    const { request, warnings } = make({ rows: [{ contact }, { contact: { sipUri: "sip:robin@example.com" } }] });
    expect(request.customers).toEqual([{ number: phoneNumber, ...rest }, { sipUri: "sip:robin@example.com" }]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ["assistant", "assistantOverrides"],
    ["squad", "squadOverrides"],
  ] as const)("gives the %s the variables of the campaign with each row, under the row's own", (kind, property) => {
    const rows = [{ ...ROW, variables: { city: "Paris", visits: 2 } }, ROW];
    const { request, warnings } = make({ agent: { kind, id: "x" }, rows, variables: { city: "?", clinic: "North" } });
    expect(request.customers).toEqual([
      { number: "+15550100", [property]: { variableValues: { city: "Paris", clinic: "North", visits: 2 } } },
      { number: "+15550100", [property]: { variableValues: { city: "?", clinic: "North" } } },
    ]);
    expect(request).not.toHaveProperty(property);
    expect(warnings).toEqual([]);
  });

  it("has no place for a workflow's variables, and says so", () => {
    const rows = [
      { ...ROW, variables: { visits: 2 } },
      { ...ROW, variables: {} },
    ];
    const { request, warnings } = make({ agent: { kind: "workflow", id: "x" }, rows, variables: { city: "Paris" } });
    expect(request.customers).toEqual([{ number: "+15550100" }, { number: "+15550100" }]);
    expect(warnings.map(({ field }) => field)).toEqual(["variables", "rows"]);
    expect(toText(warnings[1] ?? { field: "", rule: "" })).toMatch(/^rows: 1 has variables, which are not sent/);
  });

  it.each([
    [2, 5, [3, 2], []],
    [3, 7, [3, 2, 2], []],
    [3, 3, [1, 1, 1], []],
    [3, 2, [1, 1], ["callers: are more than the rows: the last 1 are not used"]],
  ] as const)("deals rows among %i numbers in blocks, in their order: %i rows", (numbers, count, sizes, told) => {
    const rows = rowsOf(count);
    const callers = Array.from({ length: numbers }, (_, index) => ({ id: `p${index}` }));
    const { request, warnings } = make({ callers, rows });
    const { dialPlan = [] } = request;
    expect(request).not.toHaveProperty("customers");
    expect(request).not.toHaveProperty("phoneNumberId");
    expect(dialPlan.map(({ phoneNumberId }) => phoneNumberId)).toEqual(sizes.map((_, index) => `p${index}`));
    expect(dialPlan.map(({ customers }) => customers.length)).toEqual(sizes);
    expect(dialPlan.flatMap(({ customers }) => customers.map(({ number }) => number))).toEqual(
      rows.map(({ contact }) => contact.phoneNumber),
    );
    expect(warnings.map(toText)).toEqual(told);
  });

  it("takes a number by its id, with or without the number itself", () => {
    const { request, warnings } = make({ callers: [{ id: "p9", phoneNumber: "+15550199" }] });
    expect(request).toMatchObject({ phoneNumberId: "p9" });
    expect(warnings).toEqual([]);
  });

  it("says how many calls there may be at once, and of the first generation that it may not keep to it", () => {
    expect(make({ maxConcurrency: 3 })).toMatchObject({ request: { maxConcurrency: 3 }, warnings: [] });
    const first = make({ maxConcurrency: 3 }, "v1");
    expect(first.request).toMatchObject({ maxConcurrency: 3 });
    expect(first.warnings.map(({ field }) => field)).toEqual(["maxConcurrency"]);
  });

  it("takes a retry plan that asks for nothing but one dial each", () => {
    expect(make({ retry: { maxAttempts: 1, secondAtOnce: false } }).request).toEqual(make({}).request);
  });

  it("tells once, not row by row, that there are two ways to dial somebody", () => {
    const both = { contact: { phoneNumber: "+15550100", sipUri: "sip:robin@example.com" } };
    expect(make({ rows: [both, ROW, both] }).warnings.map(toText)).toEqual([
      "rows: 2 have both contact.phoneNumber and contact.sipUri; which of them Vapi dials is not documented",
    ]);
  });

  it("holds what only Vapi has", () => {
    const server = { url: "https://example.test/hook" };
    const own = { server, serverMessages: ["campaign.ended"], predialPlan: {}, assistantOverrides: { name: "Robin" } };
    const { request, warnings } = make({ providerOptions: { vapi: own, revox: { launchMode: "x" } } });
    expect(request).toEqual({ ...make({}).request, ...own });
    expect(warnings).toEqual([]);
    const squad = { squadOverrides: { firstMessage: "Hello" } };
    expect(make({ agent: { kind: "squad", id: "s" }, providerOptions: { vapi: squad } }).request).toMatchObject(squad);
  });

  it("warns of what came with the second generation, where the first is all there is", () => {
    const vapi = { server: { url: "https://example.test/hook" }, serverMessages: ["campaign.ended"] };
    const { request, warnings } = make({ providerOptions: { vapi } }, "v1");
    expect(request).toMatchObject(vapi);
    expect(warnings.map(({ field }) => field)).toEqual([
      "providerOptions.vapi.server",
      "providerOptions.vapi.serverMessages",
    ]);
  });

  it("warns where the campaign's settings may not hold for rows with variables", () => {
    const providerOptions = { vapi: { assistantOverrides: { name: "Robin" } } };
    const { warnings } = make({ providerOptions, variables: { city: "Paris" } });
    expect(warnings.map(({ field }) => field)).toEqual(["providerOptions.vapi.assistantOverrides"]);
  });
});

describe("what Vapi cannot do", () => {
  it.each<[string, Partial<CampaignInput>, readonly string[]]>([
    ["a draft", { isDraft: true }, ["start: is draft, and Vapi has no drafts"]],
    [
      "dialling again",
      { retry: { maxAttempts: 3, secondAtOnce: true } },
      [
        "retry.maxAttempts: is not 1, and Vapi dials each row once",
        "retry.secondAtOnce: is true, and Vapi dials each row once",
      ],
    ],
    [
      "hours of the day",
      { retry: { maxAttempts: 1, days: ["monday"], windows: [{ from: "09:00", until: "17:00" }], timeZone: "UTC" } },
      ["days", "windows", "timeZone"].map(
        (name) => `retry.${name}: cannot be kept to: Vapi has no hours or days of dialling, only start and latestAt`,
      ),
    ],
  ])("is refused: %s", (_what, changes, findings) => {
    expect(refusal(changes)).toEqual({ code: "unsupported", findings });
  });

  it("is told all at once, before what is wrong", () => {
    const { code, findings } = refusal({ isDraft: true, retry: { maxAttempts: 2 }, callers: [] });
    expect(code).toBe("unsupported");
    expect(findings).toHaveLength(2);
  });

  it("is a gate that the first generation may not ask: somebody would be rung who must not be", () => {
    const vapi = { predialPlan: {}, server: { url: "https://example.test/hook" } };
    expect(refusal({ providerOptions: { vapi } }, "v1")).toEqual({
      code: "unsupported",
      findings: ["providerOptions.vapi.predialPlan: is not known to be asked for by the first generation of campaigns"],
    });
    const open = { ...vapi, predialPlan: { enabled: false } };
    expect(make({ providerOptions: { vapi: open } }, "v1").request).toMatchObject(open);
  });
});

describe("what Vapi would refuse", () => {
  const long = "x".repeat(41);

  it.each<[string, Partial<CampaignInput>, readonly string[]]>([
    ["no number to ring from", { callers: [] }, ["callers[0].id: is missing: Vapi knows numbers by their id"]],
    [
      "numbers without their ids",
      { callers: [{ id: "p1" }, { phoneNumber: "+15550199" }] },
      ["callers[1].id: is missing: Vapi knows numbers by their id"],
    ],
    [
      "more than it keeps of somebody, in every row",
      {
        rows: [
          {
            contact: { phoneNumber: "+15550100", name: long, email: long, externalId: long, extension: "12345678901" },
          },
          ROW,
          { contact: { phoneNumber: "+15550100", email: long } },
        ],
      },
      [
        "rows[0].contact.extension: is longer than 10 characters",
        "rows[0].contact.name: is longer than 40 characters",
        "rows[0].contact.email: is longer than 40 characters",
        "rows[0].contact.externalId: is longer than 40 characters",
        "rows[2].contact.email: is longer than 40 characters",
      ],
    ],
    [
      "options that it does not have, or of another kind",
      { providerOptions: { vapi: { sever: {}, server: "https://example.test", serverMessages: {}, predialPlan: [] } } },
      [
        "providerOptions.vapi.sever: is not known",
        "providerOptions.vapi.server: is not an object",
        "providerOptions.vapi.serverMessages: is not a list",
        "providerOptions.vapi.predialPlan: is not an object",
      ],
    ],
    ["options that are none", { providerOptions: { vapi: "v2" } }, ["providerOptions.vapi: is not an object"]],
    [
      "options that say again what the input says",
      { providerOptions: { vapi: { customers: [], assistantOverrides: { variableValues: {} } } } },
      ["providerOptions.vapi.customers: is not known"],
    ],
    [
      "variables in another place than theirs",
      { providerOptions: { vapi: { assistantOverrides: { variableValues: { city: "Paris" } } } } },
      ["providerOptions.vapi.assistantOverrides.variableValues: are not for here: there is variables"],
    ],
    [
      "settings of somebody who does not talk",
      { providerOptions: { vapi: { squadOverrides: {} } } },
      ["providerOptions.vapi.squadOverrides: are for agent.kind squad only"],
    ],
    [
      "a gate, and nobody to ask",
      { providerOptions: { vapi: { predialPlan: {} } } },
      ["providerOptions.vapi.server: is missing, and predialPlan needs it"],
    ],
  ])("is told in the words of the input: %s", (_what, changes, findings) => {
    expect(refusal(changes)).toEqual({ code: "configuration", findings });
  });

  it("is counted in characters as people see them", () => {
    expect(make({ rows: [{ contact: { phoneNumber: "+15550100", name: "🙂".repeat(40) } }] }).warnings).toEqual([]);
  });
});

describe("the time of a campaign", () => {
  const now = Date.parse("2026-08-18T12:00:00.000Z");
  const [startAt, latestAt] = ["2026-08-19T08:00:00.000Z", "2026-08-19T18:00:00.000Z"];

  it.each([
    ["at once", {}, undefined],
    ["from a moment on", { startAt }, { earliestAt: startAt }],
    ["between two moments", { startAt, latestAt }, { earliestAt: startAt, latestAt }],
    ["until a moment, from now on", { latestAt }, { earliestAt: "2026-08-18T12:00:00.000Z", latestAt }],
  ])("is %s", (_what, input, plan) => {
    expect(toSchedulePlan(input, now, CONTEXT)).toEqual(plan);
  });

  it("is not sent once it is over", () => {
    const over = { startAt: "2026-08-18T10:00:00.000Z", latestAt: "2026-08-18T12:00:00.000Z" };
    expect(() => toSchedulePlan(over, now, CONTEXT)).toThrow(ConfigurationError);
  });
});
