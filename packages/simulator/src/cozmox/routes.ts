import { found, type Setting, type Simulation } from "../simulation.ts";
import { startLife } from "../v1/life.ts";
import { selectCalls, selectCampaigns, shown, toPage } from "../v1/listing.ts";
import { toRefusal } from "../v1/refusal.ts";
import type { Rules } from "../v1/rules.ts";
import type { Campaign } from "../v1/state.ts";
import { cozmoxCast } from "./scripts.ts";
import { toCampaign, toCozmoxCall } from "./wire.ts";

const RULES: Rules = { agents: ["assistantId", "workflowId"], dialPlans: false };

/** Cozmox: Vapi's first generation, as it was taken over. */
export function simulateCozmox(setting: Setting): Simulation {
  const cast = cozmoxCast(setting.history.oddities);
  const { organisation, operations, showCall, truth, shift } = startLife(setting, {
    provider: "cozmox",
    cast,
    show: toCozmoxCall,
  });
  const { campaigns, calls } = organisation;
  const show = (campaign: Campaign) => toCampaign(organisation, campaign);
  const { create, update, remove } = operations({ rules: RULES, show, stopped: "ended", putAway: "remove" });
  return {
    routes: {
      listCampaigns: ({ query }) => found(toPage(selectCampaigns(campaigns, query), query, show)),
      createCampaign: create,
      getCampaign: ({ id }) => found(shown(campaigns.find(id), show)),
      updateCampaign: update,
      deleteCampaign: remove,
      listCalls: ({ query }) => found(selectCalls(calls, query).map(showCall)),
      getCall: ({ id }) => found(shown(calls.find(id), showCall)),
    },
    invalidBodyStatus: 400,
    unknownProperties: "refused",
    refusal: toRefusal,
    truth,
    shift,
  };
}
