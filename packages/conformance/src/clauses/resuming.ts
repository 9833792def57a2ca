import assert from "node:assert/strict";
import { ConfigurationError } from "@trunkline/core";
import { collect, idsOf, thrownBy } from "../asking.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";
import { forEachListing } from "./listings.ts";

/** Nothing that any adapter would take for a cursor of its own. */
const STRANGE_CURSORS = ["garbage", "", "null", "{}", "[]", "-1", "1e9", "' OR 1=1 --", "%00", "../..", '{"page":0}'];
const STRANGE_SIZES = [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY];

/** Listings that are left and taken up again. */
export const RESUMING = {
  async "a listing goes on from each cursor with exactly the rest"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const { provider } = bench.connect(await bench.shared("usual"));
      const pages = await collect(list(provider, { pageSize }).pages());
      for (const [index, { cursor }] of pages.entries()) {
        if (cursor === undefined) continue;
        const rest = pages.slice(index + 1).flatMap(({ items }) => items);
        same(await collect(list(provider, { pageSize, cursor })), rest, `page ${index + 2}`);
      }
    });
  },

  async "a cursor can be stored, and used by another process"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const exchange = await bench.shared("usual");
      const pages = await collect(list(bench.connect(exchange).provider, { pageSize }).pages());
      const [first, ...others] = pages;
      if (first?.cursor === undefined) return;
      assert.equal(typeof first.cursor, "string");
      const stored: unknown = JSON.parse(JSON.stringify({ cursor: first.cursor })).cursor;
      const rest = idsOf(others.flatMap(({ items }) => items));
      const { provider } = bench.connect(exchange);
      assert.ok(typeof stored === "string");
      same(idsOf(await collect(list(provider, { cursor: stored, pageSize }))), rest);
      same(idsOf(await collect(list(provider, { cursor: stored }))), rest, "without the page size");
    });
  },

  async "a cursor that no listing gave is refused before anything is sent"(bench) {
    await forEachListing(bench, async ({ operation, list }) => {
      const { provider, wire } = bench.connect(await bench.shared("usual"));
      for (const cursor of STRANGE_CURSORS) {
        const error = await thrownBy(() => collect(list(provider, { cursor })));
        assert.ok(error instanceof ConfigurationError, `${JSON.stringify(cursor)} brought ${String(error)}`);
        assert.equal(error.operation, operation);
      }
      assert.equal(wire.requests.length, 0);
    });
  },

  async "a page size that is none is refused before anything is sent"(bench) {
    await forEachListing(bench, async ({ operation, list }) => {
      const { provider, wire } = bench.connect(await bench.shared("usual"));
      for (const pageSize of STRANGE_SIZES) {
        const error = await thrownBy(() => collect(list(provider, { pageSize })));
        assert.ok(error instanceof ConfigurationError, `${pageSize} brought ${String(error)}`);
        assert.equal(error.operation, operation);
      }
      assert.equal(wire.requests.length, 0);
    });
  },
} as const satisfies Group;
