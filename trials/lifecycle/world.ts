import { type Campaign, type CampaignProvider, type Clock, createMemoryLedger, isProviderError } from "@trunkline/core";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import type { Variant } from "../crashes/variants.ts";

/** A provider that is simulated, and the adapter on it. What the adapter waits for passes on the simulator's clock. */
export interface World {
  readonly variant: Variant;
  readonly simulator: Simulator;
  readonly provider: CampaignProvider;
  /** Requests so far that create a campaign. */
  created(): number;
  close(): Promise<void>;
}

export async function startWorld(variant: Variant): Promise<World> {
  // One line: while one person is on it, the others wait for their turn.
  const simulator = await startSimulator({ ...variant.simulator, outcomes: { interested: 1 }, concurrency: 1 });
  const clock: Clock = {
    now: simulator.now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      await simulator.advance(milliseconds);
    },
    // Nothing takes time but waiting.
    timer: () => () => {},
  };
  const provider = variant.create({
    apiKey: simulator.apiKey,
    baseUrl: simulator.url,
    clock,
    ledger: createMemoryLedger({ clock }),
  });
  const created = () => simulator.requests.filter(({ method, path }) => method === "POST" && CREATES.test(path)).length;
  return { variant, simulator, provider, created, close: () => simulator.close() };
}

const CREATES = /\/campaigns?$/;

/** As it is now; undefined: there is none. */
export function read({ provider }: World, id: string): Promise<Campaign | undefined> {
  return provider.getCampaign({ id }).catch((error: unknown) => {
    if (isProviderError(error) && error.code === "api" && error.kind === "not-found") return undefined;
    throw error;
  });
}
