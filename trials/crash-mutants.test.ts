import type { Campaign, CreateCampaignOptions, Created, LedgerEntry, Listing, Row } from "@trunkline/core";
import { expect, it } from "vitest";
import type { Breakage } from "./crashes/breakage.ts";
import type { Promised } from "./crashes/tally.ts";
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
    breakage: { settleMs: 1 },
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
    what: "lets two work on the same intent at the same time",
    breakage: { ledger: ledgerWithoutRights() },
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
    what: "begins at once what was to wait for its time",
    breakage: {
      provider: (provider) => ({
        ...provider,
        createCampaign: (options) =>
          provider.createCampaign(typeof options.start === "object" ? atOnce(options) : options),
      }),
    },
    breaks: "nobody is rung who was not to be rung yet",
  },
  {
    what: "launches every draft at once",
    breakage: {
      provider: (provider) => ({
        ...provider,
        createCampaign: (options) => provider.createCampaign(options.start === "draft" ? atOnce(options) : options),
      }),
    },
    breaks: "nobody is rung who was not to be rung yet",
  },
  {
    what: "sends nothing",
    breakage: {
      provider: (provider) => ({ ...provider, createCampaign: async ({ name }) => madeUp(provider.id, name) }),
    },
    breaks: "everybody is rung, or it is reported",
  },
  {
    what: "leaves somebody out",
    breakage: {
      provider: (provider) => ({
        ...provider,
        createCampaign: ({ rows, ...options }) => provider.createCampaign({ ...options, rows: withoutFirst(rows) }),
      }),
    },
    breaks: "everybody is rung, or it is reported",
  },
  {
    what: "leaves the mark out when it creates",
    breakage: { fetch: withoutMark("POST") },
    breaks: "there is one campaign at most, or it is reported",
  },
  {
    what: "leaves the mark out when it renames",
    breakage: { fetch: withoutMark("PATCH") },
    breaks: "the mark stays where a campaign is renamed",
  },
  {
    what: "finds everything busy for ever",
    breakage: {
      ledger: (ledger) => ({
        ...ledger,
        lease: async (_key, forMs) => ({ heldUntil: Date.UTC(2026, 7, 18, 12) + forMs }),
      }),
    },
    breaks: "every run ends in a state that a person can act on",
  },
  {
    what: "takes any reading for quiet",
    breakage: {
      provider: (provider) => ({ ...provider, waitUntilQuiet: ({ id }) => provider.getCampaign({ id }) }),
    },
    breaks: "what is called quiet is quiet",
  },
];

/** Keeps all that is written down, and gives everybody the right to write it. */
function ledgerWithoutRights(): Breakage["ledger"] {
  const entries = new Map<string, LedgerEntry>();
  return () => ({
    read: async (key) => entries.get(key),
    async *entries() {
      yield* [...entries.values()];
    },
    lease: async () => ({
      until: Number.POSITIVE_INFINITY,
      write: async (entry) => void entries.set(entry.key, entry),
      renew: async () => {},
      release: async () => {},
    }),
  });
}

function atOnce(options: CreateCampaignOptions): CreateCampaignOptions {
  return { ...options, start: "now" };
}

function madeUp(provider: string, name: string): Created<Campaign> {
  const campaign = {
    provider,
    id: "made-up",
    name,
    status: "running",
    providerStatus: "running",
    callers: [],
    raw: {},
  } as const;
  return { campaign, warnings: [], how: "created" };
}

async function* withoutFirst(rows: CreateCampaignOptions["rows"]) {
  let place = 0;
  for await (const row of rows) if (place++ > 0) yield row;
}

function withoutMark(method: string): Breakage["fetch"] {
  return (fetch) => (input, init) => {
    const body = init?.body;
    const isMarked = init?.method === method && typeof body === "string";
    return fetch(input, isMarked ? { ...init, body: body.replace(/ \[tl-\w+\]/, "") } : init);
  };
}

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
