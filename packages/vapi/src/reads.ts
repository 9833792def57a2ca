/** The contract's reading half over whichever generation there is. */
import type {
  CallAttempt,
  CallOptions,
  Campaign,
  ListCampaignsOptions,
  Listing,
  ListOfCampaignOptions,
  ListOptions,
  Row,
} from "@trunkline/core";
import {
  type Asker,
  type Asking,
  type Continued,
  checkOmit,
  createPartedListing,
  goingOn,
  pageSizeOf,
  partsOf,
  toCampaignFilter,
} from "@trunkline/core/adapter";
import type { Generation } from "./generation.ts";
import { toIncludeCounters } from "./options.ts";
import type { OtherReads } from "./other-reads.ts";
import type { V2Campaigns } from "./second-generation.ts";
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
  readonly campaigns: V2Campaigns;
  /** Rejects in the name of the call that wants them. */
  loadOthers(asking: Asking): Promise<OtherReads>;
}

/** The reading half over the generation that is found, once it is asked for something. */
export function createReads({
  asker,
  findGeneration,
  campaigns,
  loadOthers,
}: ReadSource): V1Reads<AnyCampaign, VapiCustomer | VapiContact, VapiCall> {
  /** A listing of whichever generation there is. Finding that out is a part of it, and of its time. */
  function inGeneration<Options extends ListOptions & Pick<ListOfCampaignOptions, "omit"> & Continued, T>(
    operation: string,
    options: Options,
    choose: (generation: Generation, asking: Asking) => Promise<(options: Options & Continued) => Listing<T>>,
  ): Listing<T> {
    // Refused before anything is sent, the question for the generation included. A cursor has to wait for it: each has its own.
    const context = { provider: asker.provider, operation };
    pageSizeOf(options, { usual: MAXIMUM_PAGE, maximum: MAXIMUM_PAGE }, context);
    checkOmit(options.omit, context);
    return createPartedListing({ asker, operation, options }, async function* (asking) {
      const list = await choose(await findGeneration(asking), asking);
      yield* partsOf(list({ ...options, ...goingOn(asking) }));
    });
  }

  return {
    getCampaign: ({ id, ...options }: { readonly id: string } & CallOptions & Continued) =>
      asker.run("getCampaign", options, async (asking): Promise<Campaign<AnyCampaign>> => {
        if ((await findGeneration(asking)) === "v2") return campaigns.getCampaign(id, asking);
        return (await loadOthers(asking)).v1.getCampaign({ id, ...goingOn(asking) });
      }),

    listCampaigns(options: ListCampaignsOptions & Continued = {}) {
      // Refuses, before anything is sent, what is no moment.
      toCampaignFilter(options, asker.provider);
      const includeCounters = toIncludeCounters(options.providerOptions);
      return inGeneration<typeof options, Campaign<AnyCampaign>>(
        "listCampaigns",
        options,
        async (generation, asking) =>
          generation === "v2"
            ? (rest) => campaigns.listCampaigns(rest, includeCounters)
            : (await loadOthers(asking)).v1.listCampaigns,
      );
    },

    listRows: (options) =>
      inGeneration<typeof options, Row<VapiCustomer | VapiContact>>(
        "listRows",
        options,
        async (generation, asking) => (await loadOthers(asking))[generation].listRows,
      ),

    listAttempts: (options) =>
      inGeneration<typeof options, CallAttempt<VapiCall>>(
        "listAttempts",
        options,
        async (generation, asking) => (await loadOthers(asking))[generation].listAttempts,
      ),

    getAttempt: ({ id, ...options }) =>
      asker.run("getAttempt", options, async (asking) =>
        (await loadOthers(asking)).v1.getAttempt({ id, ...goingOn(asking) }),
      ),
  };
}
