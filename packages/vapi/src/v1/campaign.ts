import type { Agent, Caller, Campaign, CampaignStatus, Progress } from "@trunkline/core";
import {
  compact,
  count,
  inspect,
  instant,
  list,
  mustHaveId,
  object,
  type Reading,
  readName,
  type Shape,
  text,
  word,
} from "@trunkline/core/adapter";
import { namedCalls, sum, toCounts } from "./counts.ts";
import { statusWithoutCall } from "./rows.ts";
import { CAMPAIGN_STATUS, toCampaignStatus, toEndedAs } from "./statuses.ts";
import type { V1Campaign, V1Customer } from "./wire.ts";

/** What both generations of Vapi's campaigns have, and a white label's too. */
type CampaignHead = Pick<
  V1Campaign,
  | "id"
  | "name"
  | "status"
  | "endedReason"
  | "createdAt"
  | "updatedAt"
  | "schedulePlan"
  | "assistantId"
  | "squadId"
  | "workflowId"
  | "phoneNumberId"
  | "maxConcurrency"
>;

/** A campaign of the first generation; its rows are inside it. */
export function toCampaign<C extends V1Campaign>(raw: C, reading: Reading, shape: Shape): Campaign<C> {
  const counted = toProgress(raw, reading);
  const head = toCampaignHead(raw, reading, shape, counted);
  return { ...head, progress: withUncalled(counted, head.status), callers: toCallers(raw, reading), raw };
}

/** All of a campaign but its callers, which the generations tell differently. */
export function toCampaignHead(
  raw: CampaignHead,
  reading: Reading,
  shape: Shape,
  progress: Progress | undefined,
): Omit<Campaign, "callers" | "raw"> {
  inspect(raw, shape, reading);
  const endedReason = text(raw.endedReason, reading, "endedReason");
  const base = word<CampaignStatus>(CAMPAIGN_STATUS, raw.status, "unknown", reading, "status");
  const status = toCampaignStatus(base, { endedReason, live: progress?.live, isDone: isDone(progress) });
  const isLiveAllTheSame = (progress?.live ?? 0) > 0 && base === "archived";
  if ((base === "completed" && status === "running") || isLiveAllTheSame) reading.note("contradiction", "status");
  return compact({
    provider: reading.provider,
    id: mustHaveId(raw.id, reading, "id"),
    ...readName(text(raw.name, reading, "name") ?? ""),
    status,
    providerStatus: text(raw.status, reading, "status") ?? "",
    createdAt: instant(raw.createdAt, reading, "createdAt"),
    updatedAt: instant(raw.updatedAt, reading, "updatedAt"),
    schedule: toSchedule(raw, reading),
    agent: toAgent(raw, reading),
    maxConcurrency: count(raw.maxConcurrency, reading, "maxConcurrency"),
    progress,
    endedReason,
    endedAs: base === "archived" ? toEndedAs(endedReason) : undefined,
  });
}

function toSchedule(raw: CampaignHead, reading: Reading): Campaign["schedule"] {
  const plan = object(raw.schedulePlan, reading, "schedulePlan");
  if (plan === undefined) return undefined;
  return compact({
    earliestAt: instant(plan.earliestAt, reading, "schedulePlan.earliestAt"),
    latestAt: instant(plan.latestAt, reading, "schedulePlan.latestAt"),
  });
}

/** Exactly one of the three is set; should there be more, the order is Vapi's own. */
function toAgent(raw: CampaignHead, reading: Reading): Agent | undefined {
  const kinds = [
    ["assistant", raw.assistantId],
    ["workflow", raw.workflowId],
    ["squad", raw.squadId],
  ] as const;
  for (const [kind, value] of kinds) {
    const id = text(value, reading, `${kind}Id`);
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}

function toCallers(raw: V1Campaign, reading: Reading): readonly Caller[] {
  const single = text(raw.phoneNumberId, reading, "phoneNumberId");
  const planned = list(raw.dialPlan, reading, "dialPlan").map((entry) =>
    text(object(entry, reading, "dialPlan[]")?.phoneNumberId, reading, "dialPlan[].phoneNumberId"),
  );
  return [single, ...planned].filter((id) => id !== undefined).map((id) => ({ id }));
}

/** Those to call, in order of upload: the plain list, or the dial plan's lists one after another. */
export function customersOf<P extends V1Customer>(raw: V1Campaign<P>, reading: Reading): readonly P[] {
  const planned = list(raw.dialPlan, reading, "dialPlan").flatMap((entry) =>
    list(object(entry, reading, "dialPlan[]")?.customers, reading, "dialPlan[].customers"),
  );
  return [...list(raw.customers, reading, "customers"), ...planned];
}

/**
 * The counters count calls, and one call is one row. Ended ones are not told apart by how they ended. A call that the
 * campaign names and no counter counts may be live.
 */
function toProgress(raw: V1Campaign, reading: Reading): Progress {
  const { scheduled, queued, inProgress, ended } = toCounts(raw, reading);
  const total = customersOf(raw, reading).length;
  const named = namedCalls(raw, reading).length;
  const uncounted = named - (sum(sum(scheduled, queued), sum(inProgress, ended)) ?? named);
  return compact({
    total: total > 0 ? total : undefined,
    live: uncounted > 0 ? undefined : sum(queued, inProgress),
    rows: compact({
      queued: sum(scheduled, queued),
      in_progress: inProgress,
      completed: ended,
      unknown: uncounted > 0 ? uncounted : undefined,
    }),
  });
}

/** The same, with the rows that no counter counts because they have no call; unless a counter is missing. */
function withUncalled(progress: Progress, campaignStatus: CampaignStatus): Progress {
  const { total = 0, rows } = progress;
  const { queued, in_progress, completed, unknown = 0 } = rows;
  if (queued === undefined || in_progress === undefined || completed === undefined) return progress;
  const uncalled = total - queued - in_progress - completed - unknown;
  if (uncalled <= 0) return progress;
  const status = statusWithoutCall(campaignStatus);
  return { ...progress, rows: { ...rows, [status]: uncalled + (rows[status] ?? 0) } };
}

/** Whether nothing is waiting or under way, and what has ended makes up all rows. */
function isDone(progress: Progress | undefined): boolean | undefined {
  if (progress === undefined) return undefined;
  const { pending, queued, in_progress, unknown, ...ended } = progress.rows;
  if (in_progress === undefined || (pending === undefined && queued === undefined)) return undefined;
  if (unknown !== undefined) return false;
  const over = Object.values(ended).reduce((all, rows) => all + rows, 0);
  return (pending ?? 0) + (queued ?? 0) + in_progress === 0 && over >= (progress.total ?? 0);
}
