import { toInstant } from "../instant.ts";
import type { Setting } from "../simulation.ts";
import type { Dialler } from "./dialler.ts";
import { makeRowOrder } from "./making.ts";
import { type Campaign, type Order, type Organisation, ordersOf, rowsWithoutOrder } from "./state.ts";

/**
 * What creating a campaign brings about: dials at once, or at `scheduled_at` (`g1`); goes by its `launch` flag (`g2`);
 * leaves a draft, which a request of its own launches (`g3`).
 */
export type Generation = "g1" | "g2" | "g3";

/** What all operations work with. */
export interface Operating {
  readonly setting: Setting;
  readonly organisation: Organisation;
  readonly dialler: Dialler;
  readonly generation: Generation;
}

/** Gives an order to each row that has none, and answers with those. */
export function makeOrders(
  { setting, organisation }: Operating,
  campaign: Campaign,
  createdAt = setting.timeline.now(),
): readonly Order[] {
  return rowsWithoutOrder(campaign).map((row) => makeRowOrder(organisation, campaign, row, { createdAt }));
}

/** Lets some orders of a campaign be called from now on. */
export function start(operating: Operating, campaign: Campaign, orders: readonly Order[], requestId?: number): void {
  const { dialler, setting } = operating;
  if (campaign.status === "draft") dialler.setStatus(campaign, "running");
  dialler.launch(orders, setting.timeline.now(), requestId);
}

/** Starts a whole campaign at a moment to come. Its rows get their orders then. */
export function startLater(operating: Operating, campaign: Campaign, at: number, requestId?: number): void {
  campaign.scheduledAt = at;
  campaign.start = operating.setting.timeline.at(at, () =>
    start(operating, campaign, makeOrders(operating, campaign), requestId),
  );
}

/** Lets some orders of a campaign be called from a moment to come on. */
export function launchLater(
  { dialler, setting }: Operating,
  campaign: Campaign,
  {
    orders,
    at,
    requestId,
  }: { readonly orders: readonly Order[]; readonly at: number; readonly requestId?: number | undefined },
): void {
  if (campaign.status === "draft" && (campaign.scheduledAt === undefined || at < campaign.scheduledAt)) {
    campaign.start?.cancel();
    campaign.scheduledAt = at;
    campaign.start = setting.timeline.at(at, () => {
      if (campaign.status !== "draft") return;
      dialler.setStatus(campaign, "running");
      // All its calls may have been cancelled by now.
      dialler.settle(campaign);
    });
  }
  dialler.launch(orders, at, requestId);
}

/** Drops a campaign and all that belongs to it. What is under way runs out unseen. */
export function forget({ setting, organisation }: Operating, campaign: Campaign): void {
  const { id: campaignId, name, rows } = campaign;
  organisation.campaigns.delete(campaignId);
  for (const { id } of ordersOf(campaign)) organisation.orders.delete(id);
  organisation.attempts = organisation.attempts.filter(({ order }) => order.campaign !== campaign);
  const at = toInstant(setting.timeline.now());
  setting.tell({ type: "campaign", at, campaignId, name, status: "deleted", rows: rows.length });
}
