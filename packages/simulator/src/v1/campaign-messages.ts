import { toInstant } from "../instant.ts";
import { toTold } from "./contact.ts";
import { isFictional } from "./fictional-server.ts";
import { toWebhook } from "./server-messages.ts";
import type { Campaign, Row } from "./state.ts";
import type { World } from "./world.ts";

/** Tells that a campaign has come into being, has another status, or is gone. */
export function tellCampaign({ tell, timeline }: World, campaign: Campaign, status = campaign.status): void {
  const { id: campaignId, name, rows } = campaign;
  tell({ type: "campaign", at: toInstant(timeline.now()), campaignId, name, status, rows: rows.length });
}

/** Sent only if the campaign asked for it. */
export function sendCampaign(world: World, campaign: Campaign, type: string): void {
  if (isWanted(world, campaign, type)) send(world, campaign, type, { status: campaign.status });
}

/** Sent only if the campaign asked for it. */
export function sendContact(world: World, campaign: Campaign, row: Row, type: string): void {
  if (!isWanted(world, campaign, type)) return;
  const { call } = row;
  const reached = call && { callId: call.id, ...(call.ending && { endedReason: call.ending.reason }) };
  send(world, campaign, type, { contact: { ...toTold(world.organisation, campaign, row), status: type, ...reached } });
}

function isWanted({ webhooks }: World, { settings }: Campaign, type: string): boolean {
  const { serverMessages = [], server } = settings;
  return serverMessages.includes(type) && !isFictional(server) && webhooks.reaches(server?.url);
}

function send({ webhooks, timeline }: World, campaign: Campaign, type: string, details: object): void {
  const message = { type, campaignId: campaign.id, timestamp: timeline.now(), ...details };
  webhooks.send(toWebhook(message, campaign.settings.server));
}
