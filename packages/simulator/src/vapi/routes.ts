import type { Query } from "../query.ts";
import { type Answer, found, type Route, type Setting, type Simulation } from "../simulation.ts";
import { type Life, startLife } from "../v1/life.ts";
import { selectCalls, selectCampaigns, shown } from "../v1/listing.ts";
import { toRefusal } from "../v1/refusal.ts";
import type { Rules } from "../v1/rules.ts";
import type { Campaign } from "../v1/state.ts";
import { contactPage } from "./contacts.ts";
import { toFullPage, weight } from "./listing.ts";
import { vapiCast } from "./scripts.ts";
import { toCampaign, toSummary, toVapiCall } from "./wire.ts";

const RULES: Rules = { agents: ["assistantId", "workflowId", "squadId"], dialPlans: true, mostCustomers: 10_000 };

/** Vapi: both generations of campaigns over one organisation. */
export function simulateVapi(setting: Setting, { campaignsV2 }: { readonly campaignsV2: boolean }): Simulation {
  const life = startLife(setting, { provider: "vapi", cast: vapiCast(setting.history.oddities), show: toVapiCall });
  const second = secondGeneration(life);
  return {
    routes: { ...firstGeneration(life), ...second },
    ...(!campaignsV2 && { closed: refused(second) }),
    invalidBodyStatus: 400,
    unknownProperties: "refused",
    refusal: toRefusal,
    truth: life.truth,
    shift: life.shift,
  };
}

function firstGeneration({ organisation, operations, showCall }: Life): Record<string, Route> {
  const { campaigns, calls } = organisation;
  const show = (campaign: Campaign) => toCampaign(organisation, campaign);
  const { create, update, remove } = operations({ rules: RULES, show, stopped: "ended", putAway: "remove" });
  return {
    listCampaigns: ({ query }) => found(toFullPage(selectCampaigns(campaigns, query, weight(query)), query, show)),
    createCampaign: create,
    getCampaign: ({ id }) => found(shown(campaigns.find(id), show)),
    updateCampaign: update,
    deleteCampaign: remove,
    listCalls: ({ query }) => found(selectCalls(calls, query).map(showCall)),
    getCall: ({ id }) => found(shown(calls.find(id), showCall)),
  };
}

function secondGeneration({ organisation, operations }: Life): Record<string, Route> {
  const { campaigns } = organisation;
  const summary = (query?: Query) => (campaign: Campaign) =>
    toSummary(organisation, campaign, query?.flag("includeCounters") ?? false);
  const { create, update, remove } = operations({
    rules: RULES,
    show: summary(),
    stopped: "cancelled",
    putAway: "archive",
  });
  return {
    listCampaignsV2: ({ query }) =>
      found(toFullPage(selectCampaigns(campaigns, query, weight(query)), query, summary(query))),
    createCampaignV2: create,
    getCampaignV2: ({ id, query }) => found(shown(campaigns.find(id), summary(query))),
    updateCampaignV2: update,
    deleteCampaignV2: remove,
    listContactsV2: ({ id, query }) => found(shown(campaigns.find(id), (campaign) => contactPage(campaign, query))),
  };
}

/** What the gate says to an organisation that was not given the second generation, whatever it asks for. */
function refused(routes: Record<string, Route>): Record<string, Answer> {
  const answer = { status: 403, refusal: "Campaigns V2 is not enabled for your organization" };
  return Object.fromEntries(Object.keys(routes).map((name) => [name, answer]));
}
