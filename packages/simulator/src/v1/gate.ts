import { isRecord } from "../contract.ts";
import { toTold } from "./contact.ts";
import { fictionalVerdict, isFictional } from "./fictional-server.ts";
import { toWebhook } from "./server-messages.ts";
import type { Campaign, Row } from "./state.ts";
import type { World } from "./world.ts";

/** What came of asking whether to dial. Anything but a clear answer, or none, is a failure, and nobody is dialled. */
export type Verdict = "eligible" | "skipped" | "predial-failed";

/** Whether somebody is asked before each row: that must have been asked for, and there must be a server for it. */
export function isGated({ webhooks }: World, { settings }: Campaign): boolean {
  const { predialPlan, server } = settings;
  if (predialPlan === undefined || predialPlan.enabled === false) return false;
  return server?.url !== undefined || webhooks.reaches(undefined);
}

/** Asks it about one row. */
export async function askServer(world: World, campaign: Campaign, row: Row): Promise<Verdict> {
  if (isFictional(campaign.settings.server)) return fictionalVerdict(row.position);
  const { organisation, timeline, webhooks } = world;
  const contact = toTold(organisation, campaign, row);
  const message = { type: "campaign.predial", campaignId: campaign.id, contact, timestamp: timeline.now() };
  return toVerdict(await webhooks.ask(toWebhook(message, campaign.settings.server)));
}

function toVerdict(answer: unknown): Verdict {
  const eligible = isRecord(answer) ? answer.eligible : undefined;
  if (typeof eligible !== "boolean") return "predial-failed";
  return eligible ? "eligible" : "skipped";
}
