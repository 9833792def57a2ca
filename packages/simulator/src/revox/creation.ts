import { createRandom } from "../random.ts";
import type { Answer, Route } from "../simulation.ts";
import { type CreateRequest, readCreateRequest } from "./campaign-request.ts";
import { assistantOf, makeCampaign } from "./making.ts";
import { type Generation, makeOrders, type Operating, start, startLater } from "./operating.ts";
import { toWireCampaign } from "./wire-campaign.ts";

/** Answers `createCampaign`. */
export function createCreation(operating: Operating): Route {
  const { setting, organisation, dialler, generation } = operating;
  const { timeline, seed } = setting;
  let made = 0;

  return ({ body, requestId, ignored, launchedAnyway }) => {
    const reading = readCreateRequest(body);
    if ("problems" in reading) return { status: 422, refusal: reading.problems };
    const { name, assistantId, contacts, fromNumber, maxConcurrentCalls, retryConfig } = reading.request;
    const now = timeline.now();
    const startsAt = toStart(reading.request, generation, now);
    const campaign = makeCampaign(organisation, {
      id: createRandom(seed, "revox", "created", made++).uuid(),
      createdAt: now,
      assistant: assistantOf(organisation, assistantId),
      status: startsAt === now ? "running" : "draft",
      scheduledAt: startsAt === now ? undefined : startsAt,
      ...{ name, contacts, fromNumber, maxConcurrentCalls, retryConfig },
    });
    campaign.startedBy = requestId;
    const answer = (): Answer => ({ status: 200, body: { campaign: toWireCampaign(organisation, campaign) } });
    const asAskedFor = answer();
    if (ignored) return asAskedFor;
    organisation.campaigns.set(campaign.id, campaign);
    dialler.setStatus(campaign, campaign.status);
    const orders = generation === "g3" || startsAt === now || launchedAnyway ? makeOrders(operating, campaign) : [];
    if (launchedAnyway || startsAt === now) start(operating, campaign, orders, requestId);
    else if (startsAt !== undefined) startLater(operating, campaign, startsAt, requestId);
    return launchedAnyway ? asAskedFor : answer();
  };
}

/** When a new campaign starts by itself, at once at the earliest; undefined where that is left to another request. */
function toStart({ launch, scheduledAt }: CreateRequest, generation: Generation, now: number): number | undefined {
  if (generation === "g3" || (generation === "g2" && launch === false)) return undefined;
  return Math.max(now, scheduledAt ?? now);
}
