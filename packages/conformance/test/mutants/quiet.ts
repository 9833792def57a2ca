import { broken } from "../support/broken.ts";
import { EXAMPLE } from "./contract.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that take for silence what is none. */
export const QUIET: readonly Mutant[] = [
  [
    "does not wait at all",
    broken(({ getCampaign }) => ({ waitUntilQuiet: ({ id }) => getCampaign({ id }) })),
    "quiet: a cancelled campaign is quiet when nobody is on the line any more, and not before",
    "quiet: who waits is told of each reading",
    "quiet: a call that does not end is no silence, however long one waits",
    "quiet: no campaign is found quiet that may dial, or has somebody on the line, in whatever words",
  ],
  [
    "loses its patience",
    broken(({ waitUntilQuiet, getCampaign }) => ({
      async waitUntilQuiet(options) {
        const before = await getCampaign(options).catch(() => EXAMPLE);
        return waitUntilQuiet(options).catch(() => before);
      },
    })),
    "quiet: who gives up waiting gets their own reason back",
    "quiet: a call that does not end is no silence, however long one waits",
    "quiet: readings that fail are no silence",
    "quiet: one good reading between failures is no silence",
    "quiet: what is not found any more is no silence",
    "quiet: a word that nobody knows is no silence",
  ],
];
