import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, take, thrownBy } from "../../../test-support/collect.ts";
import { MappingError } from "../src/errors.ts";
import { createListing, type Listing, type ListingCall, type Page } from "../src/listing.ts";
import { createQuietAsker } from "./support/asker.ts";

const CALL: ListingCall = { asker: createQuietAsker("acme"), operation: "listRows", options: {} };

/** A listing over an array by offset, and the cursors that were asked for. The array may change between pages. */
function listOf(items: readonly string[], size: number, cursor?: string) {
  const asked: (string | undefined)[] = [];
  const listing: Listing<string> = createListing({
    ...CALL,
    cursor,
    keyOf: (item) => item,
    open: () => async (at) => {
      asked.push(at);
      const from = Number(at ?? 0);
      const page = items.slice(from, from + size);
      return from + size < items.length ? { items: page, cursor: String(from + size) } : { items: page };
    },
  });
  return { asked, listing };
}

/** A listing of exactly these pages, whatever is asked. */
function listPages(pages: readonly Page<string>[]): Listing<string> {
  return createListing({
    ...CALL,
    cursor: undefined,
    keyOf: (item) => item,
    open() {
      const left = [...pages];
      return async () => left.shift() ?? { items: [] };
    },
  });
}

const LETTERS = [..."abcdefgh"];

describe("a listing", () => {
  it("gives every item in order, over all pages", async () => {
    expect(await collect(listOf(LETTERS, 3).listing)).toEqual(LETTERS);
  });

  it("asks for nothing before the first item is wanted", async () => {
    const { asked, listing } = listOf(LETTERS, 3);
    const [items, pages] = [listing[Symbol.asyncIterator](), listing.pages()[Symbol.asyncIterator]()];
    expect(asked).toEqual([]);
    await items.next();
    expect(asked).toEqual([undefined]);
    await pages.next();
    expect(asked).toEqual([undefined, undefined]);
  });

  it("asks for one page ahead once its reader has come back for a second, and never for two", async () => {
    const { asked, listing } = listOf(LETTERS, 2);
    const counts: number[] = [];
    for await (const _ of listing) counts.push(asked.length);
    expect(counts).toEqual([1, 1, 3, 3, 4, 4, 4, 4]);
  });

  it("asks for no more than the page that was wanted where one is enough", async () => {
    const { asked, listing } = listOf(LETTERS, 3);
    expect(await take(listing, 3)).toEqual(["a", "b", "c"]);
    expect(await take(listing.pages(), 1)).toHaveLength(1);
    expect(asked).toEqual([undefined, undefined]);
  });

  it("gives up the page that it asked for ahead when the reader stops", async () => {
    const given: { cursor: string | undefined; signal: AbortSignal | undefined }[] = [];
    const listing = createListing<string>({
      ...CALL,
      cursor: undefined,
      keyOf: (item) => item,
      open:
        ({ signal }) =>
        async (cursor) => {
          given.push({ cursor, signal });
          if (cursor === undefined) return { items: ["a"], cursor: "1" };
          if (cursor === "1") return { items: ["b"], cursor: "2" };
          return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
        },
    });
    expect(await take(listing, 2)).toEqual(["a", "b"]);
    expect(given.map(({ cursor, signal }) => [cursor, signal?.aborted])).toEqual([
      [undefined, true],
      ["1", true],
      ["2", true],
    ]);
  });

  it("tells a failure of the page ahead behind the items before it, and to nobody who stops before", async () => {
    const broken = new Error("no answer");
    const listing = createListing<string>({
      ...CALL,
      cursor: undefined,
      keyOf: (item) => item,
      open: () => async (cursor) => {
        if (cursor === "2") throw broken;
        return cursor === undefined ? { items: ["a"], cursor: "1" } : { items: ["b"], cursor: "2" };
      },
    });
    const given: string[] = [];
    const error = await thrownBy(async () => {
      for await (const item of listing) given.push(item);
    });
    expect([error, given]).toEqual([broken, ["a", "b"]]);
    expect(await take(listing, 2)).toEqual(["a", "b"]);
  });

  it("gives items of a page as they come, and whole pages to those who read pages", async () => {
    const come: string[] = [];
    const listing = createListing<string>({
      ...CALL,
      cursor: undefined,
      keyOf: (item) => item,
      open: () =>
        async function* (cursor) {
          for (const item of cursor === undefined ? ["a", "b"] : ["c"]) {
            come.push(item);
            yield { items: [item], isPart: true };
          }
          yield cursor === undefined ? { items: [], cursor: "1" } : { items: ["d"], isWhole: false };
        },
    });
    expect(await take(listing, 1)).toEqual(["a"]);
    expect(come).toEqual(["a"]);
    expect(await collect(listing)).toEqual(["a", "b", "c", "d"]);
    expect(await collect(listing.pages())).toEqual([
      { items: ["a", "b"], cursor: "1" },
      { items: ["c", "d"], isWhole: false },
    ]);
  });

  it("gives an item once when pages shift under it", async () => {
    const items = [...LETTERS];
    const { listing } = listOf(items, 3);
    const given: string[] = [];
    for await (const { items: page } of listing.pages()) {
      given.push(...page);
      if (items.length < 11) items.unshift(`new ${items.length}`);
    }
    expect(given).toEqual(LETTERS);
  });

  it("goes on from the cursor of any of its pages with exactly what is left", async () => {
    const pages = await collect(listOf(LETTERS, 3).listing.pages());
    const given: string[] = [];
    for (const { items, cursor } of pages) {
      given.push(...items);
      if (cursor !== undefined) {
        expect([...given, ...(await collect(listOf(LETTERS, 3, cursor).listing))]).toEqual(LETTERS);
      }
    }
    expect(pages.map(({ cursor }) => cursor)).toEqual(["3", "6", undefined]);
  });

  it("starts anew with each iteration, also after one that stopped early", async () => {
    const { asked, listing } = listOf(LETTERS, 3);
    await take(listing, 2);
    expect(await collect(listing)).toEqual(LETTERS);
    expect(await collect(listing)).toEqual(LETTERS);
    expect(asked.filter((cursor) => cursor === undefined)).toHaveLength(3);
  });

  it("lets two iterations run side by side without disturbing each other", async () => {
    const { listing } = listOf(LETTERS, 3);
    expect(await Promise.all([collect(listing), collect(listing)])).toEqual([LETTERS, LETTERS]);
  });

  it("says so when page after page brings nothing new, rather than asking for ever", async () => {
    const circle = Array.from({ length: 40 }, (_, index) => ({ items: ["a", "b"], cursor: String(index + 1) }));
    const given: string[] = [];
    const error = await thrownBy(async () => {
      for await (const item of listPages(circle)) given.push(item);
    });
    expect(error).toMatchObject({ code: "mapping", detail: "10 pages in a row brought nothing new" });
    expect(given).toEqual(["a", "b"]);
  });

  it("gives empty pages to those who read pages, with their cursor, and skips them for those who read items", async () => {
    const pages = [{ items: [], cursor: "1" }, { items: ["a"], cursor: "2" }, { items: [] }];
    expect(await collect(listPages(pages).pages())).toEqual(pages);
    expect(await collect(listPages(pages))).toEqual(["a"]);
    expect(await collect(listPages([{ items: [] }]).pages())).toEqual([{ items: [] }]);
  });

  it("is an error when the next page is the same page, rather than endless", async () => {
    const listing = listPages([
      { items: ["a"], cursor: "1" },
      { items: ["b"], cursor: "1" },
    ]);
    const error = await thrownBy(() => collect(listing));
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({ provider: "acme", operation: "listRows" });
  });

  it("throws what asking threw, after everything that was given before", async () => {
    const broken = new Error("no answer");
    const given: string[] = [];
    const listing = createListing<string>({
      ...CALL,
      cursor: undefined,
      keyOf: (item) => item,
      open: () => async (cursor) => {
        if (cursor !== undefined) throw broken;
        return { items: ["a", "b"], cursor: "1" };
      },
    });
    const error = await thrownBy(async () => {
      for await (const item of listing) given.push(item);
    });
    expect(error).toBe(broken);
    expect(given).toEqual(["a", "b"]);
  });

  it("remembers the last ten thousand items and no more, so that its memory is bounded", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `row ${index}`);
    const again = (items: readonly string[]) =>
      collect(listPages([{ items, cursor: "1" }, { items: ["row 0", "row 5000"] }]));
    expect(await again(many)).toEqual(many);
    expect(await again([...many, "one more"])).toEqual([...many, "one more", "row 0"]);
  });

  it("gives everything once whatever the data and the page size", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 45 }),
        async (items, size) => {
          const { asked, listing } = listOf(items, size);
          expect(await collect(listing)).toEqual(items);
          expect(asked).toHaveLength(Math.max(1, Math.ceil(items.length / size)));
        },
      ),
      { seed: 1 },
    );
  });
});
