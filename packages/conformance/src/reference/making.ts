/** How the reference exchange makes and changes campaigns, by what requests say. */
import type { Agent } from "@trunkline/core";
import type { World, WorldCampaign, WorldRow } from "./world.ts";

const FIRST_NUMBER = 9_001;

/** A campaign as it is asked for. Moments are ISO text. */
export interface WireCampaignRequest {
  readonly name: string;
  readonly agent: Agent;
  /** Absent: the exchange's own number. */
  readonly callers?: readonly string[];
  readonly rows: readonly WireRowRequest[];
  readonly maxConcurrency?: number;
  readonly maxAttempts?: number;
  readonly latestAt?: string;
}

export interface WireRowRequest {
  readonly phoneNumber: string;
  readonly name?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What is to be changed; what is absent stays. */
export interface WireCampaignChanges extends Partial<Omit<WireCampaignRequest, "agent" | "rows">> {
  readonly startsAt?: string;
}

/** A campaign as an API takes it that takes next to nothing. It dials as soon as it is there, or as `starts` says. */
export interface BareCampaignRequest {
  readonly name: string;
  readonly contacts: readonly { readonly name?: string; readonly number: string }[];
  readonly starts?: string;
}

/** Adds a draft, as of now. */
export function makeCampaign(world: World, body: Partial<WireCampaignRequest>): WorldCampaign {
  const { name = "", agent = { kind: "assistant", id: "" }, callers = ["+15550100"], maxConcurrency = 10 } = body;
  const number = FIRST_NUMBER + world.created++;
  const rows = (body.rows ?? []).map(
    ({ phoneNumber, name, variables = {} }, position): WorldRow => ({
      id: `row-${number}-${String(position + 1).padStart(5, "0")}`,
      position,
      phoneNumber,
      ...(name !== undefined && { name }),
      variables,
      attempts: [],
    }),
  );
  const campaign: WorldCampaign = {
    id: `campaign-${number}`,
    status: "draft",
    createdAt: world.now,
    updatedAt: world.now,
    ...{ name, agent, callers, maxConcurrency },
    ...(body.maxAttempts !== undefined && { maxAttempts: body.maxAttempts }),
    ...(body.latestAt !== undefined && { latestAt: Date.parse(body.latestAt) }),
    rows,
    waiting: [...rows],
    live: [],
    allowance: 0,
    dialsPerMinute: 1,
    isDeleted: false,
  };
  world.campaigns.push(campaign);
  return campaign;
}

/** Changes what a request names. */
export function reviseCampaign(world: World, campaign: WorldCampaign, changes: WireCampaignChanges): void {
  const { name, callers, maxConcurrency, maxAttempts, startsAt, latestAt } = changes;
  if (name !== undefined) campaign.name = name;
  if (callers !== undefined) campaign.callers = callers;
  if (maxConcurrency !== undefined) campaign.maxConcurrency = maxConcurrency;
  if (maxAttempts !== undefined) campaign.maxAttempts = maxAttempts;
  if (startsAt !== undefined) campaign.startsAt = Date.parse(startsAt);
  if (latestAt !== undefined) campaign.latestAt = Date.parse(latestAt);
  campaign.updatedAt = world.now;
}
