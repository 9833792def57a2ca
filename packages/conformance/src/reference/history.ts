import type { CampaignStatus } from "@trunkline/core";
import type { Situation } from "../exchange.ts";
import { change, dial, tick, type World, type WorldCampaign } from "./world.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 7, 18, 12);

/** What became of the newest campaigns, newest first; the others have run their course. */
const FATES: readonly CampaignStatus[] = [
  "running",
  "draft",
  "scheduled",
  "paused",
  "running",
  "stopping",
  "completed",
  "cancelled",
  "failed",
  "archived",
  "pausing",
];

/** A world with a past. The newest campaign is the largest. */
export function createWorld({ campaigns, rows }: Situation, attemptsPerRow: number): World {
  const world: World = { campaigns: [], rings: [], now: NOW, attemptsPerRow, attempts: 0, created: 0 };
  for (let index = 0; index < campaigns; index++) {
    const size = index === 0 ? rows : Math.min(rows, 4 + ((index * 7) % 20));
    const campaign = addCampaign(world, { index, size, createdAt: createdAtOf(index) });
    live(world, campaign, FATES[index] ?? "completed");
  }
  world.rings.length = 0;
  return world;
}

/** Every few hours one; the seventh and the eighth in the same moment. */
function createdAtOf(index: number): number {
  return NOW - 2 * HOUR_MS - (index === 7 ? 6 : index) * 5 * HOUR_MS;
}

/** A draft that nobody has launched. */
export function addCampaign(
  world: World,
  { index, size, createdAt }: { readonly index: number; readonly size: number; readonly createdAt: number },
): WorldCampaign {
  const number = String(index + 1).padStart(4, "0");
  const rows = Array.from({ length: size }, (_, position) => ({
    id: `row-${number}-${String(position + 1).padStart(5, "0")}`,
    position,
    // Two rows of each list share a number: what is told apart by number alone, is not.
    phoneNumber: fictionalNumber(index * 211 + (position === 3 ? 2 : position)),
    name: `Robin ${position + 1}`,
    variables: { first_name: `Robin ${position + 1}`, visits: position % 4 },
    attempts: [],
  }));
  const campaign: WorldCampaign = {
    id: `campaign-${number}`,
    name: `Check-ups ${index + 1}`,
    status: "draft",
    createdAt,
    updatedAt: createdAt,
    ...(FATES[index] === "scheduled" && { startsAt: NOW + 3 * HOUR_MS }),
    agent: { kind: "assistant", id: "assistant-0001" },
    callers: ["+15550100"],
    maxConcurrency: 1_000,
    rows,
    waiting: [...rows],
    live: [],
    allowance: 0,
    // Half of the rows in the two hours that the newest has had.
    dialsPerMinute: size / 240,
    isDeleted: false,
  };
  world.campaigns.push(campaign);
  return campaign;
}

/** Lets a campaign come to its fate, and to the present. */
function live(world: World, campaign: WorldCampaign, fate: CampaignStatus): void {
  const { createdAt } = campaign;
  const isBegun = fate !== "draft" && fate !== "scheduled";
  const isOver = fate === "completed" || fate === "archived";
  const isHalted = fate === "paused" || fate === "cancelled" || fate === "failed";
  const until = isOver ? NOW : Math.min(createdAt + 2 * HOUR_MS, NOW - 3 * MINUTE_MS);
  if (isBegun) {
    change(campaign, "running", createdAt);
    pass(world, campaign, createdAt, until);
  }
  if (isHalted) {
    change(campaign, fate === "paused" ? "pausing" : "stopping", until);
    pass(world, campaign, until, until + 5 * MINUTE_MS);
  }
  if (isBegun && !isOver && !isHalted) {
    // One in a conversation, one whose phone rings.
    dial(world, campaign, NOW - 20_000);
    dial(world, campaign, NOW - 5_000);
    change(campaign, fate, NOW - 1_000);
  }
  campaign.status = fate;
}

function pass(world: World, campaign: WorldCampaign, from: number, until: number): void {
  for (let now = from; now < until; now += MINUTE_MS) tick(world, campaign, now);
}

/** Numbers that belong to nobody. */
function fictionalNumber(index: number): string {
  const area = 200 + (Math.floor(index / 100) % 700);
  return `+1${area}55501${String(index % 100).padStart(2, "0")}`;
}
