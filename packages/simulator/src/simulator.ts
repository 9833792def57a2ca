import { simulateCozmox } from "./cozmox/routes.ts";
import { type Duration, toMilliseconds } from "./duration.ts";
import type { SimulatorEvent } from "./events.ts";
import { createChooser, type NumberOutcomes, type OutcomeWeights } from "./outcomes.ts";
import { type Generation, simulateRevox } from "./revox/routes.ts";
import { type SimulatedRequest, serve } from "./server.ts";
import type { History, Setting, Simulation } from "./simulation.ts";
import { type ClockKind, createTimeline } from "./timeline.ts";
import type { Ring, TrueCampaign } from "./truth.ts";
import { simulateVapi } from "./vapi/routes.ts";
import type { ProviderId } from "./words.ts";

/** Which provider to simulate, by which clock, and what its organisation looks like. */
export interface SimulatorOptions {
  readonly provider: ProviderId;
  /** The same seed, and the same requests at the same moments of a virtual clock, give the same answers to the byte. Default 1. */
  readonly seed?: number;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The one key that is let in. Default `sim-key`. */
  readonly apiKey?: string;
  /**
   * `virtual` stands still until it is advanced, `real` is the machine's, `accelerated` runs at `speed`. Default
   * `virtual`.
   */
  readonly clock?: ClockKind;
  /** Simulated seconds in one real second, with an accelerated clock. Default 60. */
  readonly speed?: number;
  /** Where the clock starts, in epoch milliseconds. Default: the present for a real clock, else 2026-08-18T12:00:00Z. */
  readonly now?: number;
  /** Calls that the organisation may have under way at once. Default 10. */
  readonly concurrency?: number;
  /** How often each outcome comes. Default: an afternoon like many. */
  readonly outcomes?: OutcomeWeights;
  /** What happens at certain numbers, whatever `outcomes` says. */
  readonly numbers?: NumberOutcomes;
  /** Campaigns that are there from the beginning. Absent: none. `{}`: the defaults, in which every word occurs. */
  readonly history?: Partial<History>;
  /** Vapi only: whether the organisation was given the second generation. Default true; otherwise `/v2` answers 403. */
  readonly campaignsV2?: boolean;
  /** Revox only: what creating a campaign brings about. Default `g3`. */
  readonly generation?: Generation;
  /** Revox only: the number of the first page of `GET /call`. Default 0. */
  readonly pageBase?: 0 | 1;
  /** Told of everything that happens, as it happens. */
  readonly onEvent?: (event: SimulatorEvent) => void;
}

/** A provider's API on loopback. */
export interface Simulator {
  readonly provider: ProviderId;
  /** Without a slash at its end: `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly apiKey: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly SimulatedRequest[];
  /** Every phone that rang so far, oldest first. */
  readonly rings: readonly Ring[];
  /** Every campaign as it really is, oldest first; deleted ones are not among them. Drawn up anew each time. */
  readonly campaigns: readonly TrueCampaign[];
  /** The simulated present, in epoch milliseconds. */
  now(): number;
  /** Moves a virtual clock on: `await simulator.advance("24h")`. Settles when all that was due has happened. */
  advance(by: Duration): Promise<void>;
  /** Stops the clock and the listening, and drops whoever is still connected. */
  close(): Promise<void>;
}

/** Starts one provider's API on 127.0.0.1. Throws a `TypeError` that names the option that makes no sense. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { provider, apiKey = "sim-key", port = 0, seed = 1, clock = "virtual", concurrency = 10 } = options;
  const now = clock === "real" ? Date.now() : Date.UTC(2026, 7, 18, 12);
  const speed = clock === "accelerated" ? (options.speed ?? 60) : 1;
  const timeline = createTimeline({ clock, speed, start: options.now ?? now });
  const rings: Ring[] = [];
  const setting: Setting = {
    seed,
    timeline,
    concurrency,
    chooseOutcome: createChooser(options.outcomes, options.numbers),
    webhooks: { send: () => undefined, ask: async () => undefined },
    history: { campaigns: options.history === undefined ? 0 : 24, rows: 120, oddities: true, ...options.history },
    tell(event) {
      if (event.type === "call" && event.status === "ringing") rings.push(toRing(event));
      options.onEvent?.(event);
    },
  };
  const simulation = simulate(options, setting);
  const server = await serve({ provider, simulation, setting, port, apiKey });
  return {
    provider,
    apiKey,
    url: server.url,
    requests: server.requests,
    rings,
    get campaigns() {
      timeline.catchUp();
      return simulation.truth();
    },
    now: () => timeline.now(),
    advance: (by) => timeline.advance(toMilliseconds(by)),
    close() {
      timeline.stop();
      return server.close();
    },
  };
}

function simulate(options: SimulatorOptions, setting: Setting): Simulation {
  const { provider, campaignsV2 = true, generation = "g3", pageBase = 0 } = options;
  switch (provider) {
    case "vapi":
      return simulateVapi(setting, { campaignsV2 });
    case "cozmox":
      return simulateCozmox(setting);
    case "revox":
      return simulateRevox(setting, { generation, pageBase });
  }
}

function toRing({
  at,
  phoneNumber,
  campaignId,
  position,
  attemptId,
  requestId,
}: Extract<SimulatorEvent, { readonly type: "call" }>): Ring {
  return { at, phoneNumber, campaignId, position, attemptId, ...(requestId !== undefined && { requestId }) };
}
