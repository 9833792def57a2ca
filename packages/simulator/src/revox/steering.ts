import type { Answer, Route, RouteRequest } from "../simulation.ts";
import { readUpdateRequest } from "./campaign-request.ts";
import { forget, makeOrders, type Operating, start } from "./operating.ts";
import { type Campaign, isFinal, isOver, ordersOf } from "./state.ts";
import { toWireCampaign } from "./wire-campaign.ts";

type Verb = (campaign: Campaign, request: RouteRequest) => { readonly refusal: string } | (() => void);

const NOTHING = () => undefined;
const DONE: Answer = { status: 200, body: { success: true } };
const NOT_FOUND: Answer = { status: 404, refusal: "Not Found" };

/** Answers what changes a campaign, or a single order, that is there already. */
export function createSteering(operating: Operating): Readonly<Record<string, Route>> {
  const { organisation, dialler, setting } = operating;
  const { campaigns, orders } = organisation;

  /** What merely repeats what is so already changes nothing, and is no mistake. */
  const verb =
    (decide: Verb): Route =>
    (request) => {
      const campaign = campaigns.get(request.id);
      if (campaign === undefined) return NOT_FOUND;
      const act = decide(campaign, request);
      if ("refusal" in act) return { status: 409, refusal: act.refusal };
      if (!request.ignored) act();
      return DONE;
    };

  const pause: Verb = (campaign) => {
    if (campaign.status === "paused" && !campaign.isCancelled) return NOTHING;
    if (campaign.status !== "running" || campaign.isCancelled) return refuse(campaign);
    return () => dialler.setStatus(campaign, "paused");
  };

  const resume: Verb = (campaign, { requestId }) => {
    if (campaign.status === "running" && !campaign.isCancelled) return NOTHING;
    if (campaign.status !== "paused" || campaign.isCancelled) return refuse(campaign);
    return () => {
      campaign.startedBy = requestId;
      dialler.setStatus(campaign, "running");
      // Rows that wait for their turn to get an order get it now; those that nobody launched have one.
      start(operating, campaign, makeOrders(operating, campaign), requestId);
      dialler.resume(campaign);
      dialler.settle(campaign);
    };
  };

  const cancel: Verb = (campaign) => {
    if (campaign.isCancelled) return NOTHING;
    return campaign.status === "completed" ? refuse(campaign) : () => callOff(campaign);
  };

  const remove: Verb = (campaign) => () => {
    if (!isOver(campaign)) callOff(campaign);
    forget(operating, campaign);
  };

  function callOff(campaign: Campaign): void {
    campaign.isCancelled = true;
    campaign.updatedAt = setting.timeline.now();
    campaign.start?.cancel();
    for (const order of ordersOf(campaign)) if (!isFinal(order)) dialler.cancel(order);
    dialler.settle(campaign);
  }

  const update: Route = ({ id, body, ignored }) => {
    const campaign = campaigns.get(id);
    if (campaign === undefined) return NOT_FOUND;
    const reading = readUpdateRequest(body);
    if ("problems" in reading) return { status: 422, refusal: reading.problems };
    if (isOver(campaign)) return { status: 409, refusal: refuse(campaign).refusal };
    const changed = ignored ? { ...campaign } : campaign;
    Object.assign(changed, reading.request);
    changed.updatedAt = setting.timeline.now();
    if (!ignored) dialler.resume(campaign);
    return { status: 200, body: { campaign: toWireCampaign(organisation, changed) } };
  };

  const cancelCall: Route = ({ id, ignored }) => {
    const order = orders.get(id);
    if (order === undefined) return NOT_FOUND;
    if (isFinal(order) && order.status !== "cancelled") {
      return { status: 409, refusal: `The call is ${order.status}` };
    }
    if (!ignored && !isFinal(order)) dialler.cancel(order);
    return DONE;
  };

  return {
    updateCampaign: update,
    deleteCampaign: verb(remove),
    pauseCampaign: verb(pause),
    resumeCampaign: verb(resume),
    cancelCampaign: verb(cancel),
    cancelCall,
  };
}

function refuse({ status, isCancelled }: Campaign): { readonly refusal: string } {
  return { refusal: `The campaign is ${isCancelled ? "cancelled" : status}` };
}
