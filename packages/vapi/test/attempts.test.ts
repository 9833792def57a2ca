import type { Simulator } from "@trunkline/simulator";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { collect } from "../../../test-support/collect.ts";
import { createVapi } from "../src/index.ts";
import { addCampaign, callsOf, countDuring, startOrganisation } from "./support/organisation.ts";

const GENERATIONS = ["v1", "v2"] as const;

const busy = await startOrganisation();
// Some 20 000 calls of others in the twenty minutes of a campaign of 50 rows.
await addCampaign(busy, 10_000, 200);
await addCampaign(busy, 10_000, 200);
const small = await addCampaign(busy, 50, 1);
await busy.advance("20m");
const quiet = await startOrganisation();
const large = await addCampaign(quiet, 10_000, 50);
await quiet.advance("1d");
// A campaign of months ago, and very many calls since.
const old = await startOrganisation();
const past = await addCampaign(old, 300, 20);
await old.advance("90d");
await addCampaign(old, 5_000, 500);
await old.advance("1d");

afterAll(() => Promise.all([busy, quiet, old].map((each) => each.close())));

function connect({ apiKey, url }: Simulator, campaignsApi: (typeof GENERATIONS)[number]) {
  return createVapi({ apiKey, baseUrl: url, campaignsApi });
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id).sort();
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

describe.each(GENERATIONS)(
  "attempts of a large campaign of %s that is over, in a quiet organisation",
  (campaignsApi) => {
    it("take as many requests as there are thousands of calls", async () => {
      const vapi = connect(quiet, campaignsApi);
      let cursors: (string | undefined)[] = [];
      const counts = await countDuring(quiet, async () => {
        const pages = await collect(vapi.listAttempts({ campaignId: large }).pages());
        const ids = idsOf(pages.flatMap(({ items }) => items));
        expect(ids).toEqual(await callsOf(quiet, large));
        expect(ids).toHaveLength(10_000);
        cursors = pages.map(({ cursor }) => cursor);
      });
      // Each page gives up a place or two to the edge of the one before; one request is the test's own.
      expect(counts.listCalls).toBeLessThanOrEqual(11);
      expect(counts.getCall).toBeUndefined();
      expect(total(counts)).toBeLessThanOrEqual(campaignsApi === "v1" ? 13 : 23);
      expect(Math.max(...cursors.map((cursor = "") => cursor.length))).toBeLessThan(4_000);
    });
  },
);

describe.each(GENERATIONS)("attempts of a small campaign of %s that runs in a busy organisation", (campaignsApi) => {
  const vapi = connect(busy, campaignsApi);

  it("take about as many requests as it has calls, and not as many as the others' pages", async () => {
    const calls = await callsOf(busy, small);
    expect(calls.length).toBeGreaterThan(35);
    const counts = await countDuring(busy, async () => {
      // Two hundred to a page: as 1 000 would be among 100 000 others.
      const attempts = await collect(vapi.listAttempts({ campaignId: small, pageSize: 200 }));
      expect(idsOf(attempts)).toEqual(calls);
    });
    expect(counts.listCalls).toBeLessThanOrEqual(Math.ceil(calls.length / 10) + 1);
    expect(total(counts)).toBeLessThanOrEqual(calls.length * 1.1 + 4);
  });

  it("are read by pages where these are fewer", async () => {
    const counts = await countDuring(busy, async () => {
      expect(idsOf(await collect(vapi.listAttempts({ campaignId: small })))).toEqual(await callsOf(busy, small));
    });
    expect(counts.listCalls).toBeLessThanOrEqual(22);
    expect(counts.getCall ?? 0).toBeLessThanOrEqual(3);
  });
});

describe("rows of a small campaign of v1 in a busy organisation", () => {
  it("take about as many requests as it has calls", async () => {
    const calls = await callsOf(busy, small);
    const vapi = connect(busy, "v1");
    const counts = await countDuring(busy, async () => {
      const rows = await collect(vapi.listRows({ campaignId: small }));
      expect(idsOf(rows.flatMap(({ attempts = [] }) => attempts))).toEqual(calls);
    });
    expect(total(counts)).toBeLessThanOrEqual(calls.length * 1.1 + 3);
  });
});

describe.each(GENERATIONS)("attempts of a campaign of %s", (campaignsApi) => {
  it("are not looked for among the calls of the months after it", async () => {
    const vapi = connect(old, campaignsApi);
    const counts = await countDuring(old, async () => {
      expect(await collect(vapi.listAttempts({ campaignId: past }))).toHaveLength(300);
    });
    expect(counts.listCalls).toBe(1);
    expect(total(counts)).toBe(campaignsApi === "v1" ? 2 : 3);
  });

  it("are asked for by name where there is but one", async () => {
    const organisation = await startOrganisation();
    onTestFinished(() => organisation.close());
    const campaignId = await addCampaign(organisation, 1, 1);
    await organisation.advance("1d");
    const counts = await countDuring(organisation, async () => {
      expect(await collect(connect(organisation, campaignsApi).listAttempts({ campaignId }))).toHaveLength(1);
    });
    expect(counts).toMatchObject({ getCall: 1 });
    expect(counts.listCalls).toBeUndefined();
  });

  it("are not asked for before it starts", async () => {
    const earliestAt = new Date(busy.now() + 3_600_000).toISOString();
    const campaignId = await addCampaign(busy, 3, 1, { schedulePlan: { earliestAt } });
    const counts = await countDuring(busy, async () => {
      expect(await collect(connect(busy, campaignsApi).listAttempts({ campaignId }))).toEqual([]);
    });
    expect(counts).toEqual(campaignsApi === "v1" ? { getCampaign: 1 } : { getCampaignV2: 1, listContactsV2: 1 });
  });

  it("come each once, and none of those that were there is lost, while more keep coming", async () => {
    const living = await startOrganisation();
    onTestFinished(() => living.close());
    await addCampaign(living, 3_000, 40);
    const campaignId = await addCampaign(living, 600, 10);
    await living.advance("12m");
    for (const pageSize of [20, 50, 1_000]) {
      const before = await callsOf(living, campaignId);
      expect(before.length).toBeGreaterThan(200);
      const ids: string[] = [];
      for await (const { items } of connect(living, campaignsApi).listAttempts({ campaignId, pageSize }).pages()) {
        ids.push(...idsOf(items));
        await living.advance("5s");
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });
});
