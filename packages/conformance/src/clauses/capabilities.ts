import assert from "node:assert/strict";
import { type ListCampaignsOptions, supports } from "@trunkline/core";
import { collect, firstOf } from "../asking.ts";
import type { Bench, Connected } from "../bench.ts";
import { holdsNumber } from "../json.ts";
import { listQuestions } from "../questions.ts";
import type { Group } from "./group.ts";
import { everyAttempt } from "./models.ts";

/** Capabilities, against what can be seen. */
export const CAPABILITIES = {
  async "listings have pages where they are said to, and else come as one"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    const { campaigns, rows } = provider.capabilities;
    const [listCampaigns, listRows] = listQuestions(exchange);
    for (const { question, pages } of [
      { question: listCampaigns, pages: campaigns.pages },
      { question: listRows, pages: rows.pages },
    ]) {
      if (question === undefined) continue;
      const { provider: own, wire } = bench.connect(exchange);
      const { length } = await collect(question.list(own, { pageSize: question.pageSize }).pages());
      const { length: requests } = wire.requests;
      const told = `${question.operation}: ${length} pages of ${requests} requests`;
      if (pages === "single") assert.equal(length, 1, told);
      else if (pages === "streamed") assert.ok(length >= 4 && requests === 1, told);
      else assert.ok(length >= 4 && requests >= 4, told);
    }
  },

  async "filters are applied by whom they are said to be"(bench) {
    const { campaigns } = await bench.survey("usual");
    const newest = firstOf(campaigns, "campaign");
    const last =
      campaigns
        .map(({ updatedAt = "" }) => updatedAt)
        .sort()
        .at(-1) ?? "";
    const { filters } = bench.connect(await bench.shared("usual")).provider.capabilities.campaigns;
    const whole = await bytesFor(bench, {});
    const narrow: Readonly<Record<keyof typeof filters, ListCampaignsOptions>> = {
      status: { status: newest.status },
      created: { createdFrom: newest.createdAt ?? "" },
      updated: { updatedFrom: last },
      ids: { ids: [newest.id] },
    };
    for (const name of ["status", "created", "updated", "ids"] as const) {
      const bytes = await bytesFor(bench, narrow[name]);
      if (filters[name] === "provider") assert.ok(bytes < whole, `${name}: everything was sent all the same`);
      else assert.ok(bytes >= whole, `${name}: the provider sent less`);
    }
  },

  async "rows have a status of their own where they are said to"(bench) {
    const { provider, surveyed } = await bench.survey("usual");
    const isOwn = surveyed.flatMap(({ rows }) => rows).some(({ providerStatus }) => providerStatus !== undefined);
    assert.equal(isOwn, provider.capabilities.rows.status === "provider");
  },

  async "rows come with their attempts where they are said to"(bench) {
    const { provider, surveyed } = await bench.survey("usual");
    for (const { attempts } of surveyed.flatMap(({ rows }) => rows)) {
      assert.equal(attempts !== undefined, provider.capabilities.rows.attempts);
    }
  },

  async "a campaign has no more rows than it is said that it can"(bench) {
    const { provider, surveyed } = await bench.survey("usual");
    const maximum = provider.capabilities.rows.maximum ?? Number.POSITIVE_INFINITY;
    assert.ok(surveyed.every(({ rows }) => rows.length <= maximum));
  },

  async "a row is rung again where it is said to be"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    const most = Math.max(...exchange.campaigns.flatMap(({ rows }) => rows.map(({ attempts }) => attempts.length)));
    if (provider.capabilities.attempts.perRow === "one") assert.ok(most <= 1, `a row has ${most} attempts`);
    else assert.ok(most > 1, "no row has more than one attempt");
  },

  async "who answered is told where it is said to be"(bench) {
    const survey = await bench.survey("usual");
    const isTold = everyAttempt(survey).some(({ answeredBy }) => answeredBy === "human");
    assert.equal(isTold, survey.provider.capabilities.attempts.answeredBy === "provider");
  },

  async "costs are told where they are said to be, and only those that the provider told"(bench) {
    const survey = await bench.survey("usual");
    const costs = everyAttempt(survey).flatMap(({ cost, raw }) => (cost === undefined ? [] : [{ cost, raw }]));
    assert.equal(costs.length > 0, survey.provider.capabilities.attempts.cost);
    for (const { cost, raw } of costs) assert.ok(holdsNumber(raw, cost.amount), `${cost.amount} is nowhere in raw`);
  },

  async "what can be paused, and what waits as a draft, is said"(bench) {
    const { provider } = bench.connect(await bench.shared("empty"));
    const { pause, create } = provider.capabilities;
    assert.equal(pause === "provider", supports(provider, "pauseCampaign"), `pause is ${pause}`);
    assert.ok(create.draft || !supports(provider, "launchCampaign"), "drafts can be launched, and not made");
  },
} as const satisfies Group;

/** How much comes over the wire for a listing. */
async function bytesFor(bench: Bench, options: ListCampaignsOptions): Promise<number> {
  const { provider, wire }: Connected = bench.connect(await bench.shared("usual"));
  await collect(provider.listCampaigns({ ...options, pageSize: 1_000 }));
  return wire.requests.reduce((bytes, { text = "" }) => bytes + text.length, 0);
}
