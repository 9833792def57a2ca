import assert from "node:assert/strict";
import { isProviderError } from "@trunkline/core";
import { at, thrownBy } from "../asking.ts";
import { assertEachOnce, clockOf, LONG_MS, theOnly, writesOf } from "../campaigning.ts";
import { begin, KEY, SETTLE_MS } from "../intending.ts";
import { same } from "../same.ts";
import { assertTellsNobody } from "../secrets.ts";
import { answeringWrites, brokenConnection, losingAnswers, losingRequests, onWrites, refusing } from "../unreliable.ts";
import type { Group } from "./group.ts";

/** Requests and answers that are lost on the way to one campaign: it is found, or proven absent, or told as a doubt. */
export const LOSSES = {
  async "a campaign whose answer was lost is found, and no other one is made"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const { provider } = connect({ fetch: losingAnswers(1) });
    const { campaign, how } = await provider.createCampaign(input);
    assert.equal(how, "found");
    assert.equal(theOnly(exchange, input.name).id, campaign.id);
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "a request that was lost on its way is found absent, in time, and may be sent again"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const { provider } = connect({ fetch: losingRequests(1) });
    const sentAt = exchange.now();
    const error = await thrownBy(() => provider.createCampaign(input));
    assert.ok(isProviderError(error) && error.code === "intent", String(error));
    assert.equal(error.state, "absent");
    assert.equal(error.retryable, true);
    assert.ok(exchange.now() - sentAt >= SETTLE_MS, `believed after ${exchange.now() - sentAt} ms`);
    assertTellsNobody(error, exchange);
    assert.equal((await provider.createCampaign(input)).how, "created");
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, theOnly(exchange, input.name).id, 5);
  },

  async "a request that arrives late is found all the same"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const clock = clockOf(exchange);
    let arrive: (() => Promise<unknown>) | undefined;
    const arrivesAt = exchange.now() + SETTLE_MS / 2;
    const { provider } = connect({
      fetch: onWrites(1, async (request) => {
        arrive = async () => (await fetch(request)).text();
        throw brokenConnection();
      }),
      clock: {
        ...clock,
        async sleep(milliseconds, signal) {
          await clock.sleep(milliseconds, signal);
          if (clock.now() < arrivesAt) return;
          await arrive?.();
          arrive = undefined;
        },
      },
    });
    const { campaign, how } = await provider.createCampaign(input);
    assert.equal(how, "found");
    await exchange.advance(LONG_MS);
    assert.equal(theOnly(exchange, input.name).id, campaign.id);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "a refusal leaves the intention as it was"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const refused = await thrownBy(() =>
      connect({ fetch: answeringWrites(refusing(400)) }).provider.createCampaign(input),
    );
    assert.ok(isProviderError(refused) && refused.code === "api", String(refused));
    assert.equal(refused.kind, "invalid");
    const refusedAt = exchange.now();
    assert.equal((await connect().provider.createCampaign(input)).how, "created");
    assert.ok(exchange.now() - refusedAt < SETTLE_MS, "what was refused was looked for");
    theOnly(exchange, input.name);
  },

  async "what was too much for now is created when it no longer is, once"(bench) {
    const { exchange, connect, input } = await begin(bench);
    await connect({ fetch: answeringWrites(refusing(429), 2) }).provider.createCampaign(input);
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, theOnly(exchange, input.name).id, 5);
  },

  async "a campaign that came of what was refused as too much is found, and no other one is made"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const { provider } = connect({
      fetch: onWrites(1, async (request) => {
        await (await fetch(request)).text();
        return refusing(429)();
      }),
    });
    const { campaign, how } = await provider.createCampaign(input);
    assert.equal(how, "found");
    await exchange.advance(LONG_MS);
    assert.equal(theOnly(exchange, input.name).id, campaign.id);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "a listing that cannot be read is no proof that there is no campaign"(bench) {
    const { exchange, connect, input } = await begin(bench);
    for (const isActed of [true, false]) {
      await at(isActed ? "it arrived" : "it was lost", async () => {
        const mine = { ...input, intentKey: `${KEY}/${isActed}`, name: `Unreadable ${isActed}` };
        const { provider, wire } = connect({ fetch: otherwiseAfterwards(isActed, notJson) });
        const error = await thrownBy(() => provider.createCampaign(mine));
        assert.ok(isProviderError(error) && error.code === "intent", String(error));
        assert.equal(error.state, "doubtful");
        assert.equal(error.retryable, false);
        assert.equal(error.delivery, "unknown");
        assertTellsNobody(error, exchange);
        assert.equal(writesOf(wire).length, 1);
        const { how } = await connect().provider.createCampaign(mine);
        assert.equal(how, isActed ? "found" : "created");
        theOnly(exchange, mine.name);
      });
    }
  },

  async "a campaign whose name cannot be read may be the one that is looked for"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const { provider, wire } = connect({ fetch: otherwiseAfterwards(true, nameless) });
    const error = await thrownBy(() => provider.createCampaign(input));
    assert.ok(isProviderError(error) && error.code === "intent", String(error));
    assert.equal(error.state, "doubtful");
    assert.equal(writesOf(wire).length, 1);
    assert.equal((await connect().provider.createCampaign(input)).how, "found");
    theOnly(exchange, input.name);
  },

  async "an intention that is not known to be done is told by reconciling, and then done"(bench) {
    const { exchange, connect, input } = await begin(bench);
    await thrownBy(() => connect({ fetch: otherwiseAfterwards(true, notJson) }).provider.createCampaign(input));
    const { provider } = connect();
    const { id } = theOnly(exchange, input.name);
    const reports = await provider.reconcileIntents();
    same(reports, [{ intentKey: KEY, state: "done", campaignIds: [id] }]);
    same(await provider.reconcileIntents(), []);
    assert.equal((await provider.createCampaign(input)).how, "known");
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, id, 5);
  },
} as const satisfies Group;

/** Loses the first answer to what changes something, or the request itself; all answers after it are otherwise. */
function otherwiseAfterwards(
  isActed: boolean,
  answer: (request: Request) => Promise<Response>,
): typeof globalThis.fetch {
  let isOver = false;
  const first = onWrites(1, async (request) => {
    isOver = true;
    if (isActed) await (await fetch(request)).text();
    throw brokenConnection();
  });
  return async (input, init) => {
    const request = new Request(input, init);
    return isOver ? answer(request) : first(request);
  };
}

async function notJson(): Promise<Response> {
  return new Response("<html>", { headers: { "content-type": "application/json" } });
}

/** An answer in which nothing has a name. */
async function nameless(request: Request): Promise<Response> {
  const answer: unknown = JSON.parse(await (await fetch(request)).text(), (name, value: unknown) =>
    name === "name" ? undefined : value,
  );
  return Response.json(answer);
}
