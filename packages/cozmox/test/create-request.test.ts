import { ConfigurationError, type NewRow, UnsupportedError } from "@trunkline/core";
import type { CampaignInput } from "@trunkline/core/adapter";
import { describe, expect, it } from "vitest";
import { toCreateRequest } from "../src/create-request.ts";

const ROW: NewRow = { contact: { phoneNumber: "+15550100" } };
const INPUT: CampaignInput = {
  name: "Recall",
  agent: { kind: "assistant", id: "a1" },
  callers: [{ id: "p1" }],
  rows: [ROW],
  isDraft: false,
};

function make(changes: Partial<CampaignInput>) {
  const { request, warnings } = toCreateRequest(
    { ...INPUT, ...changes },
    { provider: "cozmox", operation: "createCampaign" },
  );
  return { request, warnings: warnings.map(({ field, rule }) => `${field}: ${rule}`) };
}

const LEAST = { assistantId: "a1", phoneNumberId: "p1", customers: [{ number: "+15550100" }] };

describe("a request for a new campaign", () => {
  const rows = [{ ...ROW, variables: { visits: 2 } }, { contact: { sipUri: "sip:robin@example.com", name: "Robin" } }];

  it.each<[string, Partial<CampaignInput>, object, readonly string[]]>([
    ["holds nothing that was not asked for", {}, {}, []],
    [
      "names the workflow that talks",
      { agent: { kind: "workflow", id: "w1" } },
      { assistantId: undefined, workflowId: "w1" },
      [],
    ],
    [
      "gives the campaign's variables to each row",
      { rows, variables: { city: "Paris", visits: 0 } },
      {
        customers: [
          { number: "+15550100", assistantOverrides: { variableValues: { city: "Paris", visits: 2 } } },
          {
            sipUri: "sip:robin@example.com",
            name: "Robin",
            assistantOverrides: { variableValues: { city: "Paris", visits: 0 } },
          },
        ],
      },
      [],
    ],
    [
      "rings from the first of several numbers, and says so",
      { callers: [{ id: "p2" }, { id: "p1" }] },
      { phoneNumberId: "p2" },
      ["callers: are several, and a campaign of Cozmox's rings from one: the first is used"],
    ],
    [
      "has no word for how many at once, and says so",
      { maxConcurrency: 3 },
      {},
      ["maxConcurrency: is not sent: only the account limits how many calls Cozmox makes at once"],
    ],
    ["leaves alone what others understand", { providerOptions: { vapi: { server: {} } } }, {}, []],
  ])("%s", (_what, changes, request, warnings) => {
    expect(make(changes)).toEqual({ request: { ...LEAST, ...request }, warnings });
  });

  it.each<[string, Partial<CampaignInput>, typeof UnsupportedError | typeof ConfigurationError, readonly string[]]>([
    ["a squad", { agent: { kind: "squad", id: "s1" } }, UnsupportedError, ["agent.kind"]],
    [
      "a draft that is rung again",
      { isDraft: true, retry: { maxAttempts: 3 } },
      UnsupportedError,
      ["start", "retry.maxAttempts"],
    ],
    ["no number to ring from", { callers: [] }, ConfigurationError, ["callers[0].id"]],
    [
      "what it has no room for, and options that it does not have",
      {
        rows: [ROW, { contact: { ...ROW.contact, email: "x".repeat(41) } }],
        providerOptions: { cozmox: { server: {} } },
      },
      ConfigurationError,
      ["rows[1].contact.email", "providerOptions.cozmox.server"],
    ],
  ])("is refused: %s", (_what, changes, kind, fields) => {
    expect(() => make(changes)).toThrow(kind);
    expect(() => make(changes)).toThrow(
      expect.objectContaining({ findings: fields.map((field) => expect.objectContaining({ field })) }),
    );
  });
});
