import assert from "node:assert/strict";
import {
  type CampaignProvider,
  type Capabilities,
  isProviderError,
  type OptionalOperation,
  supports,
} from "@trunkline/core";
import { at, collect, settle, thrownBy } from "../asking.ts";
import { largestOf } from "../bench.ts";
import { questions, strange, vainQuestions } from "../questions.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

const OPTIONAL: readonly OptionalOperation[] = ["launchCampaign", "updateCampaign", "pauseCampaign", "resumeCampaign"];
const FILTERED_BY = ["provider", "library"];

/** What an adapter is, before it is asked anything. */
export const CONTRACT = {
  async "it says which contract it fulfils, under a name of one word"(bench) {
    const { provider } = bench.connect(await bench.shared("empty"));
    assert.equal(provider.specificationVersion, "v1");
    assert.match(provider.id, /^[a-z][a-z0-9]*$/);
  },

  async "making one sends nothing"(bench) {
    const { wire } = bench.connect(await bench.shared("empty"), { fetch: () => assert.fail("a request was sent") });
    await settle();
    assert.equal(wire.requests.length, 0);
  },

  async "it sends everything through the fetch that it is given"(bench) {
    const exchange = await bench.shared("usual");
    for (const { operation, ask } of questions(exchange)) {
      const { provider, wire } = bench.connect(exchange);
      const before = exchange.requests.length;
      await ask(provider);
      assert.ok(wire.requests.length > 0, `${operation} sent nothing`);
      assert.equal(exchange.requests.length - before, wire.requests.length, `${operation} sent more than was seen`);
    }
  },

  async "nothing is asked twice for one answer"(bench) {
    const exchange = await bench.shared("usual");
    for (const { operation, ask } of [...questions(exchange), ...vainQuestions(exchange)]) {
      const { provider, wire } = bench.connect(exchange);
      await ask(provider).catch(() => undefined);
      const urls = wire.requests.map(({ method, url }) => `${method} ${url}`);
      same(urls, [...new Set(urls)], operation);
    }
  },

  async "it goes by the name that it is given"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange, { id: "another" });
    assert.equal(provider.id, "another");
    for (const { operation, ask } of questions(exchange)) {
      for (const model of await ask(provider)) assert.equal(model.provider, "another", operation);
    }
    for (const { operation, ask } of vainQuestions(exchange)) {
      const error = await thrownBy(() => ask(provider));
      assert.ok(isProviderError(error) && error.provider === "another", operation);
    }
  },

  async "its methods can be taken out of it"(bench) {
    const exchange = await bench.shared("usual");
    const whole = bench.connect(exchange).provider;
    const { listCampaigns, getCampaign, listRows, listAttempts, getAttempt, ...others } =
      bench.connect(exchange).provider;
    const { createCampaign, cancelCampaign, deleteCampaign, waitUntilQuiet, reconcileIntents } = others;
    const { specificationVersion, id, capabilities } = whole;
    const loose: CampaignProvider = {
      ...{ specificationVersion, id, capabilities },
      listCampaigns: (options) => listCampaigns(options),
      getCampaign: (options) => getCampaign(options),
      listRows: (options) => listRows(options),
      listAttempts: (options) => listAttempts(options),
      getAttempt: (options) => getAttempt(options),
      createCampaign: (options) => createCampaign(options),
      cancelCampaign: (options) => cancelCampaign(options),
      deleteCampaign: (options) => deleteCampaign(options),
      waitUntilQuiet: (options) => waitUntilQuiet(options),
      reconcileIntents: (options) => reconcileIntents(options),
    };
    for (const { operation, ask } of questions(exchange)) {
      await at(operation, async () => same(await ask(loose), await ask(whole)));
    }
    same(await loose.reconcileIntents(), await whole.reconcileIntents());
    const nobody = strange(largestOf(exchange).id);
    await loose.deleteCampaign({ id: nobody });
    for (const act of [loose.cancelCampaign, loose.waitUntilQuiet]) {
      const error = await thrownBy(() => act({ id: nobody }));
      assert.ok(isProviderError(error) && error.code === "api", String(error));
    }
  },

  async "it leaves the options of other providers alone"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    const providerOptions = { somebodyelse: { limit: -1, cursor: "x", id: 7 } };
    for (const { operation, ask } of questions(exchange)) {
      await at(operation, async () => same(await ask(provider, { providerOptions }), await ask(provider)));
    }
  },

  async "what it is given may be frozen"(bench) {
    const exchange = await bench.shared("usual");
    const { provider } = bench.connect(exchange);
    const [first] = await collect(provider.listCampaigns());
    const ids = Object.freeze([first?.id ?? "", first?.id ?? ""]);
    const status = Object.freeze([first?.status ?? "unknown"]);
    assert.equal((await collect(provider.listCampaigns(Object.freeze({ ids, status })))).length, 1);
    const campaignId = largestOf(exchange).id;
    assert.ok((await collect(provider.listRows(Object.freeze({ campaignId, pageSize: 50 })))).length > 0);
  },

  async "its capabilities are plain data"(bench) {
    const { provider } = bench.connect(await bench.shared("empty"));
    const { capabilities } = provider;
    same(JSON.parse(JSON.stringify(capabilities)), capabilities);
    same(strangersIn(capabilities), []);
  },

  async "what it cannot do is absent"(bench) {
    const { provider } = bench.connect(await bench.shared("empty"));
    for (const name of OPTIONAL) {
      const isThere = name in provider;
      assert.equal(supports(provider, name), isThere, `${name} is there, and is no function`);
    }
  },
} as const satisfies Group;

/** Places in capabilities with a value that the contract does not have. */
function strangersIn({ campaigns, rows, attempts, create, pause }: Capabilities): string[] {
  const rules: readonly (readonly [string, boolean])[] = [
    ["campaigns.pages", ["paged", "single"].includes(campaigns.pages)],
    ...(["status", "created", "updated", "ids"] as const).map(
      (name) => [`campaigns.filters.${name}`, FILTERED_BY.includes(campaigns.filters[name])] as const,
    ),
    ["rows.pages", ["paged", "single", "streamed"].includes(rows.pages)],
    ["rows.id", ["provider", "derived"].includes(rows.id)],
    ["rows.status", ["provider", "derived"].includes(rows.status)],
    ["rows.attempts", typeof rows.attempts === "boolean"],
    ["rows.maximum", rows.maximum === null || (Number.isSafeInteger(rows.maximum) && rows.maximum > 0)],
    ["attempts.perRow", ["one", "many"].includes(attempts.perRow)],
    ["attempts.answeredBy", ["provider", "ended reason"].includes(attempts.answeredBy)],
    ["attempts.cost", typeof attempts.cost === "boolean"],
    ...(["draft", "latestAt", "retry", "manyCallers"] as const).map(
      (name) => [`create.${name}`, typeof create[name] === "boolean"] as const,
    ),
    ["create.callerBy", ["id", "phoneNumber"].includes(create.callerBy)],
    ["pause", ["provider", "emulated", "none"].includes(pause)],
  ];
  return rules.filter(([, holds]) => !holds).map(([name]) => name);
}
