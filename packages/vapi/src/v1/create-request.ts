/** A new campaign as the members of this family take it. What only one of them has, its adapter adds. */
import type { Agent, ErrorContext, Finding, RetryPlan } from "@trunkline/core";
import { type CampaignInput, ConfigurationError, compact } from "@trunkline/core/adapter";
import { toCustomers } from "./customers.ts";
import type { Refusals } from "./refusals.ts";
import type { V1NewCustomer, V1SchedulePlan } from "./wire.ts";

/** What differs between them, as far as an input can tell. */
export interface V1Dialect {
  /** As people call it. */
  readonly title: string;
  readonly hasSquads: boolean;
}

/** The parts of a new campaign that all of them have, and why it would be refused. */
export interface CreateParts extends Refusals {
  /** Numbers to ring from, each by its id. Empty: refused. */
  readonly callerIds: readonly string[];
  readonly customers: V1NewCustomer[];
  readonly warnings: readonly Finding[];
}

/** Reads an input. Throws nothing: the adapter may have more to say. */
export function toCreateParts(input: CampaignInput, { title, hasSquads }: V1Dialect): CreateParts {
  const { callers, isDraft, agent, retry } = input;
  const { customers, wrong, warnings } = toCustomers(input, title);
  return {
    callerIds: callers.flatMap(({ id }) => id ?? []),
    customers,
    warnings,
    unsupported: [
      ...(agent.kind === "squad" && !hasSquads
        ? [{ field: "agent.kind", rule: `is squad, and ${title} has no squads` }]
        : []),
      ...(isDraft ? [{ field: "start", rule: `is draft, and ${title} has no drafts` }] : []),
      ...retryFindings(retry, title),
    ],
    wrong: [...callerFindings(callers, title), ...wrong],
  };
}

/** Every number by its id. */
export function callerFindings(callers: CampaignInput["callers"], title: string): Finding[] {
  const given = callers.length === 0 ? [{}] : callers;
  return given.flatMap(({ id }: { readonly id?: string }, index) =>
    id === undefined ? [{ field: `callers[${index}].id`, rule: `is missing: ${title} knows numbers by their id` }] : [],
  );
}

/** Each row is dialled once, at any hour: a plan that says just that is kept to. */
function retryFindings(retry: RetryPlan | undefined, title: string): Finding[] {
  if (retry === undefined) return [];
  const { maxAttempts, days, windows, timeZone, secondAtOnce } = retry;
  const once = `${title} dials each row once`;
  const anytime = `${title} has no hours or days of dialling, only start and latestAt`;
  return [
    ...(maxAttempts === 1 ? [] : [{ field: "retry.maxAttempts", rule: `is not 1, and ${once}` }]),
    ...(secondAtOnce === true ? [{ field: "retry.secondAtOnce", rule: `is true, and ${once}` }] : []),
    ...Object.entries({ days, windows, timeZone }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ field: `retry.${name}`, rule: `cannot be kept to: ${anytime}` }],
    ),
  ];
}

/** Who talks, by the property that names them. */
export function toAgent({ kind, id }: Agent) {
  if (kind === "squad") return { squadId: id };
  return kind === "workflow" ? { workflowId: id } : { assistantId: id };
}

/**
 * When it dials; undefined: at once, without an end. An end needs a beginning, which is then now, in epoch milliseconds. So
 * it is told when sending: an end that has come since is a `ConfigurationError`.
 */
export function toSchedulePlan(
  { startAt, latestAt }: Pick<CampaignInput, "startAt" | "latestAt">,
  now: number,
  context: ErrorContext,
): V1SchedulePlan | undefined {
  if (startAt === undefined && latestAt === undefined) return undefined;
  if (latestAt !== undefined && Date.parse(latestAt) <= now) {
    throw new ConfigurationError({ field: "latestAt", rule: "is over: nobody would be dialled" }, context);
  }
  return compact({ earliestAt: startAt ?? new Date(now).toISOString(), latestAt });
}
