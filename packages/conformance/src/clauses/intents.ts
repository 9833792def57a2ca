import assert from "node:assert/strict";
import { ConfigurationError, type CreateCampaignOptions, isProviderError } from "@trunkline/core";
import { collect, thrownBy } from "../asking.ts";
import { clockOf, people, theOnly, trueCampaign, trueCampaignsOf, writesOf } from "../campaigning.ts";
import { begin, KEY } from "../intending.ts";
import { same } from "../same.ts";
import { assertTellsNobody } from "../secrets.ts";
import { neverAnswering } from "../unreliable.ts";
import type { Group } from "./group.ts";

/** One intention is one campaign, however often it is asked for, and by whom. */
export const INTENTS = {
  async "the same intention again is the same campaign, and sends nothing"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const { campaign } = await connect().provider.createCampaign(input);
    const { provider, wire } = connect();
    const again = await provider.createCampaign(input);
    assert.equal(again.how, "known");
    assert.equal(again.campaign.id, campaign.id);
    same(writesOf(wire), []);
    assert.equal(theOnly(exchange, input.name).id, campaign.id);
  },

  async "an intention that was had before is none with another input"(bench) {
    const { exchange, connect, input } = await begin(bench);
    await connect().provider.createCampaign(input);
    const others: readonly Partial<CreateCampaignOptions>[] = [
      { rows: people(5, 50) },
      { rows: people(4) },
      { name: "Another name" },
      { start: { at: new Date(exchange.now() + 3_600_000).toISOString() } },
    ];
    for (const other of others) {
      const { provider, wire } = connect();
      const error = await thrownBy(() => provider.createCampaign({ ...input, ...other }));
      assert.ok(error instanceof ConfigurationError, String(error));
      assert.equal(error.findings[0].field, "intentKey");
      assertTellsNobody(error, exchange, KEY);
      same(writesOf(wire), []);
    }
    theOnly(exchange, input.name);
    assert.equal(trueCampaignsOf(exchange, "Another name").length, 0);
  },

  async "while one process is at it, another does nothing"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const { fetch, hung } = neverAnswering(1, true);
    const clock = { ...clockOf(exchange), timer: () => () => {} };
    connect({ fetch, clock })
      .provider.createCampaign(input)
      .catch(() => undefined);
    await hung;
    const { provider, wire } = connect();
    const error = await thrownBy(() => provider.createCampaign(input));
    assert.ok(isProviderError(error) && error.code === "intent", String(error));
    assert.equal(error.state, "busy");
    assert.ok(error.retryAt !== undefined && Date.parse(error.retryAt) > exchange.now());
    same(writesOf(wire), []);
    const [report] = await provider.reconcileIntents();
    assert.equal(report?.state, "busy");
    same(writesOf(wire), []);
  },

  async "the mark of an intention is beside the name, and in it only at the provider"(bench) {
    const { exchange, connect, input } = await begin(bench);
    const { provider } = connect();
    const { campaign } = await provider.createCampaign(input);
    const other = await provider.createCampaign({ ...input, intentKey: `${KEY}/other` });
    const { intentMarker = "" } = campaign;
    assert.match(intentMarker, /^[0-9a-z]{12}$/);
    assert.notEqual(other.campaign.intentMarker, intentMarker);
    const truth = trueCampaign(exchange, campaign.id);
    assert.ok(truth.name.startsWith(input.name) && truth.name.includes(intentMarker), "the provider has no mark");
    assert.ok(!truth.name.includes(KEY), "the provider is told the key");
    const listed = (await collect(provider.listCampaigns())).find(({ id }) => id === campaign.id);
    for (const model of [campaign, await provider.getCampaign({ id: campaign.id }), listed]) {
      assert.equal(model?.name, input.name);
      assert.equal(model?.intentMarker, intentMarker);
    }
  },
} as const satisfies Group;
