import { isProviderError, type Page, type Row } from "@trunkline/core";
import { broken, deaf, eachError, eachPage, toListing } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that go on, or stop, wrongly. */
export const STOPPING: readonly Mutant[] = [
  [
    "does not let itself be stopped",
    broken((whole) => deaf(whole, "signal")),
    "stopping: what is given up beforehand is never sent",
    "stopping: what is given up while it is under way ends with the caller's own reason",
    "stopping: a listing that is given up between pages asks no more",
  ],
  [
    "has a reason of its own for stopping",
    broken((whole) => eachError(whole, (error) => (isProviderError(error) ? error : new Error("aborted")))),
    "stopping: what is given up beforehand is never sent",
    "stopping: what is given up while it is under way ends with the caller's own reason",
  ],
  [
    "has all the time in the world",
    broken((whole) => deaf(whole, "timeoutMs")),
    "stopping: time that runs out is a network error that says so",
    "stopping: the time that is allowed covers all pages together",
    "stopping: a time that no clock can measure is refused before anything is sent",
  ],
  [
    "allows the time again for each page",
    broken(({ listRows }) => ({
      listRows: (options) =>
        toListing(async function* () {
          let cursor: string | undefined;
          do {
            const pages: AsyncIterable<Page<Row>> = listRows({ ...options, ...(cursor && { cursor }) }).pages();
            for await (const page of pages) {
              yield page;
              cursor = page.cursor;
              break;
            }
          } while (cursor !== undefined);
        }),
    })),
    "stopping: the time that is allowed covers all pages together",
  ],
  [
    "gives less when there is a limit of time",
    broken(({ listRows }) => ({
      listRows: (options) =>
        eachPage(listRows(options), (page) => (options.timeoutMs === undefined ? page : { ...page, items: [] })),
    })),
    "stopping: time that is enough changes nothing",
  ],
];
