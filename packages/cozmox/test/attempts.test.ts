import { type Simulator, startSimulator } from "@trunkline/simulator";
import { afterAll, describe, expect, it } from "vitest";
import { collect } from "../../../test-support/collect.ts";
import { createCozmoxClient } from "../src/client.ts";
import { createCozmox } from "../src/index.ts";

// Nobody answers, and there is room for every campaign at once: Cozmox dials ten rows of each.
const simulator = await startSimulator({ provider: "cozmox", concurrency: 2_000, outcomes: { no_answer: 1 } });
afterAll(() => simulator.close());
const { apiKey, url } = simulator;
const client = createCozmoxClient({ apiKey, baseUrl: url });
const cozmox = createCozmox({ apiKey, baseUrl: url });

const small = await addCampaign(20);
await simulator.advance("60d");
const large = await addCampaign(10_000);
await simulator.advance("10d");

async function addCampaign(rows: number): Promise<string> {
  const customers = Array.from({ length: rows }, (_, row) => ({
    number: `+1${200 + Math.floor(row / 100)}55501${String(row % 100).padStart(2, "0")}`,
  }));
  const body = { name: "Check-ups", assistantId: "robin", phoneNumberId: "line-1", customers };
  const { data } = await client.POST("/campaign", { body });
  if (data === undefined) throw new Error("the campaign was not created");
  return data.id;
}

/** How often each operation was asked for meanwhile. */
async function countDuring({ requests }: Simulator, work: () => Promise<unknown>) {
  const before = requests.length;
  await work();
  const counts: Record<string, number> = {};
  for (const { operation = "none" } of requests.slice(before)) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

describe("attempts of a campaign that is over", () => {
  it("take as many requests as there are thousands of calls", async () => {
    const { data } = await client.GET("/campaign/{id}", { params: { path: { id: large } } });
    const counts = await countDuring(simulator, async () => {
      const attempts = await collect(cozmox.listAttempts({ campaignId: large }));
      expect(attempts.map(({ id }) => id).sort()).toEqual(Object.keys(data?.calls ?? {}).sort());
      expect(attempts).toHaveLength(10_000);
    });
    expect(counts).toEqual({ getCampaign: 1, listCalls: 11 });
  });

  it("are not looked for among the calls of the months after it", async () => {
    const counts = await countDuring(simulator, async () => {
      expect(await collect(cozmox.listAttempts({ campaignId: small }))).toHaveLength(20);
    });
    expect(counts).toEqual({ getCampaign: 1, listCalls: 1 });
  });

  it("come with its rows for as few requests", async () => {
    const counts = await countDuring(simulator, async () => {
      const rows = await collect(cozmox.listRows({ campaignId: large }));
      expect(rows.filter(({ attemptCount }) => attemptCount === 1)).toHaveLength(10_000);
    });
    expect(counts).toEqual({ getCampaign: 1, listCalls: 11 });
  });
});
