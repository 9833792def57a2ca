import { describe, expect, it } from "vitest";
import { preflight } from "../src/rules.ts";

const CUSTOMER = { number: "+15550100" };
const CAMPAIGN = { name: "Recall", assistantId: "a1", phoneNumberId: "p1", customers: [CUSTOMER] };

function refused(operation: string, body: unknown): string[] {
  const found = preflight(operation, { path: { id: "c1" }, query: new URLSearchParams(), body });
  return found.map(({ field, rule }) => `${field} ${rule}`);
}

describe("creating a campaign", () => {
  it.each([
    ["an assistant", CAMPAIGN],
    ["nobody to speak, since nobody says that it is needed", { ...CAMPAIGN, assistantId: undefined }],
    ["a workflow", { ...CAMPAIGN, assistantId: undefined, workflowId: "w1" }],
    ["more customers than Vapi takes", { ...CAMPAIGN, customers: Array.from({ length: 10_001 }, () => CUSTOMER) }],
    ["what came to Vapi later and is not known here", { ...CAMPAIGN, squadId: "s1", dialPlan: [], predialPlan: {} }],
    ["a customer without a number", { ...CAMPAIGN, customers: [{ name: "Ada" }] }],
    [
      "any two moments",
      { ...CAMPAIGN, schedulePlan: { earliestAt: "2026-08-19T12:00:00Z", latestAt: "2026-08-18T12:00:00Z" } },
    ],
  ])("takes %s", (_what, body) => {
    expect(refused("createCampaign", body)).toEqual([]);
  });

  it.each([
    [
      "two to speak",
      { workflowId: "w1" },
      ["workflowId is one too many: only one of assistantId, workflowId may be given"],
    ],
    [
      "nobody to dial, from nowhere",
      { phoneNumberId: undefined, customers: undefined },
      ["phoneNumberId is missing", "customers is missing"],
    ],
    [
      "a number as people write it",
      { customers: [{ number: "555 0100" }] },
      ["customers[0].number is not an E.164 number"],
    ],
    ["null to speak, once", { workflowId: null }, ["workflowId is not text"]],
  ])("refuses %s", (_what, change, findings) => {
    expect(refused("createCampaign", { ...CAMPAIGN, ...change })).toEqual(findings);
  });
});

describe("changing a campaign", () => {
  it("takes any part of it, and the one status that there is to ask for", () => {
    expect(refused("updateCampaign", { name: "Later" })).toEqual([]);
    expect(refused("updateCampaign", { status: "cancelled" })).toEqual(["status is not one of ended"]);
  });

  it("refuses two to speak", () => {
    expect(refused("updateCampaign", { assistantId: "a1", workflowId: "w1" })).toEqual([
      "workflowId is one too many: only one of assistantId, workflowId may be given",
    ]);
  });
});
