import type { Finding } from "@trunkline/core";
import {
  type Check,
  fieldsOf,
  isPhoneNumber,
  itemsOf,
  type PreflightInput,
  valueClass,
} from "@trunkline/core/preflight";

// Rules that the schemas cannot say. Each passes over what is of the wrong kind: the schemas find
// that.

/** What differs between those who have the first generation's campaigns. */
export interface V1Rules {
  /** Properties that name who speaks. A campaign has one of them at most. */
  readonly agents: readonly string[];
  /**
   * Whether it has what came since others copied it: dial plans, gates, campaigns made from other campaigns, and the word that
   * somebody has to speak.
   */
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
    ];
  };
}

function agentsFindings(request: Request, { agents }: V1Rules): Finding[] {
  const [, ...others] = agents.filter((name) => isGiven(request[name]));
  return others.map((field) => ({ field, rule: `is one too many: only one of ${agents.join(", ")} may be given` }));
}

/** What a new campaign cannot do without. */
function missingFindings(request: Request, rules: V1Rules): Finding[] {
  const { agents, isCurrent } = rules;
  if (!isCurrent || isCopy(request, rules)) return [];
  const needed = request.dialPlan === undefined ? ["phoneNumberId", "customers"] : [];
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
  if (!isCurrent || !isGiven(request.dialPlan)) return [];
  return ["phoneNumberId", "customers"]
    .filter((field) => isGiven(request[field]))
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

function addressFinding({ number, numberE164CheckEnabled }: Request): Omit<Finding, "field"> | undefined {
  if (typeof number !== "string") return undefined;
  if (numberE164CheckEnabled !== false) {
    return isPhoneNumber(number) ? undefined : { rule: "is not an E.164 number", value: valueClass(number) };
  }
  if (/^\+?[a-zA-Z0-9]+$/.test(number)) return undefined;
  return { rule: "has other characters than letters, digits and a leading +", value: valueClass(number) };
}

/** Asking before each call needs somebody to ask. */
function gateFindings(request: Request, rules: V1Rules): Finding[] {
  const { predialPlan, server } = request;
  const isOn = rules.isCurrent && isGiven(predialPlan) && fieldsOf(predialPlan).enabled !== false;
  if (!isOn || server !== undefined || isCopy(request, rules)) return [];
  return [{ field: "server", rule: "is missing, and predialPlan needs it" }];
}

/** What a copy does not say, it takes from the campaign that it is made from. */
function isCopy({ duplicateFromCampaignId }: Request, { isCurrent }: V1Rules): boolean {
  return isCurrent && duplicateFromCampaignId !== undefined;
}

/** Null is given as little as what is absent; that it may not be null is the schema's to say. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
