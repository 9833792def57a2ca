import type { Campaign } from "@trunkline/core";
import { createEverything } from "../../src/reference/index.ts";
import { broken, eachPage, misconnected, smuggled } from "../support/broken.ts";
import { everything } from "../support/subjects.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that do not keep to the form. */
export const CONTRACT: readonly Mutant[] = [
  [
    "goes by two words",
    broken(() => ({ id: "every thing" })),
    "contract: it says which contract it fulfils, under a name of one word",
  ],
  [
    "asks as soon as it is made",
    broken(({ getCampaign }) => {
      getCampaign({ id: "campaign-0001" }).catch(() => undefined);
      return {};
    }),
    "contract: making one sends nothing",
  ],
  [
    "has a way of its own to the provider",
    misconnected((connection) => ({ ...connection, fetch: globalThis.fetch })),
    "contract: it sends everything through the fetch that it is given",
  ],
  [
    "has methods that need their object",
    broken(({ getCampaign }) => ({
      getCampaign(options) {
        return this.specificationVersion === "v1" ? getCampaign(options) : Promise.reject(new Error("lost"));
      },
    })),
    "contract: its methods can be taken out of it",
  ],
  [
    "takes the options of another for its own",
    broken(({ listCampaigns }) => ({
      listCampaigns(options = {}) {
        const [strange] = Object.values(options.providerOptions ?? {});
        return strange === undefined ? listCampaigns(options) : listCampaigns({ ...options, ids: [] });
      },
    })),
    "contract: it leaves the options of other providers alone",
  ],
  [
    "sorts the ids that it is given",
    broken(({ listCampaigns }) => ({
      listCampaigns(options = {}) {
        if (options.ids !== undefined) Object.assign(options.ids, [...options.ids].sort());
        return listCampaigns(options);
      },
    })),
    "contract: what it is given may be frozen",
  ],
  [
    "has an operation that is not one",
    {
      ...everything,
      create: (connection) => smuggled(createEverything(connection), { pauseCampaign: undefined }),
    },
    "contract: what it cannot do is absent",
  ],
  [
    "makes up a campaign where there is none",
    broken(({ listCampaigns }) => ({
      listCampaigns: (options) =>
        eachPage(listCampaigns(options), (page) => ({ ...page, items: [EXAMPLE, ...page.items] })),
    })),
    "listings: nothing is listed as nothing",
    "listings: campaigns come each once, all of them",
  ],
  [
    "loses items on the way from pages to single ones",
    broken(({ listRows }) => ({
      listRows(options) {
        const listing = listRows(options);
        return {
          pages: () => listing.pages(),
          async *[Symbol.asyncIterator]() {
            for await (const row of listing) if (row.position !== 7) yield row;
          },
        };
      },
    })),
    "listings: page by page and one by one give the same",
  ],
  [
    "asks everything twice, to be sure",
    broken(({ getCampaign, getAttempt }) => ({
      async getCampaign(options) {
        await getCampaign(options);
        return getCampaign(options);
      },
      getAttempt: (options) => getAttempt(options).catch(() => getAttempt(options)),
    })),
    "contract: nothing is asked twice for one answer",
  ],
];

/** A campaign that is not there. */
export const EXAMPLE: Campaign = {
  provider: "everything",
  id: "example",
  name: "Example",
  status: "draft",
  providerStatus: "draft",
  callers: [],
  raw: {},
};
