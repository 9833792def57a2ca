import assert from "node:assert/strict";
import { collect, idsOf } from "../asking.ts";
import { largestOf } from "../bench.ts";
import { isFinished } from "../honest.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

/** A campaign of ten thousand rows. */
export const LARGE = {
  async "every row comes once and in order"(bench) {
    const exchange = await bench.shared("large");
    const { id: campaignId, rows: truth } = largestOf(exchange);
    assert.ok(truth.length >= 10_000, `the exchange's largest campaign has ${truth.length} rows`);
    const { provider, wire } = bench.connect(exchange);
    const { pages } = provider.capabilities.rows;
    const rows: { readonly id: string; readonly position: number; readonly phoneNumber: string | undefined }[] = [];
    let read = 0;
    for await (const page of provider.listRows({ campaignId, pageSize: 1_000 }).pages()) {
      read += 1;
      for (const { id, position, contact } of page.items) {
        rows.push({ id, position, phoneNumber: contact.phoneNumber });
      }
      assert.ok(
        pages !== "paged" || wire.requests.length <= read + 1,
        `${wire.requests.length} requests, page ${read}`,
      );
    }
    assert.equal(new Set(idsOf(rows)).size, truth.length);
    same(
      rows.map(({ position, phoneNumber }) => ({ position, phoneNumber })),
      truth.map(({ position, phoneNumber }) => ({ position, phoneNumber })),
    );
  },

  async "the last row is read as the first is"(bench) {
    const exchange = await bench.shared("large");
    const { id: campaignId, rows: truth } = largestOf(exchange);
    const { provider } = bench.connect(exchange);
    for await (const row of provider.listRows({ campaignId, pageSize: 1_000 })) {
      const attempts = truth[row.position]?.attempts ?? [];
      if (row.attemptCount !== null) assert.equal(row.attemptCount, attempts.length, `row ${row.position}`);
      const isLive = attempts.some(({ over }) => !over);
      assert.ok(!isLive || !isFinished(row.status), `row ${row.position}: ${row.status}, and somebody is on the line`);
      const isUntried = attempts.length === 0;
      assert.ok(!isUntried || !["completed", "in_progress"].includes(row.status), `row ${row.position}: ${row.status}`);
    }
  },

  async "every attempt comes once"(bench) {
    const exchange = await bench.shared("large");
    const { id: campaignId, rows } = largestOf(exchange);
    const { provider } = bench.connect(exchange);
    const ids = idsOf(await collect(provider.listAttempts({ campaignId, pageSize: 1_000 })));
    assert.equal(new Set(ids).size, ids.length, "an attempt came twice");
    same(ids.sort(), rows.flatMap((row) => row.attempts.map(({ id }) => id)).sort());
  },
} as const satisfies Group;
