import { AGENTS, type AgentProperty, type CampaignRequest, type Customer, type Overrides } from "./request.ts";
import type { Agent, Campaign, Row, Schedule, Settings } from "./state.ts";

/** A campaign as it is asked for, which nobody has turned to yet. */
export function toCampaign(id: string, request: CampaignRequest, requestId: number | undefined, now: number): Campaign {
  const agent = agentIn(request);
  if (agent === undefined) throw new TypeError("A campaign has an agent");
  const schedule = scheduleIn(request);
  return {
    id,
    requestId,
    createdAt: now,
    updatedAt: now,
    name: request.name ?? "",
    status: statusAt(now, schedule),
    endedReason: undefined,
    agent,
    schedule,
    settings: settingsIn(request),
    ...dialledIn(request),
  };
}

/** Absent when the request does not name one. */
export function agentIn(request: CampaignRequest): Agent | undefined {
  for (const property of AGENTS) {
    const id = request[property];
    if (id !== undefined) return { kind: KINDS[property], id };
  }
  return undefined;
}

const KINDS = {
  assistantId: "assistant",
  workflowId: "workflow",
  squadId: "squad",
} as const satisfies Record<AgentProperty, Agent["kind"]>;

export function scheduleIn({ schedulePlan }: CampaignRequest): Schedule | undefined {
  if (schedulePlan === undefined) return undefined;
  const { earliestAt, latestAt } = schedulePlan;
  return { earliestAt: Date.parse(earliestAt), ...(latestAt !== undefined && { latestAt: Date.parse(latestAt) }) };
}

/** Without a schedule, or with one whose time has come, dialling begins at once. */
export function statusAt(now: number, schedule: Schedule | undefined): "scheduled" | "in-progress" {
  return schedule !== undefined && schedule.earliestAt > now ? "scheduled" : "in-progress";
}

/** Who is dialled, and from which number. */
export function dialledIn(request: CampaignRequest): Pick<Campaign, "phoneNumberId" | "dialPlan" | "rows"> {
  const { phoneNumberId = "", customers = [] } = request;
  const dialPlan = request.dialPlan?.map((entry) => ({ ...entry, customers: entry.customers.map(withDefaults) }));
  const entries = dialPlan ?? [{ phoneNumberId, customers: customers.map(withDefaults) }];
  const uploaded = entries.flatMap((entry) => entry.customers.map((customer) => ({ ...entry, customer })));
  const rows = uploaded.map(
    (entry, position): Row => ({
      position,
      customer: entry.customer,
      phoneNumberId: entry.phoneNumberId,
      state: "waiting",
      call: undefined,
    }),
  );
  return { phoneNumberId: dialPlan ? undefined : phoneNumberId, dialPlan, rows };
}

function settingsIn(request: CampaignRequest): Settings {
  const { maxConcurrency = 10, assistantOverrides, squadOverrides, server, serverMessages, predialPlan } = request;
  return {
    maxConcurrency,
    ...(assistantOverrides && { assistantOverrides }),
    ...(squadOverrides && { squadOverrides }),
    ...(server && { server }),
    ...(serverMessages && { serverMessages }),
    ...(predialPlan && { predialPlan }),
  };
}

/** What was left out comes back as the default that the provider states for it. */
function withDefaults(customer: Customer): Customer {
  const { assistantOverrides, squadOverrides } = customer;
  return {
    numberE164CheckEnabled: true,
    ...customer,
    ...(assistantOverrides && { assistantOverrides: filled(assistantOverrides) }),
    ...(squadOverrides && { squadOverrides: filled(squadOverrides) }),
  };
}

function filled(overrides: Overrides): Overrides {
  return { firstMessageInterruptionsEnabled: false, ...overrides };
}
