import assert from "node:assert/strict";
import { isOver, isProviderError, type QuietProgress } from "@trunkline/core";
import { at, settle, thrownBy } from "../asking.ts";
import type { Connected } from "../bench.ts";
import { surveyed } from "../beside-truth.ts";
import { clockOf, inputFor, LONG_MS, startRinging, trueCampaign } from "../campaigning.ts";
import type { Exchange } from "../exchange.ts";
import { hasLive } from "../honest.ts";
import { assertTellsNobody } from "../secrets.ts";
import { refusing } from "../unreliable.ts";
import type { Group } from "./group.ts";

const POLL_MS = 5_000;
/** Time for two readings, and no more. */
const TWO_READINGS_MS = 9_000;

/** Silence that is waited for: it is proven, or it is not there. */
export const QUIET = {
  async "a cancelled campaign is quiet when nobody is on the line any more, and not before"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange, { clock: clockOf(exchange) });
    const { id } = await startRinging(exchange, provider);
    await provider.cancelCampaign({ id });
    assert.ok(hasLive(trueCampaign(exchange, id)), "nobody is on the line at the beginning");
    const { status } = await provider.waitUntilQuiet({ id, pollMs: POLL_MS });
    const truth = trueCampaign(exchange, id);
    assert.ok(!hasLive(truth), "quiet, and somebody is on the line");
    assert.ok(!truth.mayDial, "quiet, and it may dial");
    assert.ok(isOver(status) || status === "stopping", `quiet, it is ${status}`);
  },

  async "who waits is told of each reading"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange, { clock: clockOf(exchange) });
    const { id } = await startRinging(exchange, provider);
    await provider.cancelCampaign({ id });
    const told: QuietProgress[] = [];
    const onProgress = (progress: QuietProgress) => {
      told.push(progress);
      throw new Error("whoever listens has troubles of their own");
    };
    await provider.waitUntilQuiet({ id, pollMs: POLL_MS, onProgress });
    const [first] = told;
    assert.ok(first?.because !== undefined && first.because !== "", "somebody is on the line, and it is not said");
    for (const { because, campaign, waitedMs } of told.slice(-2)) {
      assert.equal(because, undefined, "it was quiet with a reason not to be");
      assert.equal(campaign?.id, id);
      assert.ok(waitedMs > 0);
    }
    const waits = told.map(({ waitedMs }) => waitedMs);
    assert.ok(
      waits.every((waited, index) => index === 0 || waited > (waits[index - 1] ?? 0)),
      waits.join(", "),
    );
  },

  async "who gives up waiting gets their own reason back"(bench) {
    const exchange = await bench.fresh("small");
    const { provider, wire } = bench.connect(exchange);
    const { id } = await startRinging(exchange, provider);
    const controller = new AbortController();
    const reason = new Error("enough");
    const options = { id, signal: controller.signal, onProgress: () => controller.abort(reason) };
    assert.equal(await thrownBy(() => provider.waitUntilQuiet(options)), reason);
    const { length } = wire.requests;
    await settle();
    assert.equal(wire.requests.length, length, "it went on asking");
  },

  async "a call that does not end is no silence, however long one waits"(bench) {
    const exchange = await bench.fresh("small");
    const connected = bench.connect(exchange);
    const { id } = await startRinging(exchange, connected.provider);
    await assertNotQuiet(exchange, connected, id, 60_000);
    await connected.provider.cancelCampaign({ id });
    await assertNotQuiet(exchange, connected, id, 60_000);
  },

  async "readings that fail are no silence"(bench) {
    const { exchange, id } = await doneLongAgo(bench);
    for (const answer of [refusing(503), () => new Response("<html>")]) {
      await assertNotQuiet(exchange, bench.connect(exchange, { fetch: async () => answer() }), id, 30_000);
    }
    const forbidden = bench.connect(exchange, { fetch: async () => refusing(403)() });
    const error = await thrownBy(() => forbidden.provider.waitUntilQuiet({ id }));
    assert.ok(isProviderError(error) && error.code === "api" && error.kind === "forbidden", String(error));
  },

  async "one good reading between failures is no silence"(bench) {
    const { exchange, id } = await doneLongAgo(bench);
    let isFailing = false;
    const connected = bench.connect(exchange, {
      fetch: async (input, init) => (isFailing ? refusing(503)() : fetch(input, init)),
    });
    await assertNotQuiet(exchange, connected, id, 60_000, () => {
      isFailing = !isFailing;
    });
  },

  async "what is not found any more is no silence"(bench) {
    const { exchange, id } = await doneLongAgo(bench);
    let isGone = false;
    const connected = bench.connect(exchange, {
      fetch: async (input, init) => (isGone ? refusing(404)() : fetch(input, init)),
    });
    await assertNotQuiet(exchange, connected, id, 60_000, () => {
      isGone = true;
    });
  },

  async "a word that nobody knows is no silence"(bench) {
    const { exchange, id } = await doneLongAgo(bench);
    const { providerStatus } = await bench.connect(exchange).provider.getCampaign({ id });
    const connected = bench.connect(exchange, {
      async fetch(input, init) {
        const response = await fetch(input, init);
        const text = (await response.text()).replaceAll(JSON.stringify(providerStatus), '"brand-new-word"');
        return new Response(text, { status: response.status, headers: { "content-type": "application/json" } });
      },
    });
    assert.equal((await connected.provider.getCampaign({ id })).status, "unknown");
    await assertNotQuiet(exchange, connected, id, 30_000);
  },

  async "no campaign is found quiet that may dial, or has somebody on the line, in whatever words"(bench) {
    const exchange = await bench.shared("usual");
    let quiet = 0;
    for (const { campaign, truth } of await surveyed(bench)) {
      const { provider } = bench.connect(exchange);
      const options = { id: campaign.id, pollMs: POLL_MS, timeoutMs: TWO_READINGS_MS };
      const outcome = await provider.waitUntilQuiet(options).then(
        () => "quiet" as const,
        (error: unknown) => error,
      );
      await at(`${campaign.id}, ${campaign.providerStatus}`, () => {
        if (outcome !== "quiet") return assertTimedOut(exchange, outcome);
        quiet += 1;
        assert.notEqual(campaign.status, "unknown", "its word is not known, and it is found quiet");
        assert.ok(!truth.mayDial, "found quiet, and it may dial");
        assert.ok(!hasLive(truth), "found quiet, and somebody is on the line");
      });
    }
    assert.ok(quiet > 0, "no campaign is ever found quiet");
  },
} as const satisfies Group;

/** A campaign that nobody is on the line for, nor will be. */
async function doneLongAgo(bench: Parameters<Group[string]>[0]) {
  const exchange = await bench.fresh("small");
  const { provider } = bench.connect(exchange);
  const { campaign } = await provider.createCampaign(await inputFor(provider));
  await exchange.advance(LONG_MS);
  const { id } = campaign;
  await provider.waitUntilQuiet({ id, pollMs: POLL_MS, timeoutMs: TWO_READINGS_MS });
  return { exchange, id };
}

/** Waits in vain. The adapter's time passes; the exchange's does not. */
async function assertNotQuiet(
  exchange: Exchange,
  { provider }: Connected,
  id: string,
  timeoutMs: number,
  onProgress: () => void = () => {},
): Promise<void> {
  const error = await thrownBy(() => provider.waitUntilQuiet({ id, pollMs: POLL_MS, timeoutMs, onProgress }));
  assertTimedOut(exchange, error);
}

function assertTimedOut(exchange: Exchange, error: unknown): void {
  assert.ok(isProviderError(error) && error.code === "network" && error.timedOut, String(error));
  assert.equal(error.operation, "waitUntilQuiet");
  assertTellsNobody(error, exchange);
}
