import type { Agent, Campaign, CampaignStatus, Progress } from "@trunkline/core";
import {
  compact,
  count,
  type Draft,
  inspect,
  instant,
  mustHaveId,
  object,
  type Reading,
  readName,
  type Shape,
  text,
  word,
} from "@trunkline/core/adapter";
import { CAMPAIGN_STATUS, toCampaignStatus, toEndedAs } from "./statuses.ts";
import type { V1Campaign } from "./wire.ts";

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

/** All of a campaign but its callers, which the generations tell differently: to be set. */
export function toCampaignHead<C extends CampaignHead>(
  raw: C,
  reading: Reading,
  shape: Shape,
  progress: Progress | undefined,
): Draft<Campaign<C>> {
  inspect(raw, shape, reading);
  const endedReason = text(raw.endedReason, reading, "endedReason");
  const base = word<CampaignStatus>(CAMPAIGN_STATUS, raw.status, "unknown", reading, "status");
  const status = toCampaignStatus(base, { endedReason, live: progress?.live, isDone: isDone(progress) });
  const isLiveAllTheSame = (progress?.live ?? 0) > 0 && base === "archived";
  if ((base === "completed" && status === "running") || isLiveAllTheSame) reading.note("contradiction", "status");
  const { name, intentMarker } = readName(text(raw.name, reading, "name") ?? "");
  const campaign: Draft<Campaign<C>> = {
    provider: reading.provider,
    id: mustHaveId(raw.id, reading, "id"),
    name,
    status,
    providerStatus: text(raw.status, reading, "status") ?? "",
    callers: [],
    raw,
  };
  const createdAt = instant(raw.createdAt, reading, "createdAt");
  const updatedAt = instant(raw.updatedAt, reading, "updatedAt");
  const schedule = toSchedule(raw, reading);
  const agent = toAgent(raw, reading);
  const maxConcurrency = count(raw.maxConcurrency, reading, "maxConcurrency");
  const endedAs = base === "archived" ? toEndedAs(endedReason) : undefined;
  if (intentMarker !== undefined) campaign.intentMarker = intentMarker;
  if (createdAt !== undefined) campaign.createdAt = createdAt;
  if (updatedAt !== undefined) campaign.updatedAt = updatedAt;
  if (agent !== undefined) campaign.agent = agent;
  if (schedule !== undefined) campaign.schedule = schedule;
  if (maxConcurrency !== undefined) campaign.maxConcurrency = maxConcurrency;
  if (progress !== undefined) campaign.progress = progress;
  if (endedReason !== undefined) campaign.endedReason = endedReason;
  if (endedAs !== undefined) campaign.endedAs = endedAs;
  return campaign;
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
  const assistant = text(raw.assistantId, reading, "assistantId");
  if (assistant !== undefined) return { kind: "assistant", id: assistant };
  const workflow = text(raw.workflowId, reading, "workflowId");
  if (workflow !== undefined) return { kind: "workflow", id: workflow };
  const squad = text(raw.squadId, reading, "squadId");
  return squad === undefined ? undefined : { kind: "squad", id: squad };
}

/** Whether nothing is waiting or under way, and what has ended makes up all rows. */
function isDone(progress: Progress | undefined): boolean | undefined {
  if (progress === undefined) return undefined;
  const { rows, total = 0 } = progress;
  const { pending, queued, in_progress, unknown } = rows;
  if (in_progress === undefined || (pending === undefined && queued === undefined)) return undefined;
  if (unknown !== undefined) return false;
  const { completed = 0, failed = 0, skipped = 0, cancelled = 0 } = rows;
  return (pending ?? 0) + (queued ?? 0) + in_progress === 0 && completed + failed + skipped + cancelled >= total;
}
