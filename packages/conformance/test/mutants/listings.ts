import type { Row } from "@trunkline/core";
import { collect } from "../../../../test-support/collect.ts";
import { broken, deaf, eachPage, eachRow, toListing } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that list wrongly. */
export const LISTINGS: readonly Mutant[] = [
  [
    "drops a row between two pages",
    broken(({ listRows }) => ({
      listRows: (options) =>
        eachPage(listRows(options), (page, index) => (index === 1 ? { ...page, items: page.items.slice(1) } : page)),
    })),
    "listings: rows come each once, all of them, in order of upload",
    "listings: one page, many pages and pages that fill exactly hold the same",
  ],
  [
    "gives the last row of a page again on the next",
    broken(({ listRows }) => ({
      listRows: (options) => {
        let last: readonly Row[] = [];
        return eachPage(listRows(options), (page) => {
          const items = [...last, ...page.items];
          last = page.items.slice(-1);
          return { ...page, items };
        });
      },
    })),
    "listings: rows come each once, all of them, in order of upload",
  ],
  [
    "gives the attempts of only the first page",
    broken(({ listAttempts }) => ({
      listAttempts: (options) =>
        toListing(async function* () {
          for await (const { items } of listAttempts(options).pages()) {
            yield { items };
            return;
          }
        }),
    })),
    "listings: attempts come each once, all of them",
    "large: every attempt comes once",
  ],
  [
    "lists campaigns oldest first",
    broken(({ listCampaigns }) => ({
      listCampaigns: (options) =>
        toListing(async function* () {
          yield { items: (await collect(listCampaigns(options))).reverse() };
        }),
    })),
    "listings: campaigns come newest first",
  ],
  [
    "lists rows by name",
    broken(({ listRows }) => ({
      listRows: (options) =>
        eachPage(listRows(options), (page) => ({
          ...page,
          items: [...page.items].sort((a, b) => (a.id > b.id ? -1 : 1)),
        })),
    })),
    "listings: rows come each once, all of them, in order of upload",
    "large: every row comes once and in order",
  ],
  [
    "starts from the beginning when it is to go on",
    broken((whole) => deaf(whole, "cursor")),
    "resuming: a listing goes on from each cursor with exactly the rest",
    "resuming: a cursor can be stored, and used by another process",
    "resuming: a cursor that no listing gave is refused before anything is sent",
  ],
  [
    "takes any page size",
    broken((whole) => deaf(whole, "pageSize")),
    "resuming: a page size that is none is refused before anything is sent",
    "listings: pages hold no more than was asked for, as far as there are pages",
    "capabilities: listings have pages where they are said to, and else come as one",
  ],
  [
    "reads all pages before it gives the first",
    broken(({ listRows }) => ({
      listRows: (options) =>
        toListing(async function* () {
          yield* await collect(listRows(options).pages());
        }),
    })),
    "listings: no more than a page is asked for ahead",
    "listings: nothing more is asked once nothing more is wanted",
    "errors: what was read before a failure has been given",
  ],
  [
    "begins to ask before anybody wants anything",
    broken(({ listRows }) => ({
      listRows(options) {
        const listing = listRows(options);
        const begun = listing.pages()[Symbol.asyncIterator]();
        begun.next().catch(() => undefined);
        return listing;
      },
    })),
    "listings: nothing is asked before something is wanted",
  ],
  [
    "remembers between iterations what it has given",
    broken(({ listCampaigns }) => ({
      listCampaigns(options) {
        const given = new Set<string>();
        return eachPage(listCampaigns(options), (page) => {
          const items = page.items.filter(({ id }) => !given.has(id));
          for (const { id } of items) given.add(id);
          return { ...page, items };
        });
      },
    })),
    "listings: each iteration begins anew, also two at once",
  ],
  [
    "gives no more than a thousand rows",
    broken(({ listRows }) => ({
      listRows: (options) =>
        toListing(async function* () {
          let given = 0;
          for await (const page of listRows(options).pages()) {
            yield page;
            given += page.items.length;
            if (given >= 1_000) return;
          }
        }),
    })),
    "large: every row comes once and in order",
  ],
  [
    "counts its pages, over campaigns that come and go",
    broken(({ listCampaigns }) => ({
      listCampaigns: (options) =>
        toListing(async function* () {
          const size = options?.pageSize ?? 50;
          for (let from = 0; ; from += size) {
            // Reads on beyond its page, so that one more page is there behind which something can happen.
            const all = await collect(listCampaigns({ ...options, pageSize: 1_000 }));
            yield { items: all.slice(from, from + size) };
            if (all.length <= from + size) return;
          }
        }),
    })),
    "shifting: nothing comes twice while campaigns come up and go",
    "shifting: nothing is missed that was there all the while, when campaigns go",
  ],
  [
    "makes up for a shift that its pages do not suffer",
    broken(({ listCampaigns }) => {
      const newest = async () => (await collect(listCampaigns()))[0]?.id;
      return {
        listCampaigns: (options) =>
          toListing(async function* () {
            let before: string | undefined;
            for await (const page of listCampaigns(options).pages()) {
              const now = await newest();
              yield before === undefined || before === now ? page : { ...page, items: page.items.slice(1) };
              before = now;
            }
          }),
      };
    }),
    "shifting: nothing is missed that was there all the while, when campaigns come up",
  ],
  [
    "reads what is on later pages otherwise",
    broken(({ listRows }) => ({
      listRows: (options) =>
        eachPage(listRows(options), (page, index) =>
          index === 0 ? page : { ...page, items: page.items.map(finished) },
        ),
    })),
    "listings: one page, many pages and pages that fill exactly hold the same",
    "resuming: a listing goes on from each cursor with exactly the rest",
  ],
  [
    "remembers what it has read for as long as it lives",
    broken(({ getCampaign }) => {
      const known = new Map<string, ReturnType<typeof getCampaign>>();
      return {
        getCampaign(options) {
          const campaign = known.get(options.id) ?? getCampaign(options);
          known.set(options.id, campaign);
          return campaign;
        },
      };
    }),
    "shifting: what has happened meanwhile is read as it is now",
  ],
  [
    "loses heart in the middle of a large campaign",
    broken((whole) => eachRow(whole, (row) => (row.position >= 5_000 ? finished(row) : row))),
    "large: the last row is read as the first is",
  ],
];

function finished(row: Row): Row {
  return { ...row, status: "completed", reached: false };
}
