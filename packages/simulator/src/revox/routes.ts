import { found, type Setting, type Simulation, toWorldOptions } from "../simulation.ts";
import { createWorld } from "./data.ts";

/**
 * What creating a campaign brings about: dials at once, or at `scheduled_at` (`g1`); goes by its `launch` flag (`g2`);
 * leaves a draft, which a request of its own launches (`g3`).
 */
export type Generation = "g1" | "g2" | "g3";

/** Revox: campaigns with all their rows, orders, and the attempts of all orders together. */
export function simulateRevox(
  setting: Setting,
  { pageBase }: { readonly generation: Generation; readonly pageBase: 0 | 1 },
): Simulation {
  const { campaigns, orders, attempts } = createWorld(toWorldOptions(setting));
  const byId = (id: string) => campaigns.find(({ campaign }) => campaign.id === id);
  return {
    routes: {
      listCampaigns: () => found({ campaigns: campaigns.map(({ campaign }) => campaign) }),
      getCampaign: ({ id }) => {
        const entry = byId(id);
        return found(entry && { campaign: entry.campaign });
      },
      listRows: ({ id }) => {
        const entry = byId(id);
        return found(entry && { rows: entry.rows });
      },
      getCall: ({ id }) => {
        const order = orders.get(id);
        return found(order && { call: order });
      },
      listCallAttempts: ({ query }) => {
        const page = (query.number("page") ?? pageBase) - pageBase;
        if (page < 0) return { status: 400, refusal: `page must be at least ${pageBase}` };
        const size = query.number("page_size") ?? 0;
        const statuses = query.list("statuses");
        const kept = attempts.filter(({ orderStatus }) => statuses.length === 0 || statuses.includes(orderStatus));
        const calls = kept.slice(page * size, (page + 1) * size).map(({ attempt }) => attempt);
        return found({ calls });
      },
    },
    invalidBodyStatus: 422,
    unknownProperties: "ignored",
    refusal: (_status, details) => ({ message: details.join("; ") }),
    truth: () => [],
    shift: () => undefined,
  };
}
