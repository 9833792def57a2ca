import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { isWithin, type KeysetSource, keysetPages, type TimeWindow } from "../src/adapter/keyset.ts";
import { ConfigurationError } from "../src/errors.ts";
import { createListing, type Listing, type ListingCall } from "../src/listing.ts";
import { createQuietAsker } from "./support/asker.ts";
import { answerPage, createdAtOf, type KeysetServer, type Stored } from "./support/keyset-server.ts";
import { at } from "./support/models.ts";

const CALL: ListingCall = { asker: createQuietAsker("acme"), operation: "listCampaigns", options: {} };

interface Asked {
  readonly window: TimeWindow;
  readonly page: number;
}

/** A listing over a server, as an adapter builds one. */
function listFrom(
  server: KeysetServer,
  options: {
    readonly cursor?: string;
    readonly window?: TimeWindow;
    readonly onCrowdedInstant?: KeysetSource<Stored>["onCrowdedInstant"];
    /** Size of the page that is asked for when the usual one is crowded. Absent: the usual one again. */
    readonly largest?: number;
  } = {},
): { readonly asked: Asked[]; readonly listing: Listing<string> } {
  const asked: Asked[] = [];
  const { cursor, window = {}, onCrowdedInstant = "number", largest = server.limit } = options;
  const listing = createListing<string>({
    ...CALL,
    cursor,
    keyOf: (id) => id,
    open() {
      const ask = keysetPages<Stored>({
        provider: "acme",
        operation: "listCampaigns",
        window,
        onCrowdedInstant,
        keyOf: ({ id }) => id,
        createdAtOf,
        async *ask(window, page, isCrowded) {
          asked.push({ window, page });
          const limit = isCrowded ? largest : server.limit;
          const items = answerPage({ ...server, limit }, window, page);
          // As an answer may come: in two parts, and how much it can hold at its end.
          yield { items: items.slice(0, items.length / 2) };
          yield { items: items.slice(items.length / 2), limit };
        },
      });
      return async function* (cursor) {
        for await (const { items, ...rest } of ask(cursor)) yield { ...rest, items: items.map(({ id }) => id) };
      };
    },
  });
  return { asked, listing };
}

const order = fc.constantFrom("newest first" as const, "oldest first" as const);

/** Moments that are close together, so that many are shared and many are a millisecond apart. */
const stored = fc
  .array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 })
  .map((ticks) => ticks.map((tick, index): Stored => ({ id: `c${index}`, ticks: tick })));

/** Any data under any page limit: often more things share a moment than a page holds. */
const anyServer = fc.record({ stored, order, limit: fc.integer({ min: 1, max: 12 }) });

/** Page limits under which no moment is crowded: a page holds more than two neighbouring milliseconds have. */
const roomyServer = fc
  .record({ stored, order, spare: fc.integer({ min: 1, max: 5 }) })
  .map(({ spare, ...server }): KeysetServer => ({ ...server, limit: crowd(server.stored) + spare }));

function crowd(stored: readonly Stored[]): number {
  const milliseconds = stored.map(({ ticks }) => Math.floor(ticks / 10));
  return Math.max(
    0,
    ...milliseconds.map((one) => milliseconds.filter((other) => other === one || other === one + 1).length),
  );
}

const idsOf = (items: readonly Stored[]) => items.map(({ id }) => id);
const sorted = (ids: readonly string[]) => [...ids].sort();
const inOrder = (server: KeysetServer) => idsOf(answerPage({ ...server, limit: Number.POSITIVE_INFINITY }, {}, 1));

describe("pages by moment of creation", () => {
  it("give everything exactly once, in the server's order, whatever the data and the page size", async () => {
    await fc.assert(
      fc.asyncProperty(roomyServer, async (server) => {
        expect(await collect(listFrom(server).listing)).toEqual(inOrder(server));
      }),
      { seed: 1 },
    );
  });

  it("give everything exactly once where more things share a moment than a page holds, by page numbers", async () => {
    await fc.assert(
      fc.asyncProperty(anyServer, async (server) => {
        expect(sorted(await collect(listFrom(server).listing))).toEqual(sorted(idsOf(server.stored)));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("give everything that existed throughout exactly once while things are created and deleted", async () => {
    const changes = fc.array(fc.record({ deletes: fc.nat(), creates: fc.nat({ max: 3 }) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(roomyServer, changes, async (server, changes) => {
        const before = idsOf(server.stored);
        const live = { ...server, stored: [...server.stored] };
        const left = [...changes];
        const given: string[] = [];
        let now = 1_000;
        for await (const { items } of listFrom(live).listing.pages()) {
          given.push(...items);
          const change = left.shift();
          if (change === undefined) continue;
          live.stored.splice(change.deletes % Math.max(1, live.stored.length), 1);
          for (let count = 0; count < change.creates; count += 1) {
            now += 25;
            live.stored.push({ id: `new ${now}`, ticks: now });
          }
        }
        const throughout = idsOf(live.stored).filter((id) => before.includes(id));
        expect(given).toEqual(expect.arrayContaining(throughout));
        expect(new Set(given).size).toBe(given.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("lose nothing to what is created meanwhile, also where a moment is crowded", async () => {
    await fc.assert(
      fc.asyncProperty(anyServer, async (server) => {
        const live = { ...server, stored: [...server.stored] };
        const given: string[] = [];
        let pages = 0;
        for await (const { items } of listFrom(live).listing.pages()) {
          given.push(...items);
          pages += 1;
          if (pages <= 8) live.stored.push({ id: `new ${pages}`, ticks: 1_000 + pages * 25 });
        }
        expect(given).toEqual(expect.arrayContaining(idsOf(server.stored)));
        expect(new Set(given).size).toBe(given.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("go on from every cursor with exactly the rest", async () => {
    await fc.assert(
      fc.asyncProperty(roomyServer, async (server) => {
        const given: string[] = [];
        for await (const { items, cursor } of listFrom(server).listing.pages()) {
          given.push(...items);
          if (cursor === undefined) continue;
          const rest = await collect(listFrom(server, { cursor }).listing);
          expect([...given, ...rest]).toEqual(inOrder(server));
        }
      }),
      { seed: 1 },
    );
  });

  it("go on from every cursor without missing anything, also where a moment is crowded", async () => {
    await fc.assert(
      fc.asyncProperty(anyServer, async (server) => {
        const given: string[] = [];
        for await (const { items, cursor } of listFrom(server).listing.pages()) {
          given.push(...items);
          if (cursor === undefined) continue;
          const rest = await collect(listFrom(server, { cursor }).listing);
          expect(sorted([...new Set([...given, ...rest])])).toEqual(sorted(idsOf(server.stored)));
        }
      }),
      { seed: 1 },
    );
  });

  it("stay inside the window that they are given, both ends included", async () => {
    const server: KeysetServer = {
      stored: [0, 10, 20, 30, 40, 50].map((ticks) => ({ id: `at ${ticks / 10}`, ticks })),
      order: "newest first",
      limit: 3,
    };
    const { asked, listing } = listFrom(server, { window: { from: at(1), to: at(4) } });
    expect(await collect(listing)).toEqual(["at 4", "at 3", "at 2", "at 1"]);
    expect(asked.every(({ window }) => window.from === at(1))).toBe(true);
    expect(asked[0]?.window.to).toBe(at(4));
  });

  it("ask with ever narrower windows rather than page numbers", async () => {
    const stored = Array.from({ length: 9 }, (_, index) => ({ id: `c${index}`, ticks: index * 100 }));
    const { asked, listing } = listFrom({ stored, order: "newest first", limit: 4 });
    await collect(listing);
    expect(asked).toEqual([
      { window: {}, page: 1 },
      { window: { to: at(51) }, page: 1 },
      { window: { to: at(21) }, page: 1 },
    ]);
  });

  it("follow a server that lists oldest first also when its first page has one moment only", async () => {
    const stored = [0, 0, 0, 500, 600, 700, 800].map((ticks, index) => ({ id: `c${index}`, ticks }));
    const server: KeysetServer = { stored, order: "oldest first", limit: 3 };
    expect(await collect(listFrom(server).listing)).toEqual(idsOf(stored));
  });

  it("end after an empty answer, and after one that is not full", async () => {
    const { asked, listing } = listFrom({ stored: [], order: "newest first", limit: 5 });
    expect(await collect(listing.pages())).toEqual([{ items: [] }]);
    expect(asked).toHaveLength(1);
  });
});

describe("a moment that more things share than a page holds", () => {
  const stored = [100, 50, 50, 50, 50, 50, 20].map((ticks, index) => ({ id: `c${index}`, ticks }));
  const server: KeysetServer = { stored, order: "newest first", limit: 2 };

  it("is counted through by page numbers where the provider has them, and windows take over behind it", async () => {
    const { asked, listing } = listFrom(server);
    expect(sorted(await collect(listing))).toEqual(sorted(idsOf(stored)));
    expect(Math.max(...asked.map(({ page }) => page))).toBeGreaterThan(1);
  });

  it("is told, and ends the listing, where the provider has none", async () => {
    let told = 0;
    const onCrowdedInstant = () => {
      told += 1;
    };
    const { asked, listing } = listFrom(server, { onCrowdedInstant });
    const given = await collect(listing);
    expect(told).toBe(1);
    expect(given).toEqual(["c0", "c1", "c2"]);
    expect(asked.every(({ page }) => page === 1)).toBe(true);
  });

  it("is passed by a larger page, where there is one that holds it, and is not told", async () => {
    const onCrowdedInstant = () => {
      throw new Error("told for nothing");
    };
    const { asked, listing } = listFrom(server, { onCrowdedInstant, largest: 10 });
    expect(await collect(listing)).toEqual(idsOf(stored));
    expect(asked.every(({ page }) => page === 1)).toBe(true);
  });

  it("is not told when no moment is crowded", async () => {
    const onCrowdedInstant = () => {
      throw new Error("told for nothing");
    };
    await fc.assert(
      fc.asyncProperty(roomyServer, async (server) => {
        expect(await collect(listFrom(server, { onCrowdedInstant }).listing)).toEqual(inOrder(server));
      }),
      { seed: 1 },
    );
  });

  it("stops the listing when telling of it throws", async () => {
    const onCrowdedInstant = () => {
      throw new Error("too many at once");
    };
    expect(await thrownBy(() => collect(listFrom(server, { onCrowdedInstant }).listing))).toMatchObject({
      message: "too many at once",
    });
  });
});

describe("a page that broke off, and is read once more", () => {
  it("gives what it had and has again once, and not what came up before it meanwhile", async () => {
    const moment = (second: number) => at(second * 1_000);
    const listing = createListing<Stored & { readonly createdAt: string }>({
      ...CALL,
      cursor: undefined,
      keyOf: ({ id }) => id,
      open: () =>
        keysetPages<Stored & { readonly createdAt: string }>({
          provider: "acme",
          operation: "listCampaigns",
          window: {},
          onCrowdedInstant: "number",
          keyOf: ({ id }) => id,
          createdAtOf: ({ createdAt }) => createdAt,
          async *ask() {
            const of = (second: number) => ({ id: `c${second}`, ticks: second, createdAt: moment(second) });
            yield { items: [of(9), of(8)] };
            yield { items: [], isAnew: true };
            yield { items: [of(10), of(9), of(8)] };
            yield { items: [], isAnew: true };
            yield { items: [of(11), of(10), of(9), of(8), of(7)], limit: 100 };
          },
        }),
    });
    expect((await collect(listing)).map(({ id }) => id)).toEqual(["c9", "c8", "c7"]);
  });
});

describe("things whose moment is not known", () => {
  it("are given once, and are walked by page numbers when nothing on a page has a moment", async () => {
    const ids = ["a", "b", "c", "d", "e"];
    const listing = createListing<string>({
      ...CALL,
      cursor: undefined,
      keyOf: (id) => id,
      open: () =>
        keysetPages<string>({
          provider: "acme",
          operation: "listCampaigns",
          window: {},
          onCrowdedInstant: "number",
          keyOf: (id) => id,
          createdAtOf: () => undefined,
          async *ask(_window, page) {
            yield { items: ids.slice((page - 1) * 2, page * 2), limit: 2 };
          },
        }),
    });
    expect(await collect(listing)).toEqual(ids);
  });
});

describe("a cursor from elsewhere", () => {
  const server: KeysetServer = { stored: [], order: "newest first", limit: 2 };
  const refused = (cursor: string) => thrownBy(() => collect(listFrom(server, { cursor }).listing));

  it.each([
    "",
    "garbage",
    "3",
    "null",
    "[]",
    "{}",
    `{"window":{},"page":1}`,
    `{"window":null,"page":1,"given":[]}`,
    `{"window":{},"page":"1","given":[]}`,
    `{"window":{},"page":0,"given":[]}`,
    `{"window":{},"page":-3,"given":[]}`,
    `{"window":{},"page":1.5,"given":[]}`,
    `{"window":{},"page":1e999,"given":[]}`,
    `{"window":{},"page":1,"given":"c1"}`,
  ])("is a ConfigurationError that does not quote it: %s", async (cursor) => {
    const error = await refused(cursor);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({
      message: "[acme] listCampaigns: cursor: is not one that this listing gave",
      delivery: "not_sent",
    });
  });

  it("is refused whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (cursor) => {
        expect(await refused(cursor)).toBeInstanceOf(ConfigurationError);
      }),
      { seed: 1 },
    );
  });
});

describe("isWithin", () => {
  it("includes both ends, leaves absent ends open, and lets a moment that is not known pass", () => {
    const window = { from: at(10), to: at(20) };
    expect([at(9), at(10), at(20), at(21)].map((moment) => isWithin(moment, window))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isWithin(at(0), { to: at(20) })).toBe(true);
    expect(isWithin(at(99), { from: at(10) })).toBe(true);
    expect(isWithin(at(99), {})).toBe(true);
    expect(isWithin(undefined, window)).toBe(true);
  });
});
