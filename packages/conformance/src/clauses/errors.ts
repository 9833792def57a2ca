import assert from "node:assert/strict";
import { isProviderError } from "@trunkline/core";
import { collect, collectUntilError, idsOf, thrownBy } from "../asking.ts";
import type { Connected } from "../bench.ts";
import { assertProviderError, assertRefused, closedPort, withFaults } from "../failing.ts";
import { brokenProperties } from "../model-shape.ts";
import { type Question, questions, vainQuestions } from "../questions.ts";
import { same } from "../same.ts";
import { assertTellsNobody } from "../secrets.ts";
import { withStatus } from "../wire.ts";
import type { Group } from "./group.ts";
import { forEachListing, measure } from "./listings.ts";

/** What goes wrong, said as what it is. */
export const ERRORS = {
  async "what does not exist is not found"(bench) {
    const exchange = await bench.shared("usual");
    const connected = bench.connect(exchange);
    for (const question of vainQuestions(exchange)) {
      await assertRefused(exchange, connected, question, { kind: "not-found", retryable: false, delivery: "rejected" });
    }
  },

  async "a wrong key is unauthorized, and is not told"(bench) {
    const exchange = await bench.shared("usual");
    const apiKey = "wrong-key-4711-do-not-tell";
    const connected = bench.connect(exchange, { apiKey });
    for (const question of questions(exchange)) {
      const expected = { kind: "unauthorized", retryable: false, delivery: "rejected" } as const;
      assertTellsNobody(await assertRefused(exchange, connected, question, expected), exchange, apiKey);
    }
  },

  async "a refusal says what kind it is, and that nothing was done"(bench) {
    const refusals = [
      [400, "invalid"],
      [403, "forbidden"],
      [409, "conflict"],
      [422, "invalid"],
    ] as const;
    const exchange = await bench.shared("usual");
    for (const [status, kind] of refusals) {
      // The body is a good answer, numbers and all: whatever a refusal quotes, an error does not.
      const connected = bench.connect(exchange, { fetch: withStatus(status) });
      for (const question of questions(exchange)) {
        await assertRefused(exchange, connected, question, { kind, retryable: false, delivery: "rejected" });
      }
    }
  },

  async "too many requests may be sent again later"(bench) {
    await withFaults(bench, [{ fault: "status", status: 429 }], async (exchange, connected, question) => {
      const expected = { kind: "rate-limited", retryable: true, delivery: "rejected" } as const;
      await assertRefused(exchange, connected, question, expected);
    });
  },

  async "a failure of the provider's is called one, and may be sent again later"(bench) {
    const failures = ([500, 502, 503, 504] as const).map((status) => ({ fault: "status", status }) as const);
    await withFaults(bench, failures, async (exchange, connected, question) => {
      await assertRefused(exchange, connected, question, { kind: "server", retryable: true, delivery: "unknown" });
    });
  },

  async "a failure that quotes people does not tell them"(bench) {
    const exchange = await bench.shared("usual");
    const connected = bench.connect(exchange, { fetch: withStatus(500) });
    for (const question of questions(exchange)) {
      await assertRefused(exchange, connected, question, { kind: "server", retryable: true, delivery: "unknown" });
    }
  },

  async "no connection is a network error, and nothing was sent"(bench) {
    const exchange = await bench.shared("usual");
    const connected = bench.connect(exchange, { baseUrl: `http://127.0.0.1:${await closedPort()}` });
    for (const question of questions(exchange)) {
      const error = await assertProviderError(exchange, connected, question);
      assert.ok(error.code === "network" && !error.timedOut, error.message);
      assert.equal(error.delivery, "not_sent");
    }
  },

  async "a connection that breaks is a network error, and leaves a doubt"(bench) {
    await withFaults(bench, [{ fault: "reset" }, { fault: "lost_answer" }], async (exchange, connected, question) => {
      const error = await assertProviderError(exchange, connected, question);
      assert.ok(error.code === "network" && !error.timedOut, error.message);
      assert.equal(error.delivery, "unknown");
    });
  },

  async "an answer that breaks off is never read as a whole one"(bench) {
    await withFaults(bench, [{ fault: "truncated" }], async (exchange, connected, question) => {
      const error = await assertProviderError(exchange, connected, question);
      assert.ok(error.code === "network" || error.code === "mapping", error.message);
    });
  },

  async "an answer that is no JSON is a mapping error"(bench) {
    await withFaults(bench, [{ fault: "not_json" }], async (exchange, connected, question) => {
      const error = await assertProviderError(exchange, connected, question);
      assert.equal(error.code, "mapping", error.message);
    });
  },

  async "a good answer under another content type is read or refused"(bench) {
    await withFaults(bench, [{ fault: "content_type" }], async (exchange, connected, question) => {
      const { given, error } = await collectUntilError(() => each(question, connected));
      if (error !== undefined) assert.ok(isProviderError(error) && error.code === "mapping", String(error));
      else assert.ok(given.length > 0 && given.every((model) => brokenProperties(model).length === 0));
      assertTellsNobody(error, exchange);
    });
  },

  async "no failure ends a listing as if it were whole"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const exchange = await bench.shared("usual");
      const clean = bench.connect(exchange);
      const whole = idsOf(await collect(list(clean.provider, { pageSize })));
      const requests = clean.wire.requests.length;
      for (const after of [...new Set([1, 2, 3, requests - 1])].filter((count) => count > 0 && count < requests)) {
        const { provider } = bench.connect(exchange);
        const end = exchange.inject({ fault: "status", status: 503, after });
        const { given, error } = await collectUntilError(() => list(provider, { pageSize }));
        end();
        assert.ok(isProviderError(error) && error.code === "api", `after ${after} of ${requests} requests: ${error}`);
        same(idsOf(given), whole.slice(0, given.length));
      }
    });
  },

  async "what was read before a failure has been given"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const cost = await measure(bench, { list, pageSize });
      // What is under way already cannot be refused any more.
      if (cost.requests < cost.pages) return;
      const exchange = await bench.shared("usual");
      const { provider } = bench.connect(exchange);
      const pages = list(provider, { pageSize }).pages()[Symbol.asyncIterator]();
      const first = await pages.next();
      if (first.done === true || first.value.cursor === undefined) return;
      assert.ok(first.value.items.length > 0);
      const end = exchange.inject({ fault: "status", status: 500 });
      const error = await thrownBy(async () => {
        // One page may have been under way.
        for (let page = 0; page < 3; page++) await pages.next();
      });
      end();
      assert.ok(isProviderError(error) && error.code === "api", String(error));
    });
  },
} as const satisfies Group;

async function* each({ ask }: Question, { provider }: Connected) {
  yield* await ask(provider);
}
