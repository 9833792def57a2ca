import { toInstant } from "../instant.ts";
import type { TrueAttempt, TrueCampaign, TrueRow } from "../truth.ts";
import { addressOf } from "./request.ts";
import { type Call, type Campaign, isOver, type Organisation, type Row } from "./state.ts";

/** All campaigns as they really are, oldest first. */
export function toTruth({ campaigns }: Organisation): TrueCampaign[] {
  return campaigns.oldestFirst.map((campaign) => ({
    id: campaign.id,
    name: campaign.name,
    createdAt: toInstant(campaign.createdAt),
    mayDial: mayDial(campaign),
    rows: campaign.rows.map(toTrueRow),
  }));
}

function mayDial(campaign: Campaign): boolean {
  const over = isOver(campaign);
  // Of a status that nobody knows, nobody can say that it dials no more.
  if (!over && !KNOWN.includes(campaign.status)) return true;
  return campaign.rows.some(({ state, call }) => {
    if (call !== undefined) return NOT_PICKED_UP.includes(call.status);
    return !over && (state === "waiting" || state === "asking");
  });
}

const KNOWN: readonly string[] = ["scheduled", "in-progress"];
const NOT_PICKED_UP: readonly string[] = ["scheduled", "queued", "ringing"];

function toTrueRow({ position, customer, call }: Row): TrueRow {
  return { position, phoneNumber: addressOf(customer), attempts: call ? [toTrueAttempt(call)] : [] };
}

function toTrueAttempt({ id, endedAt, ending }: Call): TrueAttempt {
  return { id, over: endedAt !== undefined, ...(ending?.outcome && { outcome: ending.outcome }) };
}
