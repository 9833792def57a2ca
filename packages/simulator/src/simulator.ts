import { simulateCozmox } from "./cozmox/routes.ts";
import { simulateRevox } from "./revox/routes.ts";
import { type SimulatedRequest, serve } from "./server.ts";
import type { Simulation, WorldOptions } from "./simulation.ts";
import { simulateVapi } from "./vapi/routes.ts";
import type { ProviderId } from "./words.ts";

/** Which provider to simulate, and what its organisation looks like. */
export interface SimulatorOptions {
  readonly provider: ProviderId;
  /** The same seed gives the same organisation, to the byte. Default 1. */
  readonly seed?: number;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The one key that is let in. Default `sim-key`. */
  readonly apiKey?: string;
  /** The organisation's present, in epoch milliseconds. Default 2026-08-18T12:00:00Z. */
  readonly now?: number;
  /** How many campaigns there are. With fewer than the default, 24, some words do not occur. */
  readonly campaigns?: number;
  /** Rows of the largest campaign, which no other exceeds. Default 120; with fewer, some words do not occur. */
  readonly rows?: number;
  /** Vapi only: whether the organisation was given the second generation. Default true; otherwise `/v2` answers 403. */
  readonly campaignsV2?: boolean;
  /** Revox only: the number of the first page of `GET /call`. Default 0. */
  readonly pageBase?: 0 | 1;
  /** Whether {@link INVENTED_WORDS} occur. Default true. */
  readonly oddities?: boolean;
}

/** A provider's API on loopback. */
export interface Simulator {
  readonly provider: ProviderId;
  /** Without a slash at its end: `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly apiKey: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly SimulatedRequest[];
  /** Stops listening, and drops whoever is still connected. */
  close(): Promise<void>;
}

/** Starts one provider's API on 127.0.0.1. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { provider, apiKey = "sim-key", port = 0 } = options;
  const server = await serve({ provider, simulation: simulate(options), port, apiKey });
  return { provider, apiKey, ...server };
}

function simulate({
  provider,
  seed = 1,
  now = Date.UTC(2026, 7, 18, 12),
  campaigns = 24,
  rows = 120,
  campaignsV2 = true,
  pageBase = 0,
  oddities = true,
}: SimulatorOptions): Simulation {
  const world: WorldOptions = { seed, now, campaigns, rows, oddities };
  switch (provider) {
    case "vapi":
      return simulateVapi(world, { campaignsV2 });
    case "cozmox":
      return simulateCozmox(world);
    case "revox":
      return simulateRevox(world, { pageBase });
  }
}
