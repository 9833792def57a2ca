import { fictionalNumber, type Person, personAt } from "../fiction/people.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../instant.ts";
import { createRandom, itemAt } from "../random.ts";
import { RETRY_CONFIG } from "./assistants.ts";
import { makeCampaign, makeRowOrder } from "./making.ts";
import { launchLater, makeOrders, type Operating, start, startLater } from "./operating.ts";
import { type CampaignOutline, createPlanner, FILLER, outlines } from "./outline.ts";
import { type Campaign, isFinal, ordersOf } from "./state.ts";
import { type Telling, tellDirectOrder, tellOrder, toContact, toMetadata } from "./told-orders.ts";

/** Fills an organisation with what happened before the beginning, and lets it go on from there. */
export function createHistory(operating: Operating): void {
  const { setting, organisation } = operating;
  const { history, concurrency, timeline } = setting;
  if (history.campaigns === 0) return;
  const telling: Telling = {
    ...operating,
    now: timeline.now(),
    planner: createPlanner(history.oddities, concurrency),
  };
  const fixed = outlines(history.oddities);
  const told = Array.from({ length: history.campaigns }, (_, index) => {
    const outline = fixed[index] ?? itemAt(FILLER, index - fixed.length);
    return { outline, campaign: tellCampaign(telling, outline, index) };
  });
  for (const { campaign } of told.toReversed()) organisation.campaigns.set(campaign.id, campaign);
  for (let index = 0; index < 20; index++) tellDirectOrder(telling, index);
  organisation.attempts.sort((a, b) => a.placedAt - b.placedAt || (a.id < b.id ? 1 : -1));
  for (const { outline, campaign } of told) goOn(telling, outline, campaign);
}

function tellCampaign(telling: Telling, outline: CampaignOutline, index: number): Campaign {
  const { setting, organisation, now, planner } = telling;
  const { seed, history } = setting;
  const random = createRandom(seed, "revox", "campaign", index);
  const id = random.uuid();
  const createdAt = now - 2 * DAY - index * 30 * HOUR - random.integer(0, index === 0 ? 0 : 8 * HOUR);
  const size = index === 0 ? history.rows : Math.min(history.rows, random.integer(3, 40));
  const campaign = makeCampaign(organisation, {
    id,
    createdAt,
    name: `Check-ups ${index + 1}`,
    assistant: itemAt([...organisation.assistants.values()], index),
    contacts: Array.from({ length: size }, (_, position) =>
      toContact(toPerson(telling, id, position, index), `crm-${index + 1}-${position + 1}`),
    ),
    status: outline.status,
    stats: outline.stats ?? "counted",
    fromNumber: fictionalNumber(90),
    maxConcurrentCalls: index % 3 === 2 ? undefined : 10,
    retryConfig: index % 3 === 1 ? undefined : RETRY_CONFIG,
  });
  campaign.isCancelled = outline.cancelled === true;
  // Retries come two hours apart, three attempts in all: the last of them has to be over by now.
  const span = Math.min(size * 5 * MINUTE, now - createdAt - 5 * HOUR);
  for (const row of campaign.rows) {
    const { position } = row;
    const own = createRandom(seed, "revox", id, "row", position, "history");
    const plan = planner.order(outline, position, size, own);
    if (plan === undefined) continue;
    const begun = createdAt + MINUTE + Math.floor((position / size) * span);
    const order = makeRowOrder(organisation, campaign, row, {
      createdAt: begun - SECOND,
      metadata: toMetadata(position),
    });
    tellOrder(telling, order, { plan, begun, random: own });
    order.isStopped = campaign.isCancelled;
    if (isFinal(order)) campaign.open--;
  }
  campaign.updatedAt = toLastChange(outline, createdAt, createdAt + span, now);
  return campaign;
}

function toLastChange(outline: CampaignOutline, createdAt: number, lastPlaced: number, now: number): number {
  if (outline.progress === "not begun") return createdAt;
  return outline.live > 0 ? now : lastPlaced + 5 * HOUR;
}

/** Lets a campaign go on. One whose status nobody knows stays as it is, but for those who are on the phone. */
function goOn(telling: Telling, outline: CampaignOutline, campaign: Campaign): void {
  const { setting, dialler, generation, now } = telling;
  const isKnown = campaign.status === "running" || campaign.status === "paused";
  if (outline.progress === "not begun") {
    const orders = generation === "g3" ? makeOrders(telling, campaign, campaign.createdAt) : [];
    if (!outline.scheduled) return;
    const random = createRandom(setting.seed, "revox", campaign.id, "start");
    const at = now + random.integer(1, 5) * DAY;
    if (generation === "g3") launchLater(telling, campaign, { orders, at });
    else startLater(telling, campaign, at);
    campaign.updatedAt = campaign.createdAt;
    return;
  }
  for (const order of ordersOf(campaign)) dialler.takeUp(order);
  if (!isKnown) return;
  // The beginning itself is as it was told.
  setting.timeline.at(now + SECOND, () => {
    dialler.resume(campaign);
    // Rows get their order when their turn comes near.
    if (campaign.status === "running" && !campaign.isCancelled) {
      start(telling, campaign, makeOrders(telling, campaign));
    }
    // One without rows has nothing left to do.
    dialler.settle(campaign);
  });
}

/** Two rows of the largest campaign have one number: what is told apart by number alone, is not. */
function toPerson({ setting: { seed } }: Telling, campaignId: string, position: number, index: number): Person {
  const person = personAt(seed, campaignId, position);
  return index === 0 && position === 5 ? { ...person, number: personAt(seed, campaignId, 4).number } : person;
}
