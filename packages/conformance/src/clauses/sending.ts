import assert from "node:assert/strict";
import type { RequestEvent, ResponseEvent } from "@trunkline/core";
import { acts, prepare } from "../acts.ts";
import { at } from "../asking.ts";
import { writesOf } from "../campaigning.ts";
import { assertProviderError } from "../failing.ts";
import { questions } from "../questions.ts";
import { same } from "../same.ts";
import { answeringWrites, refusing } from "../unreliable.ts";
import type { Group } from "./group.ts";

/** More than any patience of ours, and a caller's time is not for it. */
const MOST_TRIES = 10;
const HOUR_SECONDS = 3_600;

/** What is sent again, and what is not. Of what may dial, more is in the operations' own clauses. */
export const SENDING = {
  async "a failure that passes is not noticed by who only asks"(bench) {
    const exchange = await bench.shared("usual");
    const passing = [
      { fault: "status", status: 408, count: 1 },
      { fault: "status", status: 429, count: 2 },
      { fault: "status", status: 500, count: 1 },
      { fault: "status", status: 503, count: 2, retryAfterSeconds: 2 },
      { fault: "reset", count: 1 },
      { fault: "lost_answer", count: 1 },
      { fault: "truncated", count: 1 },
    ] as const;
    const { provider } = bench.connect(exchange);
    for (const question of questions(exchange)) {
      const whole = await question.ask(provider);
      for (const fault of passing) {
        await at(`${question.operation}, ${JSON.stringify(fault)}`, async () => {
          const end = exchange.inject(fault);
          const { provider: tried } = bench.connect(exchange);
          same(await question.ask(tried).finally(end), whole);
        });
      }
    }
  },

  async "a failure that does not pass is told after a few tries"(bench) {
    const exchange = await bench.shared("usual");
    for (const fault of [{ fault: "status", status: 503 }, { fault: "reset" }] as const) {
      for (const question of questions(exchange)) {
        const connected = bench.connect(exchange);
        const end = exchange.inject(fault);
        const error = await assertProviderError(exchange, connected, question).finally(end);
        const { length } = connected.wire.requests;
        assert.ok(length > 1 && length <= MOST_TRIES, `${question.operation}: asked ${length} times`);
        assert.equal(error.tries, length, question.operation);
      }
    }
  },

  async "who is asked to wait for long says until when, and does not wait"(bench) {
    const exchange = await bench.shared("usual");
    for (const status of [429, 503] as const) {
      for (const question of questions(exchange)) {
        const connected = bench.connect(exchange);
        const asksAt = Date.now();
        const end = exchange.inject({ fault: "status", status, retryAfterSeconds: HOUR_SECONDS });
        const error = await assertProviderError(exchange, connected, question).finally(end);
        assert.ok(error.code === "api" && error.retryAt !== undefined, `${question.operation}: ${error}`);
        const waitMs = Date.parse(error.retryAt) - exchange.now();
        assert.ok(waitMs >= HOUR_SECONDS * 1_000, `${question.operation}: may ask again in ${waitMs} ms`);
        assert.equal(connected.wire.requests.length, 1);
        assert.ok(Date.now() - asksAt < HOUR_SECONDS * 1_000);
      }
    }
  },

  async "what was too much for now is done when it no longer is"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    for (const { operation } of acts(provider)) {
      const id = await prepare(exchange, provider, operation);
      const connected = bench.connect(exchange, { fetch: answeringWrites(refusing(429)) });
      const own = acts(connected.provider).find((act) => act.operation === operation);
      await at(operation, async () => {
        await own?.act(id);
        const { length } = writesOf(connected.wire);
        assert.equal(length, 2, `sent ${length} times`);
      });
    }
  },

  async "every request is told of before it is sent, and when it has ended"(bench) {
    const exchange = await bench.shared("usual");
    for (const question of questions(exchange)) {
      const requests: RequestEvent[] = [];
      const responses: ResponseEvent[] = [];
      const { provider, wire } = bench.connect(exchange, {
        onRequest: (event) => requests.push(event),
        onResponse: (event) => responses.push(event),
      });
      const end = exchange.inject({ fault: "status", status: 503, count: 1 });
      await question.ask(provider).finally(end);
      await at(question.operation, () => {
        assert.equal(requests.length, wire.requests.length);
        same(
          responses.map(({ requestId, tries }) => `${requestId}/${tries}`),
          requests.map(({ requestId, tries }) => `${requestId}/${tries}`),
        );
        same(
          responses.map(({ status }) => status),
          wire.requests.map(({ status }) => status),
        );
        assert.ok(requests.every((event) => event.provider === provider.id));
      });
    }
  },
} as const satisfies Group;
