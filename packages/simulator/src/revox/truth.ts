import { toInstant } from "../instant.ts";
import type { TrueAttempt, TrueCampaign } from "../truth.ts";
import { rings } from "./endings.ts";
import { isExhausted, mayRetry } from "./retry-plan.ts";
import { type Attempt, type Campaign, isLive, type Order, type Organisation, ordersOf } from "./state.ts";

/** Campaigns as they really are, oldest first. */
export function tellTruth({ campaigns }: Organisation): readonly TrueCampaign[] {
  return [...campaigns.values()].map((campaign) => ({
    id: campaign.id,
    name: campaign.name,
    createdAt: toInstant(campaign.createdAt),
    mayDial: mayDial(campaign),
    rows: campaign.rows.map(({ position, contact, order }) => ({
      position,
      phoneNumber: contact.phoneNumber,
      attempts: order?.attempts.map(toTrueAttempt) ?? [],
    })),
  }));
}

function toTrueAttempt({ id, endedAt, ending }: Attempt): TrueAttempt {
  if (endedAt === undefined) return { id, over: false };
  return { id, over: true, ...(ending?.outcome !== undefined && { outcome: ending.outcome }) };
}

/** Where somebody is in line, or waits for a moment to come. */
const WAITING: readonly string[] = ["initializing", "queued_for_calling", "scheduled"];

function mayDial(campaign: Campaign): boolean {
  const { status, isCancelled, start, rows } = campaign;
  const goesOn = !isCancelled && (status === "running" || (status === "draft" && start !== undefined));
  if (goesOn && rows.some(({ order }) => order === undefined)) return true;
  return ordersOf(campaign).some((order) => isStillToRing(order) || (goesOn && isToBeCalled(order)));
}

/** Its phone is about to ring, or rings. */
function isStillToRing(order: Order): boolean {
  const last = order.attempts.at(-1);
  if (last === undefined || last.endedAt !== undefined || last.ending === undefined) return false;
  return rings(last.ending) && last.answeredAt === undefined;
}

function isToBeCalled(order: Order): boolean {
  const ending = order.attempts.at(-1)?.ending;
  if (isLive(order)) return ending !== undefined && mayRetry(order, ending);
  return order.isLaunched && !isExhausted(order) && WAITING.includes(order.status);
}
