import { AGENTS, type AgentProperty, type CampaignRequest, type Customer } from "./request.ts";
import { type Campaign, isOver } from "./state.ts";

// What requests must keep to beyond their schema. Each problem names the property and the rule.

/** What differs between the providers. */
export interface Rules {
  /** Properties that name who speaks, exactly one of which is to be given. */
  readonly agents: readonly AgentProperty[];
  /** Whether a dial plan may stand in for one number and its customers. */
  readonly dialPlans: boolean;
  readonly mostCustomers?: number;
}

/** Problems of a campaign that is to be created. */
export function createProblems(request: CampaignRequest, rules: Rules): string[] {
  return [
    ...(agentsIn(request).length === 1 ? [] : [`exactly one of ${rules.agents.join(", ")} must be given`]),
    ...diallingProblems(request, rules),
    ...scheduleProblems(request),
  ];
}

/** Problems of a change. Once dialling has begun there is little that can be changed. */
export function updateProblems(campaign: Campaign, request: CampaignRequest, rules: Rules): string[] {
  const { name, status, ...rest } = request;
  if (isOver(campaign) || campaign.status !== "scheduled") {
    const rule = isOver(campaign) ? "the campaign is over" : "the campaign is in progress";
    return Object.keys(rest).map((property) => `${property} cannot be changed when ${rule}`);
  }
  return [
    ...(agentsIn(request).length > 1 ? [`only one of ${rules.agents.join(", ")} must be given`] : []),
    ...(request.dialPlan ? diallingProblems(request, rules) : []),
    ...scheduleProblems(request),
  ];
}

function agentsIn(request: CampaignRequest): AgentProperty[] {
  return AGENTS.filter((property) => request[property] !== undefined);
}

function diallingProblems({ dialPlan, phoneNumberId, customers }: CampaignRequest, rules: Rules): string[] {
  if (dialPlan === undefined) {
    const instead = rules.dialPlans ? " when dialPlan is not" : "";
    return [
      ...(phoneNumberId === undefined ? [`phoneNumberId must be given${instead}`] : []),
      ...(customers === undefined ? [`customers must be given${instead}`] : customersProblems("customers", customers)),
      ...(customers === undefined ? [] : countProblems("customers", customers.length, rules)),
    ];
  }
  const total = dialPlan.reduce((sum, entry) => sum + entry.customers.length, 0);
  return [
    ...(phoneNumberId === undefined ? [] : ["phoneNumberId and dialPlan must not both be given"]),
    ...(customers === undefined ? [] : ["customers and dialPlan must not both be given"]),
    ...dialPlan.flatMap((entry, index) => customersProblems(`dialPlan.${index}.customers`, entry.customers)),
    ...countProblems("dialPlan", total, rules),
  ];
}

function countProblems(property: string, count: number, { mostCustomers = Number.POSITIVE_INFINITY }: Rules): string[] {
  if (count === 0) return [`${property} must have at least 1 customer`];
  return count > mostCustomers ? [`${property} must have at most ${mostCustomers} customers`] : [];
}

function customersProblems(path: string, customers: readonly Customer[]): string[] {
  return customers.flatMap((customer, index) => customerProblems(`${path}.${index}`, customer));
}

function customerProblems(path: string, { number, sipUri, numberE164CheckEnabled }: Customer): string[] {
  if (number === undefined) return sipUri ? [] : [`${path}.number must be given when sipUri is not`];
  if (numberE164CheckEnabled === false || E164.test(number)) return [];
  return [`${path}.number must be in the E.164 format`];
}

const E164 = /^\+[1-9]\d{1,14}$/;

function scheduleProblems({ schedulePlan }: CampaignRequest): string[] {
  if (schedulePlan === undefined) return [];
  const earliestAt = Date.parse(schedulePlan.earliestAt);
  const latestAt = Date.parse(schedulePlan.latestAt ?? "9999-12-31T00:00:00Z");
  // Leap seconds are well-formed, and no moment that a clock knows.
  if (Number.isNaN(earliestAt)) return ["schedulePlan.earliestAt must be an instant"];
  if (Number.isNaN(latestAt)) return ["schedulePlan.latestAt must be an instant"];
  return latestAt > earliestAt ? [] : ["schedulePlan.latestAt must be after schedulePlan.earliestAt"];
}
