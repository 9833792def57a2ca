import {
  type CampaignProvider,
  type CreateLinkedOptions,
  createLinkedCampaigns,
  createMemoryLedger,
  type IntentLedger,
  type LinkedCampaign,
  type NewRow,
} from "@trunkline/core";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import { type Simulator, type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";
import { onTestFinished } from "vitest";
import { createSimulatorClock } from "./simulator-clock.ts";

type Create = (options: Parameters<typeof createCozmox>[0]) => CampaignProvider;

/** An adapter, and what its campaigns need to ring at any hour. */
export interface Side {
  readonly name: string;
  readonly provider: SimulatorOptions["provider"];
  readonly create: Create;
  readonly input: Partial<CreateLinkedOptions>;
}

/** Adapters of providers that cannot pause. */
export const PAUSELESS: readonly Side[] = [
  { name: "Vapi v2", provider: "vapi", create: (options) => createVapi({ ...options, campaignsApi: "v2" }), input: {} },
  { name: "Vapi v1", provider: "vapi", create: (options) => createVapi({ ...options, campaignsApi: "v1" }), input: {} },
  { name: "Cozmox", provider: "cozmox", create: (options) => createCozmox(options), input: {} },
];

export const REVOX: Side = {
  name: "Revox",
  provider: "revox",
  create: (options) => createRevox(options),
  input: {
    callers: [{ phoneNumber: "+15550199" }],
    retry: { maxAttempts: 1, windows: [{ from: "00:00", until: "24:00" }], timeZone: "UTC" },
  },
};

export const KEY = "autumn-check-ups";

/** What processes share: a provider, its time, and a ledger. */
export interface World {
  readonly simulator: Simulator;
  readonly ledger: IntentLedger;
  /** A process of its own. `over`: puts something over its adapter. */
  start(more?: {
    readonly fetch?: typeof globalThis.fetch;
    readonly ledger?: IntentLedger;
    readonly leaseMs?: number;
    readonly over?: (adapter: CampaignProvider) => CampaignProvider;
  }): ReturnType<typeof createLinkedCampaigns>;
  input(more?: Partial<CreateLinkedOptions>): CreateLinkedOptions;
}

/** Three campaigns of ten rows at most, four calls at a time, and everybody picks up. */
export async function createWorld(side: Side, options: Partial<SimulatorOptions> = {}): Promise<World> {
  const outcomes = { completed: 1 };
  const simulator = await startSimulator({ provider: side.provider, outcomes, concurrency: 4, ...options });
  onTestFinished(() => simulator.close());
  const clock = createSimulatorClock(simulator);
  const shared = createMemoryLedger({ clock });
  return {
    simulator,
    ledger: shared,
    start({ fetch = simulator.fetch, ledger = shared, over = asItIs, leaseMs = 600_000 } = {}) {
      const { url: baseUrl, apiKey } = simulator;
      const adapter = over(side.create({ baseUrl, apiKey, fetch, clock, ledger }));
      return createLinkedCampaigns(adapter, { ledger, clock, rowsPerCampaign: 10, leaseMs });
    },
    input: (more) => ({
      name: "Check-ups",
      agent: { kind: "assistant", id: "robin" },
      callers: [{ id: "line-1" }],
      rows: newRows(25),
      start: "now",
      intentKey: KEY,
      ...side.input,
      ...more,
    }),
  };
}

function asItIs(adapter: CampaignProvider): CampaignProvider {
  return adapter;
}

export function newRows(count: number): NewRow[] {
  return Array.from({ length: count }, (_, index) => ({
    contact: { phoneNumber: numberOf(index) },
    variables: { place: index },
  }));
}

export function numberOf(position: number): string {
  return `+155501${String(position).padStart(2, "0")}`;
}

/** How often each phone rang, by position. */
export function ringsOf({ rings }: Simulator, count = 25): number[] {
  return newRows(count).map(({ contact }) => rings.filter((ring) => ring.phoneNumber === contact.phoneNumber).length);
}

/** Positions in doubt whose phones did not ring: what a person finds out who asks them. */
export function unrung({ simulator }: World, { rowsInDoubt }: LinkedCampaign): number[] {
  const rings = ringsOf(simulator);
  return rowsInDoubt.filter((position) => rings[position] === 0);
}

/** All rows that a view counts, whatever their status. */
export function counted({ progress }: LinkedCampaign): number {
  return Object.values(progress?.rows ?? {}).reduce((sum, count) => sum + count, 0);
}

export async function toList<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
