import { markDeleted } from "./calls.ts";
import type { CampaignRequest } from "./request.ts";
import { type Call, type Campaign, isOver } from "./state.ts";
import { agentIn, dialledIn, scheduleIn, statusAt } from "./upload.ts";

/** What stopping a campaign leaves: the second generation has a status of its own for it. */
export type Stopped = "ended" | "cancelled";

/** Stops a campaign that is not over. Gives the calls that were deleted because they had not rung yet. */
export function stop(campaign: Campaign, status: Stopped, now: number): Call[] {
  if (isOver(campaign)) return [];
  if (status === "ended") {
    const scheduled = campaign.status === "scheduled";
    campaign.endedReason = scheduled ? "campaign.scheduled.ended-by-user" : "campaign.in-progress.ended-by-user";
  }
  campaign.status = status;
  campaign.updatedAt = now;
  const unrung = campaign.rows.flatMap(({ call }) => (call && UNRUNG.includes(call.status) ? [call] : []));
  for (const call of unrung) markDeleted(call, now);
  return unrung;
}

const UNRUNG: readonly string[] = ["scheduled", "queued"];

/** Stops a campaign if need be, and puts it away. */
export function archive(campaign: Campaign, now: number): Call[] {
  if (campaign.status === "archived") return [];
  const deleted = stop(campaign, "cancelled", now);
  campaign.status = "archived";
  campaign.updatedAt = now;
  return deleted;
}

/** Changes everything but the status that was asked for. */
export function revise(campaign: Campaign, request: CampaignRequest, now: number): void {
  const { status, ...changes } = request;
  if (Object.keys(changes).length === 0) return;
  campaign.updatedAt = now;
  campaign.name = changes.name ?? campaign.name;
  campaign.agent = agentIn(changes) ?? campaign.agent;
  const dialled = dialledAnew(campaign, changes);
  if (dialled) Object.assign(campaign, dialledIn(dialled));
  if (changes.schedulePlan) {
    campaign.schedule = scheduleIn(changes);
    campaign.status = statusAt(now, campaign.schedule);
  }
}

/** Another number for everybody, or another plan. */
function dialledAnew({ rows }: Campaign, { dialPlan, phoneNumberId }: CampaignRequest): CampaignRequest | undefined {
  if (dialPlan) return { dialPlan };
  return phoneNumberId === undefined ? undefined : { phoneNumberId, customers: rows.map(({ customer }) => customer) };
}
