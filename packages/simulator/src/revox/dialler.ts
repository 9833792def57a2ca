import { SECOND, toInstant } from "../instant.ts";
import type { Setting } from "../simulation.ts";
import { createAttemptLife } from "./attempt-life.ts";
import type { Ending } from "./endings.ts";
import { makeAttempt } from "./making.ts";
import { callableFrom, fateOf, isExhausted, mayRetry, retryAt } from "./retry-plan.ts";
import {
  type Attempt,
  type Campaign,
  type CampaignStatus,
  isFinal,
  isLive,
  type Order,
  type Organisation,
} from "./state.ts";
import { toWebhookBody } from "./webhook-body.ts";

/** Calls the orders of running campaigns when their time has come, as many at once as is allowed. */
export interface Dialler {
  /** Lets orders be called from now on, or from a later moment on. */
  launch(orders: readonly Order[], from: number, requestId: number | undefined): void;
  /** A waiting one is over at once, one that is being called after this attempt. */
  cancel(order: Order): void;
  /** Takes up what was under way before the simulation began. */
  takeUp(order: Order): void;
  /** Looks again whom to call, after something about a campaign has changed. */
  resume(campaign: Campaign): void;
  setStatus(campaign: Campaign, status: CampaignStatus): void;
  /** Completes a campaign that has nothing left to do. */
  settle(campaign: Campaign): void;
}

export function createDialler(setting: Setting, organisation: Organisation): Dialler {
  const { timeline, concurrency, tell, webhooks } = setting;
  const attempts = createAttemptLife(setting, organisation, ended);
  /** Campaigns that may have somebody to call; each goes behind the others when it had its turn. */
  const eager = new Set<Campaign>();
  let live = 0;

  function launch(orders: readonly Order[], from: number, requestId: number | undefined): void {
    for (const order of orders) {
      if (order.campaign && isFinal(order)) order.campaign.open++;
      order.isLaunched = true;
      order.isStopped = false;
      order.launchedBy = requestId;
      if (from > timeline.now()) wait(order, from);
      else update(order, "initializing");
    }
    if (from <= timeline.now()) timeline.at(timeline.now() + SECOND, () => orders.filter(isNew).forEach(admit));
  }

  /** Puts an order in line, or lets it wait until it may be called. */
  function admit(order: Order): void {
    const due = callableFrom(order, timeline.now());
    if (isExhausted(order)) finish(order, "completed");
    else if (due === undefined) finish(order, "errored");
    else if (due > timeline.now()) wait(order, due);
    else enqueue(order);
  }

  function wait(order: Order, until: number): void {
    update(order, "scheduled");
    plan(order, until);
  }

  function plan(order: Order, until: number): void {
    order.dueAt = until;
    order.planned = timeline.at(until, () => admit(order));
  }

  function enqueue(order: Order): void {
    update(order, "queued_for_calling");
    order.campaign?.line.push(order);
    if (order.campaign) resume(order.campaign);
  }

  function resume(campaign: Campaign): void {
    eager.add(campaign);
    dial();
  }

  function dial(): void {
    for (const campaign of eager) {
      if (live >= concurrency) return;
      // What holds it up brings it back when it is over.
      eager.delete(campaign);
      const order = mayPlace(campaign) ? campaign.line.next() : undefined;
      if (order === undefined) continue;
      eager.add(campaign);
      if (order.status === "queued_for_calling") call(campaign, order);
    }
  }

  /** The window may have closed while it stood in line, or the plan have been changed. */
  function call(campaign: Campaign, order: Order): void {
    const due = callableFrom(order, timeline.now());
    if (due !== timeline.now() || isExhausted(order)) {
      admit(order);
      return;
    }
    const attempt = makeAttempt(organisation, order, due);
    organisation.attempts.push(attempt);
    live++;
    campaign.live++;
    update(order, "calling");
    attempts.begin(attempt);
  }

  function ended(attempt: Attempt, ending: Ending): void {
    const { order } = attempt;
    const { campaign } = order;
    live--;
    if (campaign) campaign.live--;
    const again = mayRetry(order, ending) ? retryAt(attempt) : undefined;
    if (again !== undefined) {
      if (again > timeline.now()) wait(order, again);
      else enqueue(order);
    } else {
      finish(order, fateOf(order, ending));
      if (webhooks.reaches(undefined)) {
        webhooks.send({ message: "call", body: toWebhookBody(organisation, attempt) });
      }
    }
    if (campaign) resume(campaign);
  }

  function finish(order: Order, status: "completed" | "cancelled" | "errored"): void {
    update(order, status);
    if (order.campaign === undefined) return;
    order.campaign.open--;
    settle(order.campaign);
  }

  function cancel(order: Order): void {
    order.planned?.cancel();
    if (isLive(order)) order.isStopped = true;
    else finish(order, "cancelled");
  }

  function settle(campaign: Campaign): void {
    const isDone = campaign.isCancelled || (campaign.status === "running" && campaign.open === 0);
    if (isDone && campaign.live === 0 && campaign.status !== "completed") setStatus(campaign, "completed");
  }

  function setStatus(campaign: Campaign, status: CampaignStatus): void {
    const { id: campaignId, name, rows } = campaign;
    campaign.status = status;
    campaign.updatedAt = timeline.now();
    // Of one that was deleted, nothing is told any more.
    if (!organisation.campaigns.has(campaignId)) return;
    tell({ type: "campaign", at: toInstant(timeline.now()), campaignId, name, status, rows: rows.length });
  }

  function takeUp(order: Order): void {
    const { campaign, status, dueAt } = order;
    const last = order.attempts.at(-1);
    if (campaign && last && isLive(order)) {
      live++;
      campaign.live++;
      if (MOVING.includes(last.status)) attempts.takeUp(last);
    } else if (status === "initializing") {
      timeline.at(timeline.now() + SECOND, () => [order].filter(isNew).forEach(admit));
    } else if (status === "queued_for_calling") {
      campaign?.line.push(order);
    } else if (status === "scheduled" && dueAt !== undefined) {
      plan(order, dueAt);
    }
  }

  function update(order: Order, status: Order["status"]): void {
    order.status = status;
    order.dueAt = undefined;
    order.updatedAt = timeline.now();
    if (order.campaign) order.campaign.updatedAt = timeline.now();
  }

  return { launch, cancel, takeUp, resume, setStatus, settle };
}

/** What an attempt moves on from by itself. In any other status it stays for ever. */
const MOVING: readonly string[] = ["queued", "ringing", "ongoing"];

/** Whether it waits for its first second to pass. */
function isNew({ status }: Order): boolean {
  return status === "initializing";
}

function mayPlace({ status, isCancelled, live, maxConcurrentCalls = Number.POSITIVE_INFINITY }: Campaign): boolean {
  return status === "running" && !isCancelled && live + 1 <= maxConcurrentCalls;
}
