import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createAsker } from "../src/adapter/ask.ts";
import { createCampaignOperations } from "../src/adapter/campaigns.ts";
import { createTransport, type Destination } from "../src/adapter/transport.ts";
import { createMemoryLedger } from "../src/memory-ledger.ts";
import { CAMPAIGN_DESTINATION, createTestDriver } from "./support/campaign-driver.ts";

const BASE_URL = "https://api.example";

/** A transport whose rules fail to load as often as is said, and what came of it. */
function createLoading(failures: number) {
  const seen = { loads: 0, requests: 0 };
  const destination: Destination = {
    ...CAMPAIGN_DESTINATION,
    async loadPreflight() {
      seen.loads++;
      if (seen.loads <= failures) throw new Error("no such file");
      return { preflight: () => [] };
    },
  };
  const fetch = async () => {
    seen.requests++;
    return Response.json({});
  };
  return { seen, transport: createTransport(destination, { apiKey: "key", baseUrl: BASE_URL, fetch }) };
}

const post = () => new Request(`${BASE_URL}/campaigns`, { method: "POST", body: "{}" });

describe("rules that requests are held against", () => {
  it("are there before a request is sent, or it is not sent; then they are tried again", async () => {
    const { seen, transport } = createLoading(1);
    const error = await thrownBy(() => transport.send(post()));
    expect(error).toMatchObject({ code: "network", delivery: "not_sent", retryable: true });
    expect(seen).toEqual({ loads: 1, requests: 0 });
    await transport.send(post());
    await transport.send(post());
    expect(seen).toEqual({ loads: 2, requests: 2 });
  });

  it("are not loaded for what an adapter reads, and are for anybody else's reading", async () => {
    const { seen, transport } = createLoading(0);
    const get = () => new Request(`${BASE_URL}/campaigns`);
    await transport.send(get(), createAsker(transport).begin("listCampaigns", {}).asking);
    expect(seen).toEqual({ loads: 0, requests: 1 });
    await transport.send(get());
    expect(seen).toEqual({ loads: 1, requests: 2 });
  });

  it("are not loaded where inputs are not checked", async () => {
    const { seen } = createLoading(0);
    const fetch = async () => Response.json({});
    const destination = { ...CAMPAIGN_DESTINATION, loadPreflight: () => Promise.reject(new Error("not wanted")) };
    const transport = createTransport(destination, { apiKey: "key", baseUrl: BASE_URL, fetch, preflight: false });
    expect((await transport.send(post())).status).toBe(200);
    expect(seen.loads).toBe(0);
  });
});

describe("what creates campaigns", () => {
  it.each([
    ["the steps of its provider", 0, 2],
    ["the rules", 2, 0],
  ])("is there before anything is written down or sent, or nothing is: without %s", async (_what, rules, steps) => {
    const { seen, transport } = createLoading(rules);
    const ledger = createMemoryLedger();
    const asker = createAsker(transport);
    let loads = 0;
    const operations = createCampaignOperations({
      asker,
      clock: transport.clock,
      options: { ledger },
      driver: {
        optional: ["pause"],
        async load() {
          loads++;
          if (loads <= steps) throw new Error("no such file");
          return createTestDriver(asker, BASE_URL, {});
        },
      },
    });
    const create = () =>
      operations.createCampaign({
        name: "Renewals",
        intentKey: "renewals-2026-08",
        agent: { kind: "assistant", id: "agent" },
        callers: [{ id: "caller" }],
        rows: [{ contact: { phoneNumber: "+15550100" } }],
        start: "now",
      });
    for (const _ of [1, 2]) {
      expect(await thrownBy(create)).toMatchObject({
        code: "network",
        delivery: "not_sent",
        operation: "createCampaign",
      });
    }
    const entries: unknown[] = [];
    for await (const entry of ledger.entries()) entries.push(entry);
    expect({ entries, requests: seen.requests }).toEqual({ entries: [], requests: 0 });
  });

  it("has the optional operations that it says before it is loaded, and no others", () => {
    const { transport } = createLoading(0);
    const driver = { optional: ["pause", "update"], load: () => Promise.reject(new Error("not wanted")) } as const;
    const operations = createCampaignOperations({
      asker: createAsker(transport),
      clock: transport.clock,
      options: {},
      driver,
    });
    expect(Object.keys(operations).filter((name) => /launch|pause|resume|update/.test(name))).toEqual([
      "pauseCampaign",
      "updateCampaign",
    ]);
  });
});
