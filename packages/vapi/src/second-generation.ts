/** Campaigns of Vapi's second generation. */
import type { Campaign, ListCampaignsOptions, Listing } from "@trunkline/core";
import {
  type Asker,
  type Asking,
  type Continued,
  listByIds,
  mustBeList,
  mustBeObject,
  type Observer,
  type Reading,
  readBare,
} from "@trunkline/core/adapter";
import { toCampaign } from "./mapping.ts";
import type { Requests } from "./requests.ts";
import { type CampaignQuery, listCampaignPages } from "./v1/campaign-pages.ts";
import type { VapiCampaignSummary } from "./wire.ts";

/** What `createV2Campaigns` serves. */
export interface V2Campaigns {
  /** `includeCounters`: whether campaigns come with their progress, which costs Vapi. */
  listCampaigns(
    options: ListCampaignsOptions & Continued,
    includeCounters: boolean,
  ): Listing<Campaign<VapiCampaignSummary>>;
  getCampaign(id: string, asking: Asking): Promise<Campaign<VapiCampaignSummary>>;
}

/** What reading campaigns of the second generation needs. */
export interface V2Source {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly requests: Requests["v2"];
}

/** Campaigns of the second generation; their rows and calls are in `contacts.ts`. */
export function createV2Campaigns({ asker, observer, requests }: V2Source): V2Campaigns {
  async function getCampaign(id: string, asking: Asking) {
    const reading = observer.reading(asking.operation);
    return toCampaign(readBare(await requests.getCampaign(id, asking), "campaign", reading), reading);
  }

  return {
    getCampaign,
    listCampaigns({ ids, ...options }, includeCounters) {
      if (ids !== undefined) return listByIds(asker, { ...options, ids }, getCampaign);
      // Summaries are small: a page of them is read as a whole.
      async function* ask(query: CampaignQuery, asking: Asking, reading: Reading) {
        const around = mustBeObject(await requests.listCampaigns({ ...query, includeCounters }, asking), reading);
        yield { results: mustBeList(around.results, reading, "results"), around };
      }
      return listCampaignPages({ asker, observer, ask }, options, toCampaign);
    },
  };
}
