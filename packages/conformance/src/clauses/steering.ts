import assert from "node:assert/strict";
import { type Campaign, isOver, isProviderError, supports } from "@trunkline/core";
import { thrownBy } from "../asking.ts";
import {
  assertEachOnce,
  assertNobodyNew,
  attemptIds,
  inputFor,
  LONG_MS,
  ringsDuring,
  startRinging,
  trueCampaign,
  writesOf,
} from "../campaigning.ts";
import { strange } from "../questions.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

/** Campaigns that are stopped, held, changed and put away; twice is as once. */
export const STEERING = {
  async "a cancelled campaign rings nobody any more, and cancelling it twice is as once"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const { id } = await startRinging(exchange, provider);
    const underWay = attemptIds(exchange, id);
    const others = exchange.campaigns.filter((campaign) => campaign.id !== id);
    assertStopped(await provider.cancelCampaign({ id }));
    assertStopped(await provider.cancelCampaign({ id }));
    same(
      exchange.campaigns.filter((campaign) => campaign.id !== id),
      others,
      "something became of another campaign",
    );
    await exchange.advance(LONG_MS);
    assertNobodyNew(exchange, id, underWay);
    assert.equal(trueCampaign(exchange, id).mayDial, false);
    const after = await provider.getCampaign({ id });
    assert.ok(isOver(after.status), `long after, it is ${after.status}`);
    const { provider: late, wire } = bench.connect(exchange);
    assert.equal((await late.cancelCampaign({ id })).status, after.status);
    same(writesOf(wire), []);
  },

  async "what is over is left as it is by cancelling"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const { campaign } = await provider.createCampaign(await inputFor(provider));
    await exchange.advance(LONG_MS);
    const before = await provider.getCampaign({ id: campaign.id });
    assert.equal(before.status, "completed");
    const { provider: late, wire } = bench.connect(exchange);
    same(await late.cancelCampaign({ id: campaign.id }), before);
    same(writesOf(wire), []);
  },

  async "a campaign that waits for its time rings nobody when it is cancelled"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const start = { at: new Date(exchange.now() + 3_600_000).toISOString() };
    const { campaign } = await provider.createCampaign(await inputFor(provider, { start }));
    assertStopped(await provider.cancelCampaign({ id: campaign.id }));
    same(await ringsDuring(exchange, campaign.id, LONG_MS), [], "somebody was rung");
  },

  async "a deleted campaign is gone, and rings nobody any more"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const { id } = await startRinging(exchange, provider);
    const underWay = attemptIds(exchange, id);
    const others = exchange.campaigns.filter((campaign) => campaign.id !== id);
    await provider.deleteCampaign({ id });
    same(
      exchange.campaigns.filter((campaign) => campaign.id !== id),
      others,
      "something became of another campaign",
    );
    const left = await provider.getCampaign({ id }).catch((error: unknown) => {
      assert.ok(isProviderError(error) && error.code === "api" && error.kind === "not-found", String(error));
      return undefined;
    });
    assert.ok(left === undefined || left.status === "archived", `a deleted campaign is ${left?.status}`);
    await provider.deleteCampaign({ id });
    const rung = await ringsDuring(exchange, id, LONG_MS);
    same(
      rung.filter((attempt) => !underWay.has(attempt)),
      [],
      "somebody was rung all the same",
    );
  },

  async "what does not exist is deleted already"(bench) {
    const exchange = await bench.shared("small");
    const { provider } = bench.connect(exchange);
    const before = exchange.campaigns.length;
    await provider.deleteCampaign({ id: strange(exchange.campaigns[0]?.id ?? "") });
    assert.equal(exchange.campaigns.length, before);
  },

  async "launching twice is as launching once"(bench) {
    const exchange = await bench.fresh("small");
    const { provider, wire } = bench.connect(exchange);
    if (!supports(provider, "launchCampaign")) return;
    const { campaign } = await provider.createCampaign(await inputFor(provider, { start: "draft" }));
    await provider.launchCampaign({ id: campaign.id });
    const sent = writesOf(wire).length;
    const { campaign: again } = await provider.launchCampaign({ id: campaign.id });
    assert.ok(["running", "completed"].includes(again.status), `launched twice, it is ${again.status}`);
    assert.equal(writesOf(wire).length, sent, "it was launched again");
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "pausing and resuming twice is as once, and rings nobody twice"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "pauseCampaign") || !supports(provider, "resumeCampaign")) return;
    const { id } = await startRinging(exchange, provider);
    for (const _time of [1, 2]) {
      const { status } = await provider.pauseCampaign({ id });
      assert.ok(status === "paused" || status === "pausing", `paused, it is ${status}`);
    }
    const held = attemptIds(exchange, id);
    await exchange.advance(LONG_MS);
    assertNobodyNew(exchange, id, held);
    assert.equal((await provider.getCampaign({ id })).status, "paused");
    for (const _time of [1, 2]) assert.equal((await provider.resumeCampaign({ id })).status, "running");
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, id, 30);
  },

  async "what is over is not launched, paused or resumed"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const { id } = await startRinging(exchange, provider);
    await provider.cancelCampaign({ id });
    await exchange.advance(LONG_MS);
    const dialled = attemptIds(exchange, id);
    const { launchCampaign, pauseCampaign, resumeCampaign } = provider;
    for (const act of [launchCampaign, pauseCampaign, resumeCampaign]) {
      if (act === undefined) continue;
      const error = await thrownBy(() => act({ id }));
      assert.ok(isProviderError(error), String(error));
    }
    await exchange.advance(LONG_MS);
    assertNobodyNew(exchange, id, dialled);
  },

  async "a change leaves the mark of the intention"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    if (!supports(provider, "updateCampaign")) return;
    const { id, intentMarker = "" } = await startRinging(exchange, provider, { intentKey: "to be renamed" });
    assert.notEqual(intentMarker, "");
    const renamed = await provider.updateCampaign({ id, name: "Renamed by its owner" });
    assert.equal(renamed.name, "Renamed by its owner");
    assert.equal(renamed.intentMarker, intentMarker);
    const { name } = trueCampaign(exchange, id);
    assert.ok(name.startsWith("Renamed by its owner") && name.includes(intentMarker), "the provider has no mark");
  },
} as const satisfies Group;

function assertStopped({ status }: Campaign): void {
  assert.ok(status === "cancelled" || status === "stopping", `a cancelled campaign is ${status}`);
}
