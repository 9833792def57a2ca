import { describe, expect, it } from "vitest";
import { preflight } from "../src/rules.ts";

const CUSTOMER = { number: "+15550100" };
const CAMPAIGN = { name: "Recall", assistantId: "a1", phoneNumberId: "p1", customers: [CUSTOMER] };
const { assistantId: _agent, ...NOBODY_SPEAKS } = CAMPAIGN;
const { customers: _customers, phoneNumberId: _line, ...NOBODY_IS_DIALLED } = CAMPAIGN;
const earliestAt = "2026-08-19T12:00:00Z";

function refused(operation: string, body: unknown): string[] {
  const found = preflight(operation, { path: { id: "c1" }, query: new URLSearchParams(), body });
  return found.map(({ field, rule }) => `${field} ${rule}`);
}

function crowd(size: number) {
  return Array.from({ length: size }, () => CUSTOMER);
}

describe.each(["createCampaign", "createCampaignV2"])("%s", (operation) => {
  it.each([
    ["one number and its customers", CAMPAIGN],
    ["a squad", { ...NOBODY_SPEAKS, squadId: "s1" }],
    ["a plan", { ...NOBODY_IS_DIALLED, dialPlan: [{ phoneNumberId: "p1", customers: [CUSTOMER] }] }],
    ["nothing but another campaign to copy", { name: "Again", duplicateFromCampaignId: "c1" }],
    ["another campaign to copy, for others", { name: "Again", duplicateFromCampaignId: "c1", customers: [CUSTOMER] }],
    ["somebody on the internet", { ...CAMPAIGN, customers: [{ sipUri: "sip:somebody@example.com" }] }],
    ["an extension of one's own", { ...CAMPAIGN, customers: [{ number: "1234", numberE164CheckEnabled: false }] }],
    ["one number twice", { ...CAMPAIGN, customers: [CUSTOMER, CUSTOMER] }],
    ["as many as may be", { ...CAMPAIGN, customers: crowd(10_000) }],
    ["any two moments", { ...CAMPAIGN, schedulePlan: { earliestAt, latestAt: "2026-08-19T09:00:00+02:00" } }],
    ["a customer without an address", { ...CAMPAIGN, customers: [{}, { sipUri: "" }] }],
    ["a gate, and somebody to ask", { ...CAMPAIGN, predialPlan: {}, server: { url: "https://example.test" } }],
    ["a gate that stands open", { ...CAMPAIGN, predialPlan: { enabled: false } }],
    ["a gate like that of another campaign", { name: "Again", duplicateFromCampaignId: "c1", predialPlan: {} }],
  ])("takes %s", (_what, body) => {
    expect(refused(operation, body)).toEqual([]);
  });

  it.each([
    ["nobody to speak", NOBODY_SPEAKS, ["assistantId is missing: one of assistantId, workflowId, squadId is needed"]],
    [
      "two to speak",
      { ...CAMPAIGN, squadId: "s1" },
      ["squadId is one too many: only one of assistantId, workflowId, squadId may be given"],
    ],
    [
      "nobody to dial, from nowhere",
      NOBODY_IS_DIALLED,
      ["phoneNumberId is missing, and so is dialPlan", "customers is missing, and so is dialPlan"],
    ],
    [
      "a plan beside a number and customers",
      { ...CAMPAIGN, dialPlan: [] },
      [
        "phoneNumberId is given together with dialPlan, which has its own",
        "customers is given together with dialPlan, which has its own",
      ],
    ],
    [
      "a plan for too many",
      {
        ...NOBODY_IS_DIALLED,
        dialPlan: [9_999, 2].map((size) => ({ phoneNumberId: "p1", customers: crowd(size) })),
      },
      ["dialPlan has more than 10000 customers in all"],
    ],
    ["too many", { ...CAMPAIGN, customers: crowd(10_001) }, ["customers has more than 10 000 items"]],
    [
      "wrong numbers, each by its place",
      { ...CAMPAIGN, customers: [CUSTOMER, { number: "555 0100" }, {}, { number: "+0155501" }] },
      ["customers[1].number is not an E.164 number", "customers[3].number is not an E.164 number"],
    ],
    [
      "a wrong number in a plan",
      { ...NOBODY_IS_DIALLED, dialPlan: [{ phoneNumberId: "p1", customers: [CUSTOMER, { number: "0100" }] }] },
      ["dialPlan[0].customers[1].number is not an E.164 number"],
    ],
    [
      "signs that no number has, though it need not be E.164",
      { ...CAMPAIGN, customers: [{ number: "12 34", numberE164CheckEnabled: false }] },
      ["customers[0].number has other characters than letters, digits and a leading +"],
    ],
    ["a gate, and nobody to ask", { ...CAMPAIGN, predialPlan: {} }, ["server is missing, and predialPlan needs it"]],
    [
      "addresses that are too long, all of them at once",
      { ...CAMPAIGN, customers: [{ ...CUSTOMER, email: "x".repeat(41), externalId: "y".repeat(41) }] },
      ["customers[0].email is longer than 40 characters", "customers[0].externalId is longer than 40 characters"],
    ],
  ])("refuses %s", (_what, body, findings) => {
    expect(refused(operation, body)).toEqual(findings);
  });

  it("says of each thing only once that it is of the wrong kind", () => {
    expect(refused(operation, { ...CAMPAIGN, customers: "all" })).toEqual(["customers is not a list"]);
    expect(refused(operation, { ...CAMPAIGN, customers: [{ number: 5 }] })).toEqual([
      "customers[0].number is not text",
    ]);
    expect(refused(operation, { ...CAMPAIGN, schedulePlan: { earliestAt, latestAt: "late" } })).toEqual([
      "schedulePlan.latestAt is not a moment such as 2026-08-18T09:30:00Z",
    ]);
  });

  it("says of null only once that it may not be", () => {
    expect(refused(operation, { ...CAMPAIGN, workflowId: null })).toEqual(["workflowId is not text"]);
    expect(refused(operation, { ...CAMPAIGN, assistantId: null })).toEqual(["assistantId is not text"]);
    expect(refused(operation, { ...CAMPAIGN, dialPlan: null })).toEqual(["dialPlan is not a list"]);
    expect(refused(operation, { ...CAMPAIGN, predialPlan: null })).toEqual(["predialPlan is not an object"]);
  });

  it("says of each of ten thousand rows that it is wrong, by its place", () => {
    const customers = Array.from({ length: 10_000 }, () => ({ number: "555 0100" }));
    expect(refused(operation, { ...CAMPAIGN, customers })).toEqual(
      customers.map((_customer, index) => `customers[${index}].number is not an E.164 number`),
    );
  });
});

describe.each(["updateCampaign", "updateCampaignV2"])("%s", (operation) => {
  it("takes a part of a campaign, and asks for no more", () => {
    expect(refused(operation, {})).toEqual([]);
    expect(refused(operation, { status: "ended" })).toEqual([]);
    expect(refused(operation, { dialPlan: [{ phoneNumberId: "p1", customers: [CUSTOMER] }] })).toEqual([]);
  });

  it("refuses what no campaign may have", () => {
    const dialPlan = [{ phoneNumberId: "p1", customers: [{ number: "0100" }] }];
    expect(refused(operation, { assistantId: "a1", squadId: "s1", phoneNumberId: "p1", dialPlan })).toEqual([
      "squadId is one too many: only one of assistantId, workflowId, squadId may be given",
      "phoneNumberId is given together with dialPlan, which has its own",
      "dialPlan[0].customers[0].number is not an E.164 number",
    ]);
  });
});

describe("reading", () => {
  it("is held against the bounds of each listing", () => {
    const query = (text: string) => ({ path: {}, query: new URLSearchParams(text) });
    expect(preflight("listCalls", query("limit=1000&createdAtGe=2026-08-18T09:30:00.000Z"))).toEqual([]);
    expect(preflight("listCalls", query("limit=1001"))).toEqual([{ field: "limit", rule: "is above 1 000" }]);
    expect(preflight("listContactsV2", query("limit=0"))).toEqual([{ field: "limit", rule: "is below 1" }]);
  });

  it("leaves it to Vapi which ids there are", () => {
    expect(preflight("getCampaign", { path: { id: "no uuid" }, query: new URLSearchParams() })).toEqual([]);
  });
});
