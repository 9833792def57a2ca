import type { Simulator } from "@trunkline/simulator";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { collect } from "../../../test-support/collect.ts";
import { createVapi } from "../src/index.ts";
import { addCampaign, callsOf, countDuring, startOrganisation } from "./support/organisation.ts";

const GENERATIONS = ["v1", "v2"] as const;

/** Among so many others that most of the campaign's calls are asked for one by one. */
async function startBusy(rows: number) {
  const simulator = await startOrganisation();
  await addCampaign(simulator, 10_000, 300);
  const campaignId = await addCampaign(simulator, rows, 4);
  await simulator.advance("12m");
  return { simulator, campaignId };
}

const busy = await startBusy(80);
afterAll(() => busy.simulator.close());

function connect({ apiKey, url }: Simulator, campaignsApi: (typeof GENERATIONS)[number]) {
  return createVapi({ apiKey, baseUrl: url, campaignsApi });
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

describe.each(GENERATIONS)("a listing of attempts of %s", (campaignsApi) => {
  it("goes on from any cursor where its page ended, and asks for nothing that came before", async () => {
    const { simulator, campaignId } = busy;
    const vapi = connect(simulator, campaignsApi);
    const options = { campaignId, pageSize: 30 };
    const pages = await collect(vapi.listAttempts(options).pages());
    const given = pages.map(({ items }) => idsOf(items));
    expect(given.flat().sort()).toEqual(await callsOf(simulator, campaignId));
    for (const [index, { cursor }] of pages.entries()) {
      if (cursor === undefined) continue;
      const rest = given.slice(index + 1).flat();
      const counts = await countDuring(simulator, async () => {
        expect(idsOf(await collect(vapi.listAttempts({ ...options, cursor })))).toEqual(rest);
      });
      expect(counts.getCall ?? 0, `after page ${index + 1}`).toBeLessThanOrEqual(rest.length);
    }
  });

  it("that goes on when the campaign has made more calls loses none of those that were there", async () => {
    const { simulator, campaignId } = await startBusy(400);
    onTestFinished(() => simulator.close());
    const before = await callsOf(simulator, campaignId);
    const ids = new Set<string>();
    let cursor: string | undefined;
    for (let pages = 0; pages < 60; pages++) {
      const pageSize = 10;
      // Each page by a listing of its own.
      const listing = connect(simulator, campaignsApi).listAttempts({
        campaignId,
        pageSize,
        ...(cursor && { cursor }),
      });
      const { value } = await listing.pages()[Symbol.asyncIterator]().next();
      for (const { id } of value?.items ?? []) ids.add(id);
      cursor = value?.cursor;
      if (cursor === undefined) break;
      if (pages % 20 === 10) await simulator.advance("20s");
    }
    const rest =
      cursor === undefined ? [] : await collect(connect(simulator, campaignsApi).listAttempts({ campaignId, cursor }));
    for (const { id } of rest) ids.add(id);
    expect(before.length).toBeGreaterThan(80);
    expect(before.filter((id) => !ids.has(id))).toEqual([]);
  });
});
