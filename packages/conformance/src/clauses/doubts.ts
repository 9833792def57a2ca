import assert from "node:assert/strict";
import { isProviderError } from "@trunkline/core";
import { type Act, acts, prepare } from "../acts.ts";
import { at, thrownBy } from "../asking.ts";
import type { Bench, Connected } from "../bench.ts";
import { LONG_MS, trueCampaign, writesOf } from "../campaigning.ts";
import type { Exchange, FaultAction } from "../exchange.ts";
import { assertTellsNobody } from "../secrets.ts";
import { losingAnswers, onWrites, telling } from "../unreliable.ts";
import type { Group } from "./group.ts";

/** What is done, and nobody answers: it is found out by looking, never by doing it again where somebody may be rung. */
export const DOUBTS = {
  async "a lost answer is made up for by looking, and nobody is rung for it twice"(bench) {
    await forEachAct(bench, losingAnswers, async ({ exchange, id, act, written }) => {
      const outcome = await act().catch((error: unknown) => error);
      if (outcome instanceof Error) {
        assert.ok(isProviderError(outcome) && outcome.delivery === "unknown", String(outcome));
      }
      written();
      await exchange.advance(LONG_MS);
      const most = Math.max(...trueCampaign(exchange, id).rows.map(({ attempts }) => attempts.length));
      assert.ok(most <= 1, `somebody was dialled ${most} times`);
    });
  },

  async "a lost answer leaves a doubt where nothing is answered any more"(bench) {
    await forEachAct(bench, nothingAfterwards, async ({ exchange, operation, act, written }) => {
      const error = await thrownBy(act);
      assert.ok(isProviderError(error), String(error));
      assert.equal(error.delivery, "unknown");
      assert.equal(error.operation, operation);
      assertTellsNobody(error, exchange);
      written();
    });
  },

  async "a failure leaves a doubt too, and is not answered by doing it again"(bench) {
    for (const fault of DOUBTFUL) {
      await at(JSON.stringify(fault), async () => {
        let begin = () => {};
        const fetch = () => telling(() => begin());
        await forEachAct(bench, fetch, async ({ exchange, operation, act, written }) => {
          let end = () => {};
          begin = () => {
            end = exchange.inject(fault);
          };
          const error = await thrownBy(() => act({ timeoutMs: TIMEOUT_MS })).finally(() => end());
          assert.ok(isProviderError(error) && error.operation === operation, String(error));
          assert.equal(error.delivery, "unknown");
          written();
        });
      });
    }
  },
} as const satisfies Group;

/** Nobody can say after these whether it was done. */
const DOUBTFUL: readonly FaultAction[] = [
  ...([500, 502, 503, 504] as const).map((status) => ({ fault: "status", status }) as const),
  { fault: "reset" },
  { fault: "late", milliseconds: 250 },
];
const TIMEOUT_MS = 200;

interface Doubtful {
  readonly exchange: Exchange;
  readonly operation: Act["operation"];
  readonly id: string;
  readonly act: (options?: Parameters<Act["act"]>[1]) => ReturnType<Act["act"]>;
  /** Fails where nothing was sent, or something that rings was sent twice. */
  readonly written: () => void;
}

/** Every operation of an adapter that changes something, each on a campaign that it makes sense for. */
async function forEachAct(
  bench: Bench,
  failing: () => typeof globalThis.fetch,
  test: (doubtful: Doubtful) => Promise<void>,
): Promise<void> {
  for (const { operation, rings } of acts(bench.connect(await bench.shared("small")).provider)) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const id = await prepare(exchange, provider, operation);
    const connected: Connected = bench.connect(exchange, { fetch: failing() });
    const own = acts(connected.provider).find((each) => each.operation === operation);
    await at(operation, () =>
      test({
        exchange,
        operation,
        id,
        act: (options) => own?.act(id, options) ?? assert.fail("it has come undone"),
        written() {
          const { length } = writesOf(connected.wire);
          assert.ok(length >= 1, "nothing was sent");
          assert.ok(!rings || length === 1, `sent ${length} times`);
        },
      }),
    );
  }
}

/** Loses the answer of what changes something, and all that come after it. */
function nothingAfterwards(): typeof globalThis.fetch {
  let isOver = false;
  const first = onWrites(Number.POSITIVE_INFINITY, async (request) => {
    isOver = true;
    await (await fetch(request)).text();
    throw new TypeError("fetch failed");
  });
  return async (input, init) => {
    const request = new Request(input, init);
    if (isOver && request.method === "GET") throw new TypeError("fetch failed");
    return first(request);
  };
}
