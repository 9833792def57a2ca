import { type CampaignProvider, createMemoryLedger, type IntentLedger, type Listing } from "@trunkline/core";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import { type Simulator, type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";
import { type ContractOperation, readContracts } from "../contracts.ts";

/** An adapter over a simulator of its provider. */
export interface Adapter {
  readonly title: string;
  readonly provider: CampaignProvider;
  readonly simulator: Simulator;
  /** By name of the contract's operation. */
  readonly evidence: ReadonlyMap<string, ContractOperation["evidence"]>;
}

const KINDS: readonly {
  readonly title: string;
  readonly simulate: SimulatorOptions;
  readonly create: (options: { apiKey: string; baseUrl: string; ledger: IntentLedger }) => CampaignProvider;
  /** Left out of the table: steps of it are still to be written. */
  readonly isUnfinished?: boolean;
}[] = [
  {
    title: "Vapi V2",
    simulate: { provider: "vapi" },
    create: (options) => createVapi({ ...options, campaignsApi: "v2" }),
  },
  {
    title: "Vapi V1",
    simulate: { provider: "vapi" },
    create: (options) => createVapi({ ...options, campaignsApi: "v1" }),
  },
  { title: "Revox", simulate: { provider: "revox" }, create: createRevox },
  { title: "Cozmox", simulate: { provider: "cozmox" }, create: createCozmox },
];

/** Gives every adapter that is finished to `use`, each over a fresh simulator. */
export async function withAdapters<T>(use: (adapters: readonly Adapter[]) => Promise<T>): Promise<T> {
  const evidence = new Map(
    readContracts().map(({ provider, operations }) => [
      provider,
      new Map(operations.map((operation) => [operation.name, operation.evidence])),
    ]),
  );
  const adapters = await Promise.all(
    KINDS.filter(({ isUnfinished }) => isUnfinished !== true).map(async ({ title, simulate, create }) => {
      const simulator = await startSimulator({ history: {}, ...simulate });
      const provider = create({ apiKey: simulator.apiKey, baseUrl: simulator.url, ledger: createMemoryLedger() });
      return { title, provider, simulator, evidence: evidence.get(simulator.provider) ?? new Map() };
    }),
  );
  try {
    return await use(adapters);
  } finally {
    await Promise.all(adapters.map(({ simulator }) => simulator.close()));
  }
}

/** Requests by the operation that made them. */
export type Observed = ReadonlyMap<string, ReadonlySet<string>>;

/** Makes operations, and keeps which requests lie behind each. */
export function createObserver({ simulator }: Adapter) {
  const found = new Map<string, ReadonlySet<string>>();
  return {
    found,
    async observe<T>(name: string, run: () => Promise<T>): Promise<T> {
      const before = simulator.requests.length;
      const result = await run();
      found.set(name, new Set(simulator.requests.slice(before).map(({ operation }) => operation ?? "")));
      return result;
    },
  };
}

/** Which requests lie behind each reading operation, found by making them. */
export async function observeOperations(adapter: Adapter): Promise<Observed> {
  const { provider } = adapter;
  const { found, observe } = createObserver(adapter);
  const campaigns = await observe("listCampaigns", () => collect(provider.listCampaigns()));
  const campaign = campaigns.find(({ status }) => status === "completed");
  if (campaign === undefined) throw new Error(`${provider.id}: the simulator has no completed campaign`);
  await observe("getCampaign", () => provider.getCampaign({ id: campaign.id }));
  await observe("listRows", () => collect(provider.listRows({ campaignId: campaign.id })));
  const [attempt] = await observe("listAttempts", () => collect(provider.listAttempts({ campaignId: campaign.id })));
  if (attempt === undefined) throw new Error(`${provider.id}: a completed campaign has no attempt`);
  await observe("getAttempt", () => provider.getAttempt({ id: attempt.id }));
  return found;
}

export async function collect<T>(listing: Listing<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of listing) items.push(item);
  return items;
}
