import assert from "node:assert/strict";
import { ConfigurationError, isProviderError } from "@trunkline/core";
import { at, collect, collectUntilError, settle, thrownBy } from "../asking.ts";
import { questions } from "../questions.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";
import { forEachListing } from "./listings.ts";

/** Long enough for any exchange on loopback, however busy the machine. */
const AMPLE_MS = 60_000;

/** Calls that are given up, by the caller or by the clock. */
export const STOPPING = {
  async "what is given up beforehand is never sent"(bench) {
    const exchange = await bench.shared("usual");
    for (const { operation, ask } of questions(exchange)) {
      const { provider, wire } = bench.connect(exchange);
      const reason = new Error("given up");
      const error = await thrownBy(() => ask(provider, { signal: AbortSignal.abort(reason) }));
      assert.equal(error, reason, `${operation}: not the signal's own reason`);
      assert.equal(wire.requests.length, 0, operation);
    }
  },

  async "what is given up while it is under way ends with the caller's own reason"(bench) {
    const exchange = await bench.shared("usual");
    const end = exchange.inject({ fault: "late", milliseconds: 200 });
    try {
      for (const { operation, ask } of questions(exchange)) {
        const { provider, wire } = bench.connect(exchange);
        const controller = new AbortController();
        const reason = { why: "a reason of any kind" };
        wire.onRequest = () => setTimeout(() => controller.abort(reason), 5);
        const error = await thrownBy(() => ask(provider, { signal: controller.signal }));
        assert.equal(error, reason, `${operation}: not the signal's own reason`);
        const sent = wire.requests.length;
        await settle();
        assert.equal(wire.requests.length, sent, `${operation}: asked on`);
      }
    } finally {
      end();
    }
  },

  async "a listing that is given up between pages asks no more"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const { provider, wire } = bench.connect(await bench.shared("usual"));
      const controller = new AbortController();
      const pages = list(provider, { pageSize, signal: controller.signal }).pages()[Symbol.asyncIterator]();
      const first = await pages.next();
      if (first.done === true || first.value.cursor === undefined) return;
      await settle();
      const sent = wire.requests.length;
      controller.abort(new Error("enough"));
      const error = await thrownBy(async () => {
        for (let page = 0; page < 3; page++) await pages.next();
      });
      assert.equal(error, controller.signal.reason);
      assert.equal(wire.requests.length, sent);
    });
  },

  async "time that runs out is a network error that says so"(bench) {
    const exchange = await bench.shared("usual");
    const end = exchange.inject({ fault: "late", milliseconds: 250 });
    try {
      for (const { operation, ask } of questions(exchange)) {
        await at(operation, async () => {
          const { provider } = bench.connect(exchange);
          const error = await thrownBy(() => ask(provider, { timeoutMs: 40 }));
          assert.ok(isProviderError(error) && error.code === "network", String(error));
          assert.equal(error.timedOut, true);
          assert.equal(error.operation, operation);
          assert.ok(error.message.startsWith(`[${provider.id}] ${operation}: `), error.message);
        });
      }
    } finally {
      end();
    }
  },

  async "the time that is allowed covers all pages together"(bench) {
    const milliseconds = 25;
    await forEachListing(bench, async ({ list, pageSize }) => {
      const exchange = await bench.shared("usual");
      const clean = bench.connect(exchange);
      await collect(list(clean.provider, { pageSize }));
      const requests = clean.wire.requests.length;
      // With two there is no time between what one takes and what both take.
      if (requests < 3) return;
      const end = exchange.inject({ fault: "late", milliseconds });
      const { provider } = bench.connect(exchange);
      const timeoutMs = Math.round((requests * milliseconds * 2) / 3);
      const { error } = await collectUntilError(() => list(provider, { pageSize, timeoutMs })).finally(end);
      assert.ok(isProviderError(error) && error.code === "network" && error.timedOut, String(error));
    });
  },

  async "time that is enough changes nothing"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    for (const { operation, ask } of questions(exchange)) {
      const { signal } = new AbortController();
      const bounded = await ask(provider, { signal, timeoutMs: AMPLE_MS });
      await at(operation, async () => same(bounded, await ask(provider)));
    }
  },

  async "a time that no clock can measure is refused before anything is sent"(bench) {
    const exchange = await bench.shared("usual");
    const { provider, wire } = bench.connect(exchange);
    for (const { operation, ask } of questions(exchange)) {
      for (const timeoutMs of [0, -1, 1.5, Number.NaN, 2 ** 31]) {
        const error = await thrownBy(() => ask(provider, { timeoutMs }));
        assert.ok(error instanceof ConfigurationError, `${operation}: ${timeoutMs} brought ${String(error)}`);
      }
    }
    assert.equal(wire.requests.length, 0);
  },
} as const satisfies Group;
