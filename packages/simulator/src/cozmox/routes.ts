import { found, type Setting, type Simulation, toWorldOptions } from "../simulation.ts";
import { selectCalls, selectCampaigns, toPage } from "../v1/listing.ts";
import { toRefusal } from "../v1/refusal.ts";
import { createWorld } from "./data.ts";

/** Cozmox: Vapi's first generation, as it was taken over. */
export function simulateCozmox(setting: Setting): Simulation {
  const { campaigns, calls } = createWorld(toWorldOptions(setting));
  return {
    routes: {
      listCampaigns: ({ query }) => found(toPage(selectCampaigns(campaigns, query), query)),
      getCampaign: ({ id }) => found(campaigns.find((campaign) => campaign.id === id)),
      listCalls: ({ query }) => found(selectCalls(calls, query)),
      getCall: ({ id }) => found(calls.find((call) => call.id === id)),
    },
    invalidBodyStatus: 400,
    unknownProperties: "refused",
    refusal: toRefusal,
    truth: () => [],
    shift: () => undefined,
  };
}
