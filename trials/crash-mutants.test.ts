import type { Listing, Row } from "@trunkline/core";
import { expect, it } from "vitest";
import type { Breakage } from "./crashes/breakage.ts";
import type { Promised } from "./crashes/judge.ts";
import { makeCrashes } from "./crashes.ts";

/** A library whose safeguard is broken, and the promise that it breaks. */
interface Mutant {
  readonly what: string;
  readonly breakage: Partial<Breakage>;
  readonly breaks: Promised;
}

const MUTANTS: readonly Mutant[] = [
  {
    what: "goes on before the disk has what was written down",
    breakage: { syncs: false },
    breaks: "nobody is rung twice",
  },
  {
    what: "does not look for the marker",
    breakage: {
      fetch: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        const isListing = (init?.method ?? "GET") === "GET" && /\/campaigns?$/.test(new URL(String(input)).pathname);
        return isListing ? Response.json({ campaigns: [], results: [], metadata: {} }) : response;
      },
    },
    breaks: "nobody is rung twice",
  },
  {
    what: "believes at once that there is no campaign",
    breakage: { settleMs: 0 },
    breaks: "nobody is rung twice",
  },
  {
    what: "sends a POST again that got no answer",
    breakage: {
      fetch: (fetch) => (input, init) =>
        fetch(input, init).catch((error: unknown) =>
          init?.method === "POST" ? fetch(input, init) : Promise.reject(error),
        ),
    },
    breaks: "nobody is rung twice",
  },
  {
    what: "forgets what was written down",
    breakage: { ledger: (ledger) => ({ ...ledger, read: async () => undefined, entries: async function* () {} }) },
    breaks: "nobody is rung twice",
  },
  {
    what: "takes every row of a campaign that it has cancelled for one that was never dialled",
    breakage: {
      provider: (provider) => ({
        ...provider,
        listRows: (options) => untried(provider.listRows(options)),
      }),
    },
    breaks: "nobody is rung twice",
  },
  {
    what: "takes any reading for quiet",
    breakage: {
      provider: (provider) => ({ ...provider, waitUntilQuiet: ({ id }) => provider.getCampaign({ id }) }),
    },
    breaks: "what is called quiet is quiet",
  },
];

function untried(rows: Listing<Row>): Listing<Row> {
  const toUntried = (row: Row): Row => ({ ...row, status: "cancelled", attemptCount: 0, reached: false, attempts: [] });
  return {
    async *pages() {
      for await (const page of rows.pages()) yield { ...page, items: page.items.map(toUntried) };
    },
    async *[Symbol.asyncIterator]() {
      for await (const row of rows) yield toUntried(row);
    },
  };
}

it.each(MUTANTS)(
  "is caught: a library that $what",
  async ({ breakage, breaks }) => {
    const tally = await makeCrashes({
      seed: 20_261_121,
      runs: 3_000,
      breakage,
      isEnough: (breaches) => breaches.some(({ promise }) => promise === breaks),
    });
    expect(tally.breaches.map(({ promise }) => promise)).toContain(breaks);
  },
  300_000,
);
