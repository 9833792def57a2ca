import { lazyList } from "../json.ts";
import { createRandom } from "../random.ts";
import { found, type Route, type Setting, type Simulation } from "../simulation.ts";
import { createAssistants } from "./assistants.ts";
import { createCreation } from "./creation.ts";
import { createDialler } from "./dialler.ts";
import { createHistory } from "./history.ts";
import { createLaunching } from "./launching.ts";
import type { Generation, Operating } from "./operating.ts";
import { createShifting } from "./shifting.ts";
import type { Organisation } from "./state.ts";
import { createSteering } from "./steering.ts";
import { tellTruth } from "./truth.ts";
import { toWireCampaign, toWireRow } from "./wire-campaign.ts";
import { toWireAttempt, toWireOrder } from "./wire-order.ts";

export type { Generation } from "./operating.ts";

/** Revox: campaigns with all their rows, orders, and the attempts of all orders together. */
export function simulateRevox(
  setting: Setting,
  { generation, pageBase }: { readonly generation: Generation; readonly pageBase: 0 | 1 },
): Simulation {
  const organisation = createOrganisation(setting);
  const dialler = createDialler(setting, organisation);
  const operating: Operating = { setting, organisation, dialler, generation };
  createHistory(operating);
  return {
    routes: {
      ...readingRoutes(organisation, pageBase),
      ...createSteering(operating),
      createCampaign: createCreation(operating),
      ...(generation === "g3" && { launchCampaign: createLaunching(operating) }),
    },
    invalidBodyStatus: 422,
    unknownProperties: "ignored",
    refusal: (_status, details) => ({ message: details.join("; ") }),
    truth: () => tellTruth(organisation),
    shift: createShifting(operating),
  };
}

function createOrganisation({ seed, timeline }: Setting): Organisation {
  const id = createRandom(seed, "revox", "organisation").uuid();
  const assistants = createAssistants({ seed, now: timeline.now() }, id);
  return {
    id,
    seed,
    assistants: new Map(assistants.map((assistant) => [assistant.id, assistant])),
    campaigns: new Map(),
    orders: new Map(),
    attempts: [],
  };
}

function readingRoutes(organisation: Organisation, pageBase: 0 | 1): Readonly<Record<string, Route>> {
  const { campaigns, orders } = organisation;
  return {
    listCampaigns: () => {
      const newestFirst = [...campaigns.values()].reverse();
      return found({ campaigns: newestFirst.map((campaign) => toWireCampaign(organisation, campaign)) });
    },
    getCampaign: ({ id }) => {
      const campaign = campaigns.get(id);
      return found(campaign && { campaign: toWireCampaign(organisation, campaign) });
    },
    listRows: ({ id }) => {
      const campaign = campaigns.get(id);
      // Some are longer than memory: each is drawn up when its turn has come to be sent.
      return found(campaign && { rows: lazyList(campaign.rows, (row) => toWireRow(organisation, row)) });
    },
    getCall: ({ id }) => {
      const order = orders.get(id);
      return found(order && { call: toWireOrder(organisation, order) });
    },
    listCallAttempts: ({ query }) => {
      const page = (query.number("page") ?? pageBase) - pageBase;
      if (page < 0) return { status: 400, refusal: `page must be at least ${pageBase}` };
      const size = query.number("page_size") ?? 0;
      const statuses = query.list("statuses");
      const { attempts } = organisation;
      const kept = statuses.length === 0 ? attempts : attempts.filter(({ order }) => statuses.includes(order.status));
      const end = Math.max(0, kept.length - page * size);
      const newestFirst = kept.slice(Math.max(0, end - size), end).reverse();
      return found({ calls: newestFirst.map((attempt) => toWireAttempt(organisation, attempt)) });
    },
  };
}
