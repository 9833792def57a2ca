import type { Finding } from "@trunkline/core";
import { type Check, fieldsOf, isPhoneNumber, itemsOf, type PreflightInput, valueClass } from "@trunkline/core/adapter";

// Rules that the schemas cannot say. Each passes over what is of the wrong kind: the schemas find
// that.

/** What differs between those who have the first generation's campaigns. */
export interface V1Rules {
  /** Properties that name who speaks. A campaign has exactly one of them. */
  readonly agents: readonly string[];
  /** Whether it has what came since others copied it: dial plans, gates, and campaigns made from other campaigns. */
  readonly isCurrent: boolean;
  /** Most customers of one campaign. Absent: not known. */
  readonly mostCustomers?: number;
}

type Request = Readonly<Record<string, unknown>>;

/** Rules of a campaign that is to be created. */
export function createRules(rules: V1Rules): Check {
  return ({ body }: PreflightInput) => {
    const request = fieldsOf(body);
    return [
      ...agentsFindings(request, rules),
      ...missingFindings(request, rules),
      ...exclusiveFindings(request, rules),
      ...customerFindings(request, rules),
      ...scheduleFindings(request),
      ...gateFindings(request, rules),
    ];
  };
}

/** Rules of a change, which may leave out what it leaves as it is. */
export function updateRules(rules: V1Rules): Check {
  return ({ body }: PreflightInput) => {
    const request = fieldsOf(body);
    return [
      ...agentsFindings(request, rules),
      ...exclusiveFindings(request, rules),
      ...customerFindings(request, rules),
      ...scheduleFindings(request),
    ];
  };
}

function agentsFindings(request: Request, { agents }: V1Rules): Finding[] {
  const [, ...others] = agents.filter((name) => request[name] !== undefined);
  return others.map((field) => ({ field, rule: `is one too many: only one of ${agents.join(", ")} may be given` }));
}

/** What a new campaign cannot do without. */
function missingFindings(request: Request, rules: V1Rules): Finding[] {
  if (isCopy(request, rules)) return [];
  const { agents, isCurrent } = rules;
  const needed = isCurrent && request.dialPlan === undefined ? ["phoneNumberId", "customers"] : [];
  const [agent = ""] = agents;
  return [
    ...(agents.some((name) => request[name] !== undefined)
      ? []
      : [{ field: agent, rule: `is missing: one of ${agents.join(", ")} is needed` }]),
    ...needed
      .filter((field) => request[field] === undefined)
      .map((field) => ({ field, rule: "is missing, and so is dialPlan" })),
  ];
}

function exclusiveFindings(request: Request, { isCurrent }: V1Rules): Finding[] {
  if (!isCurrent || request.dialPlan === undefined) return [];
  return ["phoneNumberId", "customers"]
    .filter((field) => request[field] !== undefined)
    .map((field) => ({ field, rule: "is given together with dialPlan, which has its own" }));
}

function customerFindings(request: Request, { isCurrent, mostCustomers }: V1Rules): Finding[] {
  const plans = isCurrent ? itemsOf(request.dialPlan).map((entry) => itemsOf(fieldsOf(entry).customers)) : [];
  const planned = plans.flat();
  return [
    ...(mostCustomers !== undefined && planned.length > mostCustomers
      ? [{ field: "dialPlan", rule: `has more than ${mostCustomers} customers in all`, value: valueClass(planned) }]
      : []),
    ...addressFindings("customers", itemsOf(request.customers)),
    ...plans.flatMap((customers, index) => addressFindings(`dialPlan[${index}].customers`, customers)),
  ];
}

function addressFindings(list: string, customers: readonly unknown[]): Finding[] {
  const findings: Finding[] = [];
  for (const [index, customer] of customers.entries()) {
    const finding = addressFinding(fieldsOf(customer));
    if (finding !== undefined) findings.push({ ...finding, field: `${list}[${index}].number` });
  }
  return findings;
}

function addressFinding({ number, sipUri, numberE164CheckEnabled }: Request): Omit<Finding, "field"> | undefined {
  if (number === undefined) return sipUri ? undefined : { rule: "is missing, and so is sipUri" };
  if (typeof number !== "string") return undefined;
  if (numberE164CheckEnabled !== false) {
    return isPhoneNumber(number) ? undefined : { rule: "is not an E.164 number", value: valueClass(number) };
  }
  if (/^\+?[a-zA-Z0-9]+$/.test(number)) return undefined;
  return { rule: "has other characters than letters, digits and a leading +", value: valueClass(number) };
}

function scheduleFindings(request: Request): Finding[] {
  const { earliestAt, latestAt } = fieldsOf(request.schedulePlan);
  if (typeof earliestAt !== "string" || typeof latestAt !== "string") return [];
  // Not so either when one of them is no moment, which their own rule finds.
  if (!(Date.parse(latestAt) <= Date.parse(earliestAt))) return [];
  return [{ field: "schedulePlan.latestAt", rule: "is not after schedulePlan.earliestAt" }];
}

/** Asking before each call needs somebody to ask. */
function gateFindings(request: Request, rules: V1Rules): Finding[] {
  const { predialPlan, server } = request;
  const isOn = rules.isCurrent && predialPlan !== undefined && fieldsOf(predialPlan).enabled !== false;
  if (!isOn || server !== undefined || isCopy(request, rules)) return [];
  return [{ field: "server", rule: "is missing, and predialPlan needs it" }];
}

/** What a copy does not say, it takes from the campaign that it is made from. */
function isCopy({ duplicateFromCampaignId }: Request, { isCurrent }: V1Rules): boolean {
  return isCurrent && duplicateFromCampaignId !== undefined;
}
