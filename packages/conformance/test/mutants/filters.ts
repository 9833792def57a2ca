import { broken, deaf, eachPage, toListing } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that filter wrongly. */
export const FILTERS: readonly Mutant[] = [
  [
    "takes the end of a time for a part of it",
    broken(({ listCampaigns }) => ({
      listCampaigns({ createdBefore, ...options } = {}) {
        if (createdBefore === undefined || Number.isNaN(Date.parse(createdBefore))) return listCampaigns(options);
        return listCampaigns({ ...options, createdBefore: new Date(Date.parse(createdBefore) + 1).toISOString() });
      },
    })),
    "filters: by moment of creation, from one on and before another",
    "filters: a moment that is none is refused before anything is sent",
  ],
  [
    "has not heard of the filter by status",
    broken((whole) => deaf(whole, "status")),
    "filters: by status",
    "filters: by several things at once, over pages",
  ],
  [
    "compares moments as text",
    broken(({ listCampaigns }) => ({
      listCampaigns: ({ createdFrom, ...options } = {}) =>
        eachPage(listCampaigns(options), (page) => ({
          ...page,
          items: page.items.filter(({ createdAt = "" }) => createdFrom === undefined || createdAt >= createdFrom),
        })),
    })),
    "filters: by moments in any notation",
    "capabilities: filters are applied by whom they are said to be",
  ],
  [
    "has not heard of the filter by the last change",
    broken((whole) => deaf(whole, "updatedFrom", "updatedBefore")),
    "filters: by moment of the last change, from one on and before another",
  ],
  [
    "gives up when one of several ids does not exist",
    broken(({ listCampaigns, getCampaign }) => ({
      listCampaigns({ ids, ...options } = {}) {
        if (ids === undefined) return listCampaigns(options);
        return toListing(async function* () {
          yield { items: await Promise.all(ids.map((id) => getCampaign({ id }))) };
        });
      },
    })),
    "filters: by id, each once, without those that do not exist",
  ],
  [
    "forgets what is wanted when it goes on",
    broken(({ listCampaigns }) => ({
      listCampaigns({ cursor, pageSize = 50, signal, ...filter } = {}) {
        if (cursor === undefined) return listCampaigns({ ...filter, pageSize });
        return listCampaigns({ cursor, pageSize });
      },
    })),
    "filters: also where a listing goes on from a cursor",
  ],
  [
    "looks at ids, and then at nothing else",
    broken(({ listCampaigns }) => ({
      listCampaigns: ({ ids, ...options } = {}) => listCampaigns(ids === undefined ? options : { ids }),
    })),
    "filters: by several things at once, over pages",
  ],
];
