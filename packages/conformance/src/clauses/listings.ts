import assert from "node:assert/strict";
import type { Row } from "@trunkline/core";
import { at, collect, idsOf, settle } from "../asking.ts";
import type { Bench } from "../bench.ts";
import { type ListQuestion, listQuestions } from "../questions.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

/** Completeness, order and thrift of the three listings. */
export const LISTINGS = {
  async "nothing is listed as nothing"(bench) {
    const { provider } = bench.connect(await bench.shared("empty"));
    same(await collect(provider.listCampaigns()), []);
    const pages = await collect(provider.listCampaigns().pages());
    same(
      pages.flatMap(({ items }) => items),
      [],
    );
    assert.equal(pages.at(-1)?.cursor, undefined);
  },

  async "campaigns come each once, all of them"(bench) {
    const { campaigns } = await bench.survey("usual");
    const truth = (await bench.shared("usual")).campaigns;
    same(idsOf(campaigns).sort(), idsOf(truth).sort());
  },

  async "campaigns come newest first"(bench) {
    const { campaigns } = await bench.survey("usual");
    const moments = campaigns.map(({ createdAt = "" }) => createdAt);
    same(moments, [...moments].sort().reverse());
  },

  async "rows come each once, all of them, in order of upload"(bench) {
    for (const { truth, rows } of (await bench.survey("usual")).surveyed) {
      assert.equal(new Set(idsOf(rows)).size, rows.length, "two rows have one id");
      const uploaded = truth?.rows.map(({ position, phoneNumber }) => ({ position, phoneNumber }));
      same(rows.map(toUploaded), uploaded);
    }
  },

  async "attempts come each once, all of them"(bench) {
    for (const { truth, attempts } of (await bench.survey("usual")).surveyed) {
      const made = truth?.rows.flatMap((row) => row.attempts) ?? [];
      same(idsOf(attempts).sort(), idsOf(made).sort());
    }
  },

  async "one page, many pages and pages that fill exactly hold the same"(bench) {
    await forEachListing(bench, async (question) => {
      const { provider } = bench.connect(await bench.shared("usual"));
      const { count, pageSize } = question;
      const whole = await collect(question.list(provider));
      for (const size of [10_000, pageSize, count, Math.max(1, count / 2), count + 1].filter(Number.isInteger)) {
        const items = await collect(question.list(provider, { pageSize: size }));
        same(items, whole, `with a page size of ${size}`);
      }
    });
  },

  async "page by page and one by one give the same"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const { provider } = bench.connect(await bench.shared("usual"));
      const pages = await collect(list(provider, { pageSize }).pages());
      same(
        pages.flatMap(({ items }) => items),
        await collect(list(provider, { pageSize })),
      );
      assert.equal(pages.at(-1)?.cursor, undefined, "the last page has a cursor");
      assert.ok(
        pages.slice(0, -1).every(({ cursor }) => typeof cursor === "string" && cursor !== ""),
        "a page before the last has no cursor",
      );
    });
  },

  async "pages hold no more than was asked for, as far as there are pages"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    const [campaigns, rows] = listQuestions(exchange);
    for (const { question, pages } of [
      { question: campaigns, pages: provider.capabilities.campaigns.pages },
      { question: rows, pages: provider.capabilities.rows.pages },
    ]) {
      if (question === undefined || pages === "single") continue;
      for await (const { items } of question.list(provider, { pageSize: 3 }).pages()) {
        assert.ok(items.length <= 3, `${question.operation}: a page of ${items.length}`);
      }
    }
  },

  async "nothing is asked before something is wanted"(bench) {
    await forEachListing(bench, async ({ list }) => {
      const { provider, wire } = bench.connect(await bench.shared("usual"));
      const listing = list(provider);
      const iterator = listing[Symbol.asyncIterator]();
      listing.pages();
      await settle();
      assert.equal(wire.requests.length, 0);
      await iterator.next();
      assert.ok(wire.requests.length > 0);
      await iterator.return?.();
    });
  },

  async "no more than a page is asked for ahead"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const cost = await measure(bench, { list, pageSize });
      const { provider, wire } = bench.connect(await bench.shared("usual"));
      let read = 0;
      for await (const _page of list(provider, { pageSize }).pages()) {
        read += 1;
        if (read <= 3) await settle();
        assert.ok(
          wire.requests.length <= allowedAhead(cost, read),
          `${wire.requests.length} requests for ${read} pages`,
        );
      }
    });
  },

  async "nothing more is asked once nothing more is wanted"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const cost = await measure(bench, { list, pageSize });
      const { provider, wire } = bench.connect(await bench.shared("usual"));
      for await (const _item of list(provider, { pageSize })) break;
      await settle();
      assert.ok(wire.requests.length <= allowedAhead(cost, 1), `${wire.requests.length} requests`);
      const stopped = wire.requests.length;
      await settle();
      assert.equal(wire.requests.length, stopped);
    });
  },

  async "each iteration begins anew, also two at once"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const { provider } = bench.connect(await bench.shared("usual"));
      const listing = list(provider, { pageSize });
      const once = await collect(listing);
      assert.ok(once.length > 0);
      same(await collect(listing), once, "the second time");
      const together = await Promise.all([collect(listing), collect(listing)]);
      same(together, [once, once], "two at once");
    });
  },
} as const satisfies Group;

/** Puts each of the three listings to the same test. */
export async function forEachListing(bench: Bench, test: (question: ListQuestion) => Promise<void>): Promise<void> {
  for (const question of listQuestions(await bench.shared("usual"))) {
    await at(question.operation, () => test(question));
  }
}

/** What the whole of a listing costs. */
export async function measure(bench: Bench, { list, pageSize }: Pick<ListQuestion, "list" | "pageSize">) {
  const { provider, wire } = bench.connect(await bench.shared("usual"));
  const pages = await collect(list(provider, { pageSize }).pages());
  return { pages: pages.length, requests: wire.requests.length };
}

/**
 * Requests that a reader of some pages may have caused. Each page that is not read yet costs at least one, of which one may be
 * under way; unless there are fewer requests than pages, because an answer is read as it comes.
 */
function allowedAhead(
  { pages, requests }: { readonly pages: number; readonly requests: number },
  read: number,
): number {
  return requests < pages ? requests : requests - Math.max(0, pages - read - 1);
}

function toUploaded({ position, contact }: Row) {
  return { position, phoneNumber: contact.phoneNumber };
}
