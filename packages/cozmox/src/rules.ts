import type { Finding } from "@trunkline/core";
import { type Check, type PreflightInput, preflightBy } from "@trunkline/core/preflight";
import { createRules, updateRules, type V1Rules } from "@trunkline/vapi/v1";
import type { operations } from "./generated/operations.ts";
import { rules } from "./generated/rules.ts";

/** No squads, nothing that came to Vapi since, and no limit of customers that anybody states. */
const V1_RULES: V1Rules = { agents: ["assistantId", "workflowId"], isCurrent: false };

/** Rules about more than one property: Vapi's, as far as they were there when it was taken over. */
export const checks = {
  createCampaign: createRules(V1_RULES),
  updateCampaign: updateRules(V1_RULES),
} as const satisfies Partial<Record<keyof typeof operations, Check>>;

/** Everything that Cozmox would refuse about a request, as far as is known before sending it. Empty: nothing. */
export function preflight(operation: string, input: PreflightInput): readonly Finding[] {
  return preflightBy(rules, checks, operation, input);
}
