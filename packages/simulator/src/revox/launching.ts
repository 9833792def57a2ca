import { createRandom } from "../random.ts";
import type { Route } from "../simulation.ts";
import { type LaunchRequest, readLaunchRequest } from "./launch-request.ts";
import { launchLater, type Operating, start } from "./operating.ts";
import { isExhausted } from "./retry-plan.ts";
import { type Campaign, isFinal, isOver, type Order, ordersOf } from "./state.ts";
import { toTime, verdictOf } from "./wire-order.ts";

/** Answers `launchCampaign`: partial, and repeatable. */
export function createLaunching(operating: Operating): Route {
  const { organisation, setting } = operating;
  const { timeline, seed } = setting;

  return ({ id, body, requestId, ignored, launchedAnyway }) => {
    const campaign = organisation.campaigns.get(id);
    if (campaign === undefined) return { status: 404, refusal: "Not Found" };
    const reading = readLaunchRequest(body);
    if ("problems" in reading) return { status: 422, refusal: reading.problems };
    const refusal = refusalOf(campaign);
    if (refusal !== undefined) return { status: 409, refusal };
    const { request } = reading;
    const now = timeline.now();
    const picked = ordersOf(campaign).filter((order) => isPicked(order, request));
    const fates = picked.map((order) => ({ order, fate: fateOf(order) }));
    const orders = fates.filter(({ fate }) => fate === "launched").map(({ order }) => order);
    const count = (fate: Fate) => fates.filter((each) => each.fate === fate).length;
    const answer = {
      launched: orders.length,
      skipped: {
        active: count("active"),
        attempts_exhausted: count("attempts_exhausted"),
        cancelled: count("cancelled"),
      },
      session: request.mode === "speed_dial" ? toSession(campaign, orders, requestId) : null,
    };
    if (!ignored && orders.length > 0) {
      const at = request.scheduledAt ?? now;
      if (at <= now || launchedAnyway) start(operating, campaign, orders, requestId);
      else launchLater(operating, campaign, { orders, at, requestId });
    }
    return { status: 200, body: answer };
  };

  function toSession({ id }: Campaign, orders: readonly Order[], requestId: number) {
    return {
      id: createRandom(seed, "revox", "session", requestId).uuid(),
      campaign_id: id,
      status: "dialing",
      total_targets: orders.length,
      dialed_count: 0,
      connected_count: 0,
      current_call_id: null,
      in_flight_calls: [],
      outcome_filter: null,
      created_at: toTime(timeline.now()),
      ended_at: null,
    };
  }
}

function refusalOf(campaign: Campaign): string | undefined {
  if (isOver(campaign)) return `The campaign is ${campaign.isCancelled ? "cancelled" : "completed"}`;
  const { status } = campaign;
  return status === "draft" || status === "running" ? undefined : `The campaign is ${status}`;
}

type Fate = "launched" | "active" | "attempts_exhausted" | "cancelled";

/** Nothing is said against calling somebody again who has been reached. */
function fateOf(order: Order): Fate {
  if (order.status === "cancelled") return "cancelled";
  if (order.isLaunched && !isFinal(order)) return "active";
  return isExhausted(order) ? "attempts_exhausted" : "launched";
}

function isPicked(order: Order, { filters, search, ids, isInclusive }: LaunchRequest): boolean {
  const last = order.attempts.at(-1);
  const result = last?.endedAt === undefined ? undefined : last.ending?.result;
  const passes = (words: readonly string[], word: string | undefined) =>
    words.length === 0 || (word !== undefined && words.includes(word));
  return (
    ids.has(order.id) === isInclusive &&
    // Orders have nobody assigned to them.
    passes(filters.assignees, undefined) &&
    passes(filters.directions, order.direction) &&
    passes(filters.outcomes, verdictOf(order)) &&
    passes(filters.results, result) &&
    passes(filters.statuses, order.status) &&
    holds(order, search.toLowerCase())
  );
}

function holds({ contact }: Order, search: string): boolean {
  return [contact.phoneNumber, ...Object.values(contact.variables)].some((text) => text.toLowerCase().includes(search));
}
