/** Operations that change something that is there already, and is not of our making. */
import assert from "node:assert/strict";
import { type CallOptions, type Campaign, type CampaignProvider, isProviderError, supports } from "@trunkline/core";
import { acts, NEW_NAME } from "../acts.ts";
import { at, collect, thrownBy } from "../asking.ts";
import { findRinging } from "../bench.ts";
import { attemptIds, HOUR_MS, inputFor, ringsDuring, trueCampaign } from "../campaigning.ts";
import type { Exchange, TrueCampaign } from "../exchange.ts";
import { strange } from "../questions.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

/** What is done, is done: in the truth, not in the answer alone. One that an adapter does not have is not asked. */
export const OPERATIONS = {
  async "a paused campaign rings nobody, and a resumed one goes on"(bench) {
    const exchange = await bench.fresh("usual");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "pauseCampaign")) return;
    const { id } = await findRinging(bench, exchange, await collect(provider.listCampaigns({ status: "running" })));

    const before = exchange.campaigns;
    const paused = await provider.pauseCampaign({ id });
    assert.ok(paused.status === "paused" || paused.status === "pausing", `a paused campaign is ${paused.status}`);
    const isLive = trueCampaign(exchange, id).rows.some(({ attempts }) => attempts.some(({ over }) => !over));
    assert.ok(!isLive || paused.status === "pausing", "paused, and somebody is on the line");
    assertOthersAsBefore(exchange, before, id);
    const underWay = attemptIds(exchange, id);
    const rung = await ringsDuring(exchange, id, 2 * HOUR_MS);
    // A call that was placed before may still ring.
    same(
      rung.filter((attempt) => !underWay.has(attempt)),
      [],
      "somebody was rung all the same",
    );
    assert.equal(trueCampaign(exchange, id).mayDial, false, "it may still dial");
    // Odd words may stand for somebody on the line.
    assert.match((await provider.getCampaign({ id })).status, /^paus(ed|ing)$/);

    if (!supports(provider, "resumeCampaign")) return;
    const held = exchange.campaigns;
    const resumed = await provider.resumeCampaign({ id });
    assert.equal(resumed.status, "running");
    assertOthersAsBefore(exchange, held, id);
    assert.ok((await ringsDuring(exchange, id, 24 * HOUR_MS)).length > 0, "nobody was rung after it was resumed");
  },

  async "a draft rings nobody until it is launched"(bench) {
    const exchange = await bench.fresh("usual");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "launchCampaign")) return;
    const { id } = await findBy(provider, "draft");
    same(await ringsDuring(exchange, id, 2 * HOUR_MS), [], "a draft rang somebody");
    const before = exchange.campaigns;
    const { campaign: launched, warnings } = await provider.launchCampaign({ id });
    same(warnings, []);
    assertOthersAsBefore(exchange, before, id);
    assert.ok(["running", "completed"].includes(launched.status), `a launched campaign is ${launched.status}`);
    assert.ok((await ringsDuring(exchange, id, 24 * HOUR_MS)).length > 0, "nobody was rung");
  },

  async "a changed name is the campaign's name"(bench) {
    const exchange = await bench.fresh("usual");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "updateCampaign")) return;
    const { id } = await findBy(provider, "running");
    const before = trueCampaign(exchange, id);
    const all = exchange.campaigns;
    assert.equal((await provider.updateCampaign({ id, name: NEW_NAME })).name, NEW_NAME);
    const { name, ...after } = trueCampaign(exchange, id);
    assert.equal(name, NEW_NAME);
    const { name: _before, ...rest } = before;
    same(after, rest, "more than the name changed");
    assert.equal((await provider.getCampaign({ id })).name, NEW_NAME);
    assertOthersAsBefore(exchange, all, id);
  },

  async "what does not exist is not found, whatever shall be done with it"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    const id = strange(exchange.campaigns[0]?.id ?? "");
    for (const { operation, act } of acts(provider)) {
      await at(operation, async () => {
        const error = await thrownBy(() => act(id));
        assert.ok(isProviderError(error) && error.code === "api", String(error));
        assert.equal(error.kind, "not-found");
        assert.equal(error.operation, operation);
      });
    }
  },

  async "what is given up beforehand is not done"(bench) {
    const exchange = await bench.shared("usual");
    const id = exchange.campaigns[0]?.id ?? "";
    const { provider, wire } = bench.connect(exchange);
    for (const { operation, act } of acts(provider)) {
      const reason = new Error("given up");
      const error = await thrownBy(() => act(id, { signal: AbortSignal.abort(reason) }));
      assert.equal(error, reason, `${operation}: not the signal's own reason`);
    }
    const input = await inputFor(bench.connect(exchange).provider);
    const others: readonly ((call: CallOptions) => Promise<unknown>)[] = [
      (call) => provider.createCampaign({ ...input, ...call }),
      (call) => provider.createCampaign({ ...input, ...call, intentKey: "given up" }),
      (call) => provider.deleteCampaign({ id, ...call }),
      (call) => provider.waitUntilQuiet({ id, ...call }),
    ];
    for (const [index, act] of others.entries()) {
      const reason = new Error("given up");
      const error = await thrownBy(() => act({ signal: AbortSignal.abort(reason) }));
      assert.equal(error, reason, `${index}: not the signal's own reason`);
    }
    assert.equal(wire.requests.length, 0);
  },
} as const satisfies Group;

/** Fails when something became of another campaign than the one that was meant. No time may have passed. */
function assertOthersAsBefore(exchange: Exchange, before: readonly TrueCampaign[], id: string): void {
  const others = (campaigns: readonly TrueCampaign[]) => campaigns.filter((campaign) => campaign.id !== id);
  same(others(exchange.campaigns), others(before), "something became of another campaign");
}

async function findBy(provider: CampaignProvider, status: Campaign["status"]): Promise<Campaign> {
  const [campaign] = await collect(provider.listCampaigns({ status }));
  assert.ok(campaign !== undefined, `the exchange has no campaign that is ${status}`);
  return campaign;
}
