import { ConfigurationError, UnsupportedError } from "@trunkline/core";
import type { CampaignInput } from "@trunkline/core/adapter";
import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { toCreateRequest } from "../src/create-request.ts";
import type { RevoxGeneration } from "../src/index.ts";
import { preflight } from "../src/rules.ts";
import { toUpdateRequest } from "../src/update-request.ts";

const CONTEXT = { provider: "revox", operation: "createCampaign" };
const AT = "2026-08-19T09:30:00.000Z";
const CONTACT = { phoneNumber: "+15550100" };
const INPUT: CampaignInput = {
  name: "Check-ups",
  agent: { kind: "assistant", id: "assistant-1" },
  callers: [],
  rows: [{ contact: CONTACT }],
  isDraft: false,
};

function requestOf(changes: Partial<CampaignInput>, generation: RevoxGeneration = "g3") {
  return toCreateRequest({ ...INPUT, ...changes }, generation, CONTEXT);
}

/** Without what every body has. */
function bodyOf(changes: Partial<CampaignInput>, generation?: RevoxGeneration) {
  const { body } = requestOf(changes, generation);
  expect(
    preflight("createCampaign", { path: {}, query: new URLSearchParams(), body: { name: "Check-ups", ...body } }),
  ).toEqual([]);
  const { assistant_id, contacts, ...rest } = body;
  expect(assistant_id).toBe("assistant-1");
  return { contacts, rest };
}

function sentencesOf(findings: readonly { readonly field: string; readonly rule: string }[]): string[] {
  return findings.map(({ field, rule }) => `${field}: ${rule}`);
}

async function refusalOf(run: () => unknown, kind: typeof ConfigurationError | typeof UnsupportedError) {
  const error = await thrownBy(run);
  if (!(error instanceof kind)) throw error;
  return sentencesOf(error.findings);
}

describe("the start", () => {
  it.each([
    ["g1", "now", {}, "campaign", {}],
    ["g1", "at a moment", { startAt: AT }, "campaign", { scheduled_at: AT }],
    ["g2", "now", {}, "campaign", { launch: true }],
    ["g2", "at a moment", { startAt: AT }, "campaign", { launch: true, scheduled_at: AT }],
    ["g2", "as a draft", { isDraft: true }, "draft", { launch: false }],
    ["g3", "now", {}, "draft", { launch: false }],
    ["g3", "at a moment", { startAt: AT }, "draft", { launch: false }],
    ["g3", "as a draft", { isDraft: true }, "draft", { launch: false }],
  ] as const)("in %s, %s", (generation, _when, changes, makes, start) => {
    expect(requestOf(changes, generation)).toMatchObject({ makes, warnings: [] });
    expect(bodyOf(changes, generation).rest).toEqual(start);
  });

  it("cannot be left open where creating starts", async () => {
    expect(await refusalOf(() => requestOf({ isDraft: true }, "g1"), UnsupportedError)).toEqual([
      "start: is draft; this generation of Revox starts whatever it creates",
    ]);
  });
});

describe("rows", () => {
  it("come in their order, with the campaign's variables under their own, all of it text", () => {
    const rows = [
      { contact: CONTACT, variables: { first_name: "Ada", city: undefined, visits: 3 } },
      { contact: { phoneNumber: "+15550101" } },
    ];
    expect(bodyOf({ rows, variables: { city: "Paris", vip: true, visits: 0.5 } }).contacts).toEqual([
      {
        to_phone_number: "+15550100",
        prompt_variables: { first_name: "Ada", city: "Paris", vip: "true", visits: "3" },
      },
      { to_phone_number: "+15550101", prompt_variables: { city: "Paris", vip: "true", visits: "0.5" } },
    ]);
  });

  it("warn of what Revox has no place for, counted", () => {
    const rows = [
      { contact: { ...CONTACT, name: "Ada", email: "ada@example.com", sipUri: "sip:ada@example.com" } },
      { contact: { ...CONTACT, name: "Grace", externalId: "7", email: "", extension: "" } },
    ];
    expect(sentencesOf(requestOf({ rows }).warnings)).toEqual([
      "rows: 2 have contact.name, which Revox does not keep; give it as a variable",
      "rows: 1 has contact.email, which Revox does not keep; give it as a variable",
      "rows: 1 has contact.externalId, which Revox does not keep; give it as a variable",
      "rows: 1 has contact.sipUri, which Revox does not ring; it rings phoneNumber",
    ]);
  });
});

describe("settings", () => {
  const WINDOW = { from: "09:30", until: "17:00" };
  const WIRE_WINDOW = { calling_window_start_time: "09:30", calling_window_end_time: "17:00" };

  it.each([
    [
      "the number to ring from, also when it has an id",
      { callers: [{ id: "n1", phoneNumber: "+15550199" }] },
      { from_phone_number: "+15550199" },
    ],
    ["how many may talk at once", { maxConcurrency: 3 }, { max_concurrent_calls: 3 }],
    [
      "how often to dial, which is not twice at once unless it is asked for",
      { retry: { maxAttempts: 2 } },
      { call_retry_config: { max_retry_attempts: 2, call_twice_in_a_row: false } },
    ],
    [
      "a whole plan",
      {
        retry: {
          maxAttempts: 4,
          days: ["monday", "sunday"],
          windows: [WINDOW, { from: "18:00", until: "24:00", retryDelaySeconds: 600 }],
          timeZone: "Europe/Paris",
          secondAtOnce: true,
        },
      },
      {
        call_retry_config: {
          max_retry_attempts: 4,
          call_twice_in_a_row: true,
          allowed_days: ["monday", "sunday"],
          calling_windows: [
            WIRE_WINDOW,
            { calling_window_start_time: "18:00", calling_window_end_time: "24:00", retry_delay_seconds: 600 },
          ],
          timezone: "Europe/Paris",
        },
      },
    ],
  ] as const)("send %s", (_what, changes, body) => {
    expect(bodyOf(changes).rest).toEqual({ launch: false, ...body });
    expect(toUpdateRequest(changes, CONTEXT)).toEqual(body);
  });

  it("warn that of several numbers the first is rung from", () => {
    const { body, warnings } = requestOf({ callers: [{ phoneNumber: "+15550199" }, { phoneNumber: "+15550198" }] });
    expect(body.from_phone_number).toBe("+15550199");
    expect(sentencesOf(warnings)).toEqual(["callers: are 2; Revox rings from one number, and the first is it"]);
  });
});

describe("what cannot be done", () => {
  it("is told at once, all of it, before what is merely wrong", async () => {
    const changes: Partial<CampaignInput> = {
      agent: { kind: "squad", id: "s1" },
      latestAt: AT,
      variables: { list: [] },
      rows: [
        { contact: CONTACT },
        { contact: { sipUri: "sip:ada@example.com" } },
        { contact: { ...CONTACT, extension: "7" } },
      ],
    };
    expect(await refusalOf(() => requestOf(changes), UnsupportedError)).toEqual([
      "agent.kind: is squad; Revox has assistants only",
      "latestAt: is given; Revox does not stop by itself at a moment",
      "rows[1].contact.sipUri: is there without phoneNumber; Revox rings numbers only",
      "rows[2].contact.extension: is given; Revox does not dial extensions",
    ]);
  });

  it("is told of a change, too", async () => {
    const changes = { startAt: AT, latestAt: AT, callers: [{ phoneNumber: "+15550199" }, { id: "n2" }] };
    expect(await refusalOf(() => toUpdateRequest(changes, CONTEXT), UnsupportedError)).toEqual([
      "startAt: cannot be changed at Revox",
      "latestAt: is given; Revox does not stop by itself at a moment",
      "callers: are 2; Revox rings from one number",
    ]);
    expect(await refusalOf(() => toUpdateRequest({ callers: [] }, CONTEXT), UnsupportedError)).toEqual([
      "callers: are none; Revox cannot go back to its default",
    ]);
  });
});

describe("what is wrong", () => {
  const SETTINGS = [
    ["a number that is known by its id alone", { callers: [{ id: "n1" }] }, ["callers[0].phoneNumber: is missing"]],
    [
      "a second dial that there is not",
      { retry: { maxAttempts: 1, secondAtOnce: true } },
      ["retry.secondAtOnce: needs maxAttempts of 2 or more"],
    ],
    [
      "a plan without a day, or an hour",
      { retry: { maxAttempts: 2, days: [], windows: [] } },
      ["retry.days: are none", "retry.windows: are none"],
    ],
    [
      "options that nobody knows",
      { providerOptions: { vapi: { any: 1 }, revox: { launchMode: "speed_dial", callId: "c1" } } },
      ["providerOptions.revox.launchMode: is not known", "providerOptions.revox.callId: is not known"],
    ],
    ["options that are none", { providerOptions: { revox: "fast" } }, ["providerOptions.revox: is not an object"]],
  ] as const;

  it.each(SETTINGS)("is %s", async (_what, changes, findings) => {
    expect(await refusalOf(() => requestOf(changes), ConfigurationError)).toEqual(findings);
    expect(await refusalOf(() => toUpdateRequest(changes, CONTEXT), ConfigurationError)).toEqual(findings);
  });

  it("is a variable that no text says, by its place and never by its value", async () => {
    const variables = { none: null, list: ["a"], deep: { secret: "+15550123" }, odd: Number.NaN };
    const error = await thrownBy(() =>
      requestOf({ variables: { none: null }, rows: [{ contact: CONTACT, variables }] }),
    );
    const rule = "is not text, a number or true/false";
    expect(error).toMatchObject({
      findings: [
        { field: "variables.none", rule, value: "null" },
        { field: "rows[0].variables.none", rule, value: "null" },
        { field: "rows[0].variables.list", rule },
        { field: "rows[0].variables.deep", rule, value: "object" },
        { field: "rows[0].variables.odd", rule },
      ],
    });
    expect(String(error)).not.toContain("5550123");
  });
});
