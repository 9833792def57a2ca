import type { Finding } from "@trunkline/core";
import { type Check, type PreflightInput, preflightBy } from "@trunkline/core/preflight";
import type { operations } from "./generated/operations.ts";
import { rules } from "./generated/rules.ts";
import { createRules, updateRules, type V1Rules } from "./v1/rules.ts";

const V1_RULES: V1Rules = {
  agents: ["assistantId", "workflowId", "squadId"],
  isCurrent: true,
  mostCustomers: 10_000,
};

const create = createRules(V1_RULES);
const update = updateRules(V1_RULES);

/** Rules about more than one property, as Vapi states them. Both generations have the same. */
export const checks = {
  createCampaign: create,
  createCampaignV2: create,
  updateCampaign: update,
  updateCampaignV2: update,
} as const satisfies Partial<Record<keyof typeof operations, Check>>;

/** Everything that Vapi would refuse about a request, as far as is known before sending it. Empty: nothing. */
export function preflight(operation: string, input: PreflightInput): readonly Finding[] {
  return preflightBy(rules, checks, operation, input);
}
