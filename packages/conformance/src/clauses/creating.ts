import assert from "node:assert/strict";
import { supports } from "@trunkline/core";
import { collect } from "../asking.ts";
import {
  assertEachOnce,
  HOUR_MS,
  inputFor,
  LONG_MS,
  MINUTE_MS,
  people,
  ringsDuring,
  theOnly,
  trueCampaign,
} from "../campaigning.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

/** Campaigns that are made: of those who were meant, when it was meant. */
export const CREATING = {
  async "a campaign that starts now rings everybody on its list once"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const input = await inputFor(provider);
    const { campaign, how } = await provider.createCampaign(input);
    assert.equal(how, "created");
    assert.equal(theOnly(exchange, input.name).id, campaign.id);
    assert.ok(["running", "completed"].includes(campaign.status), `a campaign that started is ${campaign.status}`);
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "a campaign is as it was asked for"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const known = await collect(provider.listCampaigns());
    const input = await inputFor(provider, { name: "As it was asked for", rows: people(7, 100) });
    const { campaign } = await provider.createCampaign(input);
    const read = await provider.getCampaign({ id: campaign.id });
    for (const model of [campaign, read]) {
      assert.equal(model.name, input.name);
      assert.equal(model.intentMarker, undefined);
      if (known.some(({ agent }) => agent !== undefined)) same(model.agent, input.agent, "agent");
      const { callerBy } = provider.capabilities.create;
      const names = input.callers?.map(({ [callerBy]: name }) => name) ?? [];
      if (known.some(({ callers }) => callers.length > 0)) {
        same(
          model.callers.map(({ [callerBy]: name }) => name),
          names,
          "callers",
        );
      }
    }
    const numbers = people(7, 100).map(({ contact }) => contact.phoneNumber);
    const truth = trueCampaign(exchange, campaign.id);
    assert.equal(truth.name, input.name);
    same(
      truth.rows.map(({ phoneNumber }) => phoneNumber),
      numbers,
      "rows",
    );
    const rows = await collect(provider.listRows({ campaignId: campaign.id }));
    same(
      rows.map(({ contact }) => contact.phoneNumber),
      numbers,
      "listed rows",
    );
  },

  async "a draft that is made rings nobody, and everybody once it is launched"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    if (!provider.capabilities.create.draft) return;
    const { campaign } = await provider.createCampaign(await inputFor(provider, { start: "draft" }));
    assert.equal(campaign.status, "draft");
    same(await ringsDuring(exchange, campaign.id, LONG_MS), [], "a draft rang somebody");
    if (!supports(provider, "launchCampaign")) return;
    await provider.launchCampaign({ id: campaign.id });
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "a campaign that starts later rings nobody before, and everybody after"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    const startAt = new Date(exchange.now() + 6 * HOUR_MS).toISOString();
    const { campaign } = await provider.createCampaign(await inputFor(provider, { start: { at: startAt } }));
    assert.equal(campaign.status, "scheduled");
    assert.equal(campaign.schedule?.earliestAt, startAt);
    same(await ringsDuring(exchange, campaign.id, 6 * HOUR_MS - MINUTE_MS), [], "somebody was rung before");
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "a draft may be launched for later"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    if (!provider.capabilities.create.draft || !supports(provider, "launchCampaign")) return;
    const { campaign } = await provider.createCampaign(await inputFor(provider, { start: "draft" }));
    const startAt = new Date(exchange.now() + 6 * HOUR_MS).toISOString();
    await provider.launchCampaign({ id: campaign.id, at: startAt });
    same(await ringsDuring(exchange, campaign.id, 6 * HOUR_MS - MINUTE_MS), [], "somebody was rung before");
    await exchange.advance(LONG_MS);
    assertEachOnce(exchange, campaign.id, 5);
  },

  async "nobody is dialled from the moment on that was said to be the last"(bench) {
    const exchange = await bench.fresh("small");
    const { provider } = bench.connect(exchange);
    if (!provider.capabilities.create.latestAt) return;
    const latestAt = new Date(exchange.now() + 2 * MINUTE_MS).toISOString();
    const input = await inputFor(provider, { rows: people(200), maxConcurrency: 1, latestAt });
    const { campaign } = await provider.createCampaign(input);
    const dials = () => trueCampaign(exchange, campaign.id).rows.filter(({ attempts }) => attempts.length > 0).length;
    await exchange.advance(2 * MINUTE_MS);
    const before = dials();
    assert.ok(before > 0 && before < 200, `${before} were dialled`);
    await exchange.advance(LONG_MS);
    assert.equal(dials(), before, "somebody was dialled afterwards");
  },
} as const satisfies Group;
