import { found, type Simulation, type WorldOptions } from "../simulation.ts";
import { selectCalls, selectCampaigns, toPage } from "../v1/listing.ts";
import { toRefusal } from "../v1/refusal.ts";
import { createWorld } from "./data.ts";

/** Cozmox: Vapi's first generation, as it was taken over. */
export function simulateCozmox(options: WorldOptions): Simulation {
  const { campaigns, calls } = createWorld(options);
  return {
    routes: {
      listCampaigns: ({ query }) => found(toPage(selectCampaigns(campaigns, query), query)),
      getCampaign: ({ id }) => found(campaigns.find((campaign) => campaign.id === id)),
      listCalls: ({ query }) => found(selectCalls(calls, query)),
      getCall: ({ id }) => found(calls.find((call) => call.id === id)),
    },
    refusal: toRefusal,
  };
}
