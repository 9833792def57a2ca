import { readContract } from "./contract.ts";
import { createControl } from "./control.ts";
import { simulateCozmox } from "./cozmox/routes.ts";
import { type Duration, toMilliseconds } from "./duration.ts";
import type { SimulatorEvent } from "./events.ts";
import { readFaults } from "./faults/check-fault.ts";
import { createFaultPlan } from "./faults/plan.ts";
import { createRefusingFetch } from "./faults/refusing-fetch.ts";
import type { Fault } from "./faults.ts";
import { checkOptions, operationNames, type SimulatorOptions } from "./options.ts";
import { createChooser } from "./outcomes.ts";
import { simulateRevox } from "./revox/routes.ts";
import type { OpenRequest, SimulatedRequest } from "./server/requests.ts";
import { serve } from "./server.ts";
import type { Setting, Simulation } from "./simulation.ts";
import { createTimeline } from "./timeline.ts";
import type { Ring, TrueCampaign } from "./truth.ts";
import { simulateVapi } from "./vapi/routes.ts";
import { createSender } from "./webhooks/sender.ts";
import type { SimulatedWebhook } from "./webhooks.ts";
import type { ProviderId } from "./words.ts";

export type { SimulatorOptions } from "./options.ts";

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
  /** What became of every webhook so far, oldest first. */
  readonly webhooks: readonly SimulatedWebhook[];
  /** `fetch` for those who want to see `refused`: with that fault, its requests find nobody listening. */
  readonly fetch: typeof globalThis.fetch;
  /** The simulated present, in epoch milliseconds. */
  now(): number;
  /** Moves a virtual clock on: `await simulator.advance("24h")`. Settles when all that was due has happened. */
  advance(by: Duration): Promise<void>;
  /** Lets something go wrong from now on. Gives back how to take it away. Throws a `TypeError` that names the field. */
  inject(fault: Fault): () => void;
  /** Takes every fault away, the first ones too. */
  clearFaults(): void;
  /** Stops listening, and drops whoever is connected; the simulated world goes on. */
  disconnect(): Promise<void>;
  /** Listens again, at the same `url`. */
  reconnect(): Promise<void>;
  /**
   * Stops the clock and the listening. What is being answered may be finished, unless a fault holds it back; whoever is
   * still connected after that is dropped. May be called again.
   */
  close(): Promise<void>;
}

/** Starts one provider's API on 127.0.0.1. Throws a `TypeError` that names the option that makes no sense. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  checkOptions(options);
  const { provider, apiKey = "sim-key", port = 0, seed = 1, clock = "virtual", concurrency = 10 } = options;
  const { onError = throwUncaught } = options;
  const start = options.now ?? (clock === "real" ? Date.now() : Date.UTC(2026, 7, 18, 12));
  const speed = clock === "accelerated" ? (options.speed ?? 60) : 1;
  const timeline = createTimeline({ clock, speed, start, onError });
  const rings: Ring[] = [];
  const requests: OpenRequest[] = [];
  const operations = operationNames(options);
  const faults = createFaultPlan(seed);
  for (const fault of options.faults ?? []) faults.add(fault);
  function tell(event: SimulatorEvent): void {
    if (event.type === "call" && event.status === "ringing") rings.push(toRing(event));
    options.onEvent?.(event);
  }
  const sender = createSender({
    webhooks: options.webhooks,
    seed,
    timeline,
    tell,
    speed: clock === "virtual" ? Number.POSITIVE_INFINITY : speed,
    onError,
  });
  const setting: Setting = {
    seed,
    timeline,
    concurrency,
    chooseOutcome: createChooser(options.outcomes, options.numbers),
    webhooks: sender,
    history: { campaigns: options.history === undefined ? 0 : 24, rows: 120, oddities: true, ...options.history },
    tell,
  };
  const simulation = SIMULATIONS[provider](setting, options);
  const seen = { rings, requests, webhooks: sender.sent };
  const control = createControl({ provider, seed, clock, timeline, simulation, faults, operations, ...seen });
  const contract = readContract(provider);
  const server = await serve({ provider, simulation, setting, port, apiKey, faults, requests, control, onError }).catch(
    (error: unknown) => {
      timeline.stop();
      throw error;
    },
  );
  return {
    ...seen,
    provider,
    apiKey,
    url: server.url,
    get campaigns() {
      timeline.catchUp();
      return simulation.truth();
    },
    fetch: createRefusingFetch(new URL(server.url).port, (method, pathname) => {
      const match = contract.find(method, pathname);
      return match !== undefined && faults.strike(match.operation, "on its way").kinds.length > 0;
    }),
    now: () => timeline.now(),
    advance: async (by) => timeline.advance(toMilliseconds(by, "by")),
    inject(fault) {
      readFaults(fault, operations);
      return faults.add(fault);
    },
    clearFaults: () => faults.clear(),
    disconnect: () => server.disconnect(),
    reconnect: () => server.reconnect(),
    close() {
      timeline.stop();
      sender.stop();
      return server.close();
    },
  };
}

function throwUncaught(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** What answers for each provider. */
const SIMULATIONS: Readonly<Record<ProviderId, (setting: Setting, options: SimulatorOptions) => Simulation>> = {
  vapi: (setting, { campaignsV2 = true }) => simulateVapi(setting, { campaignsV2 }),
  revox: (setting, { generation = "g3", pageBase = 0 }) => simulateRevox(setting, { generation, pageBase }),
  cozmox: simulateCozmox,
};

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
