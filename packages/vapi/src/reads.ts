/** The contract's reading half over whichever generation there is. */
import type {
  CallAttempt,
  CallOptions,
  Campaign,
  ListCampaignsOptions,
  Listing,
  ListOptions,
  Row,
} from "@trunkline/core";
import {
  type Asker,
  type Asking,
  type Continued,
  createPagedListing,
  goingOn,
  pageSizeOf,
  toCampaignFilter,
} from "@trunkline/core/adapter";
import type { Generation } from "./generation.ts";
import { toIncludeCounters } from "./options.ts";
import type { V2Reads } from "./second-generation.ts";
import type { V1Reads } from "./v1/reads.ts";
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact, VapiCustomer } from "./wire.ts";

type AnyCampaign = VapiCampaign | VapiCampaignSummary;

/** Most items that any listing of Vapi's takes at a time. */
const MAXIMUM_PAGE = 1_000;

/** What `createReads` chooses from, and by what. */
export interface ReadSource {
  readonly asker: Asker;
  /** Fails by the name of the call that it is a part of. */
  findGeneration(asking: Asking): Promise<Generation>;
  readonly v1: V1Reads<VapiCampaign, VapiCustomer, VapiCall>;
  readonly v2: V2Reads;
}

/** The reading half over the generation that is found, once it is asked for something. */
export function createReads({
  asker,
  findGeneration,
  v1,
  v2,
}: ReadSource): V1Reads<AnyCampaign, VapiCustomer | VapiContact, VapiCall> {
  /** A listing of whichever generation there is. Finding that out is a part of it, and of its time. */
  function inGeneration<Options extends ListOptions & Continued, T>(
    operation: string,
    options: Options,
    lists: Readonly<Record<Generation, (options: Options & Continued) => Listing<T>>>,
  ): Listing<T> {
    // Refused before anything is sent, the question for the generation included.
    pageSizeOf(options, { usual: MAXIMUM_PAGE, maximum: MAXIMUM_PAGE }, { provider: asker.provider, operation });
    return createPagedListing({ asker, operation, options }, async function* (asking) {
      const list = lists[await findGeneration(asking)];
      yield* list({ ...options, ...goingOn(asking) }).pages();
    });
  }

  return {
    getCampaign: ({ id, ...options }: { readonly id: string } & CallOptions & Continued) =>
      asker.run("getCampaign", options, async (asking): Promise<Campaign<AnyCampaign>> => {
        const generation = await findGeneration(asking);
        return generation === "v1" ? v1.getCampaign({ id, ...goingOn(asking) }) : v2.getCampaign(id, asking);
      }),

    listCampaigns(options: ListCampaignsOptions & Continued = {}) {
      // Refuses, before anything is sent, what is no moment.
      toCampaignFilter(options, asker.provider);
      const includeCounters = toIncludeCounters(options.providerOptions);
      return inGeneration<typeof options, Campaign<AnyCampaign>>("listCampaigns", options, {
        v1: v1.listCampaigns,
        v2: (rest) => v2.listCampaigns(rest, includeCounters),
      });
    },

    listRows: (options) =>
      inGeneration<typeof options, Row<VapiCustomer | VapiContact>>("listRows", options, {
        v1: v1.listRows,
        v2: v2.listRows,
      }),

    listAttempts: (options) =>
      inGeneration<typeof options, CallAttempt<VapiCall>>("listAttempts", options, {
        v1: v1.listAttempts,
        v2: v2.listAttempts,
      }),

    getAttempt: v1.getAttempt,
  };
}
