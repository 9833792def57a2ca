/** What the reference exchange says of its world where it says next to nothing. */
import type { CampaignStatus } from "@trunkline/core";
import { ENDINGS, INVENTED, type Oddities, toInstant } from "./wire.ts";
import type { World, WorldAttempt, WorldCampaign, WorldRow } from "./world.ts";

const BARE_STATES: Readonly<Partial<Record<CampaignStatus, string>>> = {
  draft: "held",
  scheduled: "planned",
  stopping: "ending",
  paused: "held",
  completed: "finished",
  archived: "finished",
  cancelled: "stopped",
  failed: "stopped",
};

/** A campaign as an API says it that says next to nothing. */
export function toBareCampaign(
  { id, name, status, createdAt, updatedAt, startsAt, rows }: WorldCampaign,
  odd: Oddities,
) {
  return {
    id,
    name,
    state: odd.campaigns.has(id) ? INVENTED.campaignStatus : (BARE_STATES[status] ?? "active"),
    created: toInstant(createdAt),
    changed: toInstant(updatedAt),
    ...(startsAt !== undefined && { starts: toInstant(startsAt) }),
    contacts: rows.map((row) => ({ name: row.name, number: row.phoneNumber })),
  };
}

/** An attempt as such an API says it. */
export function toBareCall(world: World, campaign: WorldCampaign, row: WorldRow, attempt: WorldAttempt, odd: Oddities) {
  const { id, outcome, endsAt } = attempt;
  const common = { id, campaign: campaign.id, contact: row.position, number: row.phoneNumber };
  if (endsAt > world.now) return { ...common, state: odd.live.has(id) ? INVENTED.attemptStatus : "open" };
  return { ...common, state: "done", reason: odd.ended.has(id) ? INVENTED.endReason : ENDINGS[outcome].endReason };
}

export type BareCampaign = ReturnType<typeof toBareCampaign>;
export type BareCall = ReturnType<typeof toBareCall>;
