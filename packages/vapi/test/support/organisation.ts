/** An organisation at the simulator, to which campaigns are given by Vapi's own words. */
import { type Simulator, type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { createVapiClient } from "../../src/client.ts";
import type { VapiCreateCampaign } from "../../src/wire.ts";

/** One in which nobody answers, and with room for every campaign at once. */
export function startOrganisation(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({ provider: "vapi", concurrency: 2_000, outcomes: { no_answer: 1 }, ...options });
}

/** Adds a campaign of so many rows, of which so many are dialled at once; gives its id. */
export async function addCampaign(
  { url, apiKey }: Simulator,
  rows: number,
  maxConcurrency: number,
  changes: Partial<VapiCreateCampaign> = {},
): Promise<string> {
  const customers = Array.from({ length: rows }, (_, row) => ({ number: numberOf(row) }));
  const body = { name: "Check-ups", assistantId: "robin", phoneNumberId: "line-1", maxConcurrency, customers };
  const { data } = await createVapiClient({ apiKey, baseUrl: url }).POST("/campaign", {
    body: { ...body, ...changes },
  });
  if (data === undefined) throw new Error("the campaign was not created");
  return data.id;
}

/** Ids of the calls that a campaign has made, as the provider knows them. */
export async function callsOf({ url, apiKey }: Simulator, id: string): Promise<string[]> {
  const { data } = await createVapiClient({ apiKey, baseUrl: url }).GET("/campaign/{id}", { params: { path: { id } } });
  return Object.keys(data?.calls ?? {}).sort();
}

/** How often each operation was asked for meanwhile. */
export async function countDuring({ requests }: Simulator, work: () => Promise<unknown>) {
  const before = requests.length;
  await work();
  const counts: Record<string, number> = {};
  for (const { operation = "none" } of requests.slice(before)) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

function numberOf(row: number): string {
  return `+1${200 + Math.floor(row / 100)}55501${String(row % 100).padStart(2, "0")}`;
}
