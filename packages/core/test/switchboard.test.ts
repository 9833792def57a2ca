import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, take, thrownBy } from "../../../test-support/collect.ts";
import { silence } from "../../../test-support/recordings.ts";
import { byNewest } from "../src/adapter/filter.ts";
import { ConfigurationError, NetworkError } from "../src/errors.ts";
import { createListing } from "../src/listing.ts";
import type { MergedListing } from "../src/merge.ts";
import type { Campaign } from "../src/model/campaign.ts";
import type { CampaignProvider, ListCampaignsOptions } from "../src/provider.ts";
import { createSwitchboard } from "../src/switchboard.ts";
import { createAcme, getJson } from "./support/acme.ts";
import { createQuietAsker } from "./support/asker.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { at, attemptOf, campaignOf, rowOf } from "./support/models.ts";
import { createReferenceProvider, type ReferenceOptions } from "./support/reference-provider.ts";

const IDS = ["acme", "bell", "core"] as const;

/** Campaigns of one provider, created at these moments. */
function campaignsOf(provider: string, moments: readonly (number | undefined)[]): Campaign[] {
  return moments.map((moment, index) =>
    campaignOf({ provider, id: `${provider}-${index}`, ...(moment !== undefined && { createdAt: at(moment) }) }),
  );
}

const ids = (campaigns: readonly Campaign[]) => campaigns.map(({ id }) => id);

/** What several providers have: often at the same moment, sometimes at one that they do not tell. */
const anyCampaigns = fc
  .array(fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }), { maxLength: 15 }), {
    minLength: IDS.length,
    maxLength: IDS.length,
  })
  .map((lists) => IDS.map((provider, index) => campaignsOf(provider, lists[index] ?? [])));

const size = fc.integer({ min: 1, max: 6 });

function providersOf(lists: readonly Campaign[][], options: Omit<ReferenceOptions, "id" | "campaigns">) {
  return IDS.map((id, index) => createReferenceProvider({ id, campaigns: lists[index] ?? [], ...options }));
}

/** All pages of a listing, and the cursor behind each that has one. */
async function read(listing: MergedListing<Campaign>) {
  const given: Campaign[] = [];
  const stops: { readonly given: readonly string[]; readonly cursor: string }[] = [];
  let last: string | undefined;
  for await (const { items, cursor } of listing.pages()) {
    given.push(...items);
    last = cursor;
    if (cursor !== undefined) stops.push({ given: ids(given), cursor });
  }
  return { given: ids(given), stops, last };
}

describe("campaigns over several providers", () => {
  it("come newest first, as if all had been read and sorted", async () => {
    await fc.assert(
      fc.asyncProperty(anyCampaigns, size, size, async (lists, pageSize, mergedSize) => {
        const listing = createSwitchboard(providersOf(lists, { pageSize })).listCampaigns({ pageSize: mergedSize });
        expect(ids(await collect(listing))).toEqual(ids(lists.flat().sort(byNewest)));
        expect(listing.failures).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  it("are all given, whatever order a provider has them in, and whether or not they have a moment", async () => {
    const campaigns = [at(4), undefined, at(1), at(3), undefined, at(2)].map((createdAt, index) =>
      campaignOf({ provider: "acme", id: `acme-${index}`, ...(createdAt !== undefined && { createdAt }) }),
    );
    const unordered = createListing<Campaign>({
      asker: createQuietAsker("acme"),
      operation: "listCampaigns",
      options: {},
      cursor: undefined,
      keyOf: ({ id }) => id,
      open:
        () =>
        async (cursor = "0") => {
          const start = Number(cursor);
          const items = campaigns.slice(start, start + 2);
          return start + 2 < campaigns.length ? { items, cursor: String(start + 2) } : { items };
        },
    });
    const provider = { ...createReferenceProvider({ id: "acme" }), listCampaigns: () => unordered };
    expect(ids(await collect(createSwitchboard([provider]).listCampaigns())).sort()).toEqual(ids(campaigns).sort());
  });

  it("say whose they are, also where two providers use the same id", async () => {
    const providers = ["acme", "bell"].map((provider) =>
      createReferenceProvider({ id: provider, campaigns: [campaignOf({ provider, id: "1", createdAt: at(1) })] }),
    );
    const campaigns = await collect(createSwitchboard(providers).listCampaigns());
    expect(campaigns.map(({ provider, id }) => [provider, id])).toEqual([
      ["acme", "1"],
      ["bell", "1"],
    ]);
  });

  it("are asked for when the first is wanted, a page of each", async () => {
    const lists = IDS.map((id) => campaignsOf(id, Array(20).fill(1)));
    const providers = providersOf(lists, { pageSize: 4 });
    const listing = createSwitchboard(providers).listCampaigns();
    expect(providers.map(({ asked }) => asked.length)).toEqual([0, 0, 0]);
    for await (const _ of createSwitchboard(providers).listCampaigns({ pageSize: 1 })) break;
    expect(providers.map(({ asked }) => asked.length)).toEqual([1, 1, 1]);
    await take(listing, 1);
  });

  it("are held one page of each provider at a time, with one more on its way at the most", async () => {
    await fc.assert(
      fc.asyncProperty(anyCampaigns, size, size, async (lists, pageSize, mergedSize) => {
        const providers = providersOf(lists, { pageSize });
        const perPage = Math.min(pageSize, mergedSize);
        const given = new Map<string, number>();
        for await (const { items } of createSwitchboard(providers).listCampaigns({ pageSize: mergedSize }).pages()) {
          for (const { provider } of items) given.set(provider, (given.get(provider) ?? 0) + 1);
          for (const { id, asked } of providers) {
            const turned = Math.floor((given.get(id) ?? 0) / perPage);
            expect(asked.length).toBeLessThanOrEqual(turned + (turned === 0 ? 1 : 2));
          }
        }
      }),
      { seed: 1 },
    );
  });

  it("tell of each page whether a provider has left something out of it", async () => {
    const campaigns = [campaignOf({ provider: "acme", id: "1" }), campaignOf({ provider: "acme", id: "2" })];
    const short = createListing<Campaign>({
      asker: createQuietAsker("acme"),
      ...{ operation: "listCampaigns", options: {}, cursor: undefined },
      keyOf: ({ id }) => id,
      open: () => async (cursor) =>
        cursor === undefined
          ? { items: campaigns.slice(0, 1), cursor: "1" }
          : { items: campaigns.slice(1), isWhole: false },
    });
    const provider = { ...createReferenceProvider({ id: "acme" }), listCampaigns: () => short };
    const pages = await collect(createSwitchboard([provider]).listCampaigns({ pageSize: 1 }).pages());
    expect(pages.map(({ items, isWhole }) => [ids(items), isWhole])).toContainEqual([["2"], false]);
    expect(pages[0]).not.toHaveProperty("isWhole");
  });

  it("start anew with each iteration", async () => {
    const listing = createSwitchboard(
      providersOf(
        IDS.map((id) => campaignsOf(id, [1, 2, 3])),
        { pageSize: 2 },
      ),
    ).listCampaigns();
    const first = await collect(listing);
    expect(first).toHaveLength(9);
    expect(await collect(listing)).toEqual(first);
  });

  it("are filtered by every provider", async () => {
    const providers = IDS.map((provider) =>
      createReferenceProvider({
        id: provider,
        campaigns: [
          campaignOf({ provider, id: `${provider}-old`, createdAt: at(1) }),
          campaignOf({ provider, id: `${provider}-new`, createdAt: at(9) }),
        ],
      }),
    );
    const switchboard = createSwitchboard(providers);
    expect(ids(await collect(switchboard.listCampaigns({ createdFrom: at(5) })))).toEqual(IDS.map((id) => `${id}-new`));
    expect(ids(await collect(switchboard.listCampaigns({ ids: ["bell-old", "core-new"] })))).toEqual([
      "core-new",
      "bell-old",
    ]);
  });

  it("come in pages of the size that is asked for, of which only the last is smaller", async () => {
    const lists = IDS.map((id) => campaignsOf(id, [1, 2, 3]));
    const pages = await collect(createSwitchboard(providersOf(lists, {})).listCampaigns({ pageSize: 4 }).pages());
    expect(pages.map(({ items }) => items.length)).toEqual([4, 4, 1]);
    expect(pages.map(({ cursor }) => typeof cursor)).toEqual(["string", "string", "undefined"]);
  });

  it.each([0, -1, 0.5, Number.NaN])("are refused in pages of %d, rather than endless", async (pageSize) => {
    const switchboard = createSwitchboard([createReferenceProvider({ id: "acme" })]);
    const error = await thrownBy(() => take(switchboard.listCampaigns({ pageSize }).pages(), 3));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ message: "[switchboard] listCampaigns: pageSize: is not a whole number from 1" });
  });

  it("are none where there are no providers", async () => {
    expect(await collect(createSwitchboard([]).listCampaigns().pages())).toEqual([{ items: [] }]);
  });
});

describe("a cursor over several providers", () => {
  it("goes on from any page with exactly the rest", async () => {
    await fc.assert(
      fc.asyncProperty(anyCampaigns, size, size, async (lists, pageSize, mergedSize) => {
        const switchboard = createSwitchboard(providersOf(lists, { pageSize }));
        const all = ids(lists.flat().sort(byNewest));
        const { stops } = await read(switchboard.listCampaigns({ pageSize: mergedSize }));
        for (const { given, cursor } of stops) {
          const rest = await collect(switchboard.listCampaigns({ pageSize: mergedSize, cursor }));
          expect([...given, ...ids(rest)]).toEqual(all);
        }
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it("goes on with everything that a provider still owed when it broke off, once it has recovered", async () => {
    await fc.assert(
      fc.asyncProperty(anyCampaigns, size, size, fc.nat({ max: 3 }), async (lists, pageSize, mergedSize, failAfter) => {
        const all = ids(lists.flat()).sort();
        const [acme, bell, core] = lists.map((campaigns, index) =>
          createReferenceProvider({
            id: IDS[index] ?? "",
            campaigns,
            pageSize,
            ...(index === 1 && { failAfter }),
          }),
        );
        if (acme === undefined || bell === undefined || core === undefined)
          throw new Error("there are three providers");
        const switchboard = createSwitchboard([acme, bell, core]);
        const listing = switchboard.listCampaigns({ pageSize: mergedSize });
        const { given, stops, last } = await read(listing);
        const isBroken = listing.failures.length > 0;
        expect(last !== undefined).toBe(isBroken);
        bell.recover();
        if (!isBroken) expect([...given].sort()).toEqual(all);
        for (const stop of stops) {
          const rest = await collect(switchboard.listCampaigns({ pageSize: mergedSize, cursor: stop.cursor }));
          expect([...stop.given, ...ids(rest)].sort()).toEqual(all);
        }
      }),
      { seed: 1 },
    );
  });

  it("repeats nothing of a provider that could not be reached when it was used, and could later", async () => {
    await fc.assert(
      fc.asyncProperty(anyCampaigns, size, size, async (lists, pageSize, mergedSize) => {
        const healthy = createSwitchboard(providersOf(lists, { pageSize }));
        const broken = createSwitchboard(
          providersOf(lists, { pageSize }).map((provider, index) =>
            index === 1
              ? createReferenceProvider({ id: provider.id, campaigns: lists[1] ?? [], pageSize, failAfter: 0 })
              : provider,
          ),
        );
        const [stop] = (await read(healthy.listCampaigns({ pageSize: mergedSize }))).stops;
        fc.pre(stop !== undefined);
        const second = await read(broken.listCampaigns({ pageSize: mergedSize, cursor: stop.cursor }));
        const third =
          second.last === undefined
            ? []
            : ids(await collect(healthy.listCampaigns({ pageSize: mergedSize, cursor: second.last })));
        expect([...stop.given, ...second.given, ...third].sort()).toEqual(ids(lists.flat()).sort());
      }),
      { seed: 1 },
    );
  });

  it("loses and repeats nothing when campaigns are created or deleted meanwhile", async () => {
    const campaigns = campaignsOf("acme", [1, 2, 3, 4, 5]);
    const newer = campaignOf({ provider: "acme", id: "acme-newer", createdAt: at(6) });
    const list = (present: readonly Campaign[], options: ListCampaignsOptions) =>
      createSwitchboard([createReferenceProvider({ id: "acme", campaigns: present })]).listCampaigns(options);
    const { stops } = await read(list(campaigns, { pageSize: 2 }));
    expect(stops[0]?.given).toEqual(["acme-4", "acme-3"]);

    const rest = { cursor: stops[0]?.cursor ?? "" };
    const withoutNewest = campaigns.filter(({ id }) => id !== "acme-4");
    expect(ids(await collect(list(withoutNewest, rest)))).toEqual(["acme-2", "acme-1", "acme-0"]);
    expect(ids(await collect(list([...campaigns, newer], rest)))).toEqual(["acme-newer", "acme-2", "acme-1", "acme-0"]);
  });

  it("begins at the start of a provider that has joined since", async () => {
    const [acme, bell] = ["acme", "bell"].map((id) =>
      createReferenceProvider({ id, campaigns: campaignsOf(id, [1, 2, 3]) }),
    );
    if (acme === undefined || bell === undefined) throw new Error("there are two providers");
    const [page] = await take(createSwitchboard([acme]).listCampaigns({ pageSize: 2 }).pages(), 1);
    if (page?.cursor === undefined) throw new Error("there is no cursor");
    const rest = await collect(createSwitchboard([acme, bell]).listCampaigns({ cursor: page.cursor }));
    expect(ids(rest)).toEqual(["bell-2", "bell-1", "acme-0", "bell-0"]);
  });

  it.each([
    "",
    "garbage",
    "3",
    "null",
    "[]",
    `{"acme":null}`,
    `{"acme":"start"}`,
    `{"acme":{}}`,
    `{"acme":{"given":1}}`,
    `{"acme":{"given":[1]}}`,
    `{"acme":{"cursor":7,"given":[]}}`,
  ])("from elsewhere is a ConfigurationError: %s", async (cursor) => {
    const provider = createReferenceProvider({ id: "acme", campaigns: campaignsOf("acme", [1, 2]) });
    const error = await thrownBy(() => collect(createSwitchboard([provider]).listCampaigns({ cursor })));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({
      message: "[switchboard] listCampaigns: cursor: is not one that this listing gave",
    });
    expect(provider.asked).toEqual([]);
  });
});

describe("a provider that fails", () => {
  const lists = IDS.map((id) => campaignsOf(id, [1, 2, 3, 4, 5]));

  /** Three providers, of which the second breaks off after so many pages of two. */
  function withBroken(failAfter: number) {
    return lists.map((campaigns, index) =>
      createReferenceProvider({ id: IDS[index] ?? "", campaigns, pageSize: 2, ...(index === 1 && { failAfter }) }),
    );
  }

  it.each([
    [0, 0],
    [1, 2],
    [2, 4],
  ])("after %i pages has given %i campaigns, and hides none of the others'", async (failAfter, givenCount) => {
    const listing = createSwitchboard(withBroken(failAfter)).listCampaigns();
    const given = await collect(listing);
    expect(IDS.map((id) => given.filter(({ provider }) => provider === id).length)).toEqual([5, givenCount, 5]);
    expect([...given].sort(byNewest)).toEqual(given);
    expect(listing.failures).toEqual([{ provider: "bell", error: expect.any(NetworkError) }]);
  });

  it("is not asked again in the same iteration", async () => {
    const providers = withBroken(1);
    await collect(createSwitchboard(providers).listCampaigns({ pageSize: 1 }));
    expect(providers.map(({ id, asked }) => [id, asked.length])).toContainEqual(["bell", 2]);
  });

  it("is forgotten when a later iteration reaches it", async () => {
    const providers = withBroken(0);
    const listing = createSwitchboard(providers).listCampaigns();
    expect(await collect(listing)).toHaveLength(10);
    expect(listing.failures).toHaveLength(1);
    for (const provider of providers) provider.recover();
    expect(await collect(listing)).toHaveLength(15);
    expect(listing.failures).toEqual([]);
  });

  it("by running out of the caller's time is one of the failures, not the end of the listing", async () => {
    const clock = createHeldClock();
    const { asker } = createAcme({
      id: "slow",
      clock,
      fetch: (_, init) => silence(new Request("http://x", init).signal),
    });
    const slow: CampaignProvider = {
      ...createReferenceProvider({ id: "slow" }),
      listCampaigns: (options = {}) =>
        createListing<Campaign>({
          asker,
          operation: "listCampaigns",
          options,
          cursor: undefined,
          keyOf: ({ id }) => id,
          open: (asking) => async () => {
            const asked = asker.ask(asking, (fetch) => getJson(fetch, "https://slow.example/campaign/c1"));
            setImmediate(clock.runOut);
            return { items: [campaignOf(await asked)] };
          },
        }),
    };
    const quick = createReferenceProvider({ id: "acme", campaigns: campaignsOf("acme", [1, 2]) });
    const listing = createSwitchboard([slow, quick]).listCampaigns({ timeoutMs: 20 });
    expect(ids(await collect(listing))).toEqual(["acme-1", "acme-0"]);
    expect(listing.failures).toMatchObject([{ provider: "slow", error: { code: "network", timedOut: true } }]);
  });

  it("with all the others leaves nothing to give: an AggregateError of their errors", async () => {
    const listing = createSwitchboard(providersOf(lists, { failAfter: 0 })).listCampaigns();
    const error = await thrownBy(() => collect(listing));
    expect(error).toBeInstanceOf(AggregateError);
    expect(error).toMatchObject({
      message: "[switchboard] listCampaigns: every provider failed",
      errors: [{ provider: "acme" }, { provider: "bell" }, { provider: "core" }],
    });
    expect(listing.failures.map(({ provider }) => provider)).toEqual(IDS);
  });

  it.each([1, 3, 4, 6, 100])(
    "with all the others in the middle is an AggregateError too, behind what they gave: pages of %i",
    async (pageSize) => {
      const listing = createSwitchboard(providersOf(lists, { pageSize: 2, failAfter: 1 })).listCampaigns({ pageSize });
      const given: string[] = [];
      let cursor: string | undefined;
      const error = await thrownBy(async () => {
        for await (const page of listing.pages()) {
          given.push(...ids([...page.items]));
          cursor = page.cursor;
        }
      });
      expect(error).toBeInstanceOf(AggregateError);
      expect(given).toHaveLength(Math.min(pageSize, 2) * IDS.length);
      expect(cursor).toBeTypeOf("string");
    },
  );

  it("alone on its switchboard is an AggregateError of one", async () => {
    const only = createReferenceProvider({ id: "acme", failAfter: 0 });
    const error = await thrownBy(() => collect(createSwitchboard([only]).listCampaigns()));
    expect(error).toMatchObject({ errors: [expect.any(NetworkError)] });
  });
});

describe("an abort by the caller", () => {
  const reason = new Error("the user left");
  const lists = IDS.map((id) => campaignsOf(id, [1, 2, 3]));

  it("passes through, and is nobody's failure", async () => {
    const listing = createSwitchboard(providersOf(lists, {})).listCampaigns({ signal: AbortSignal.abort(reason) });
    expect(await thrownBy(() => collect(listing))).toBe(reason);
    expect(listing.failures).toEqual([]);
  });

  it("passes through in the middle, after what was given before", async () => {
    const controller = new AbortController();
    const providers = providersOf(lists, { pageSize: 1 });
    const listing = createSwitchboard(providers).listCampaigns({ signal: controller.signal, pageSize: 2 });
    const given: Campaign[] = [];
    const error = await thrownBy(async () => {
      for await (const campaign of listing) {
        given.push(campaign);
        if (given.length === 2) controller.abort(reason);
      }
    });
    expect(error).toBe(reason);
    expect(given).toHaveLength(2);
    expect(listing.failures).toEqual([]);
  });
});

describe("a switchboard", () => {
  const switchboard = createSwitchboard(
    IDS.map((provider) =>
      createReferenceProvider({
        id: provider,
        campaigns: [campaignOf({ provider, id: "c1", name: `of ${provider}` })],
        rows: [rowOf(`row of ${provider}`, "c1")],
        attempts: [attemptOf(`call of ${provider}`)],
      }),
    ),
  );

  it("has its providers by id, in the order given", () => {
    expect([...switchboard.providers.keys()]).toEqual(IDS);
    expect(switchboard.providers.get("bell")?.id).toBe("bell");
  });

  it.each(IDS)("asks the provider that is named: %s", async (provider) => {
    expect((await switchboard.getCampaign({ provider, id: "c1" })).name).toBe(`of ${provider}`);
    expect((await switchboard.getAttempt({ provider, id: `call of ${provider}` })).id).toBe(`call of ${provider}`);
    const rows = await collect(switchboard.listRows({ provider, campaignId: "c1" }));
    const attempts = await collect(switchboard.listAttempts({ provider, campaignId: "c1" }));
    expect([...rows, ...attempts].map(({ id }) => id)).toEqual([`row of ${provider}`, `call of ${provider}`]);
  });

  it("lets that provider's own errors through", async () => {
    const error = await thrownBy(() => switchboard.getCampaign({ provider: "bell", id: "gone" }));
    expect(error).toMatchObject({ provider: "bell", kind: "not-found" });
  });

  it.each([
    ["getCampaign", () => switchboard.getCampaign({ provider: "nobody", id: "c1" })],
    ["getAttempt", () => switchboard.getAttempt({ provider: "nobody", id: "a1" })],
    ["listRows", () => collect(switchboard.listRows({ provider: "nobody", campaignId: "c1" }))],
    ["listAttempts", () => collect(switchboard.listAttempts({ provider: "nobody", campaignId: "c1" }))],
  ])("refuses a provider that it does not have, and names those it has: %s", async (operation, call) => {
    const error = await thrownBy(call);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({
      message: `[switchboard] ${operation}: provider: is none of acme, bell, core`,
    });
  });

  it("refuses two providers of one id", () => {
    const twice = [createReferenceProvider({ id: "acme" }), createReferenceProvider({ id: "acme" })];
    expect(() => createSwitchboard(twice)).toThrow(ConfigurationError);
    expect(() => createSwitchboard(twice)).toThrow("[switchboard] providers: have the same id twice");
  });
});
