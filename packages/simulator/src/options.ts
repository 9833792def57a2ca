import { readContract } from "./contract.ts";
import type { SimulatorEvent } from "./events.ts";
import { readFaults } from "./faults/check-fault.ts";
import type { Fault } from "./faults.ts";
import {
  callback,
  checkFields,
  flag,
  headerText,
  items,
  needed,
  number,
  oneOf,
  positive,
  record,
  whole,
} from "./fields.ts";
import type { NumberOutcomes, OutcomeWeights } from "./outcomes.ts";
import type { Generation } from "./revox/routes.ts";
import type { History } from "./simulation.ts";
import type { ClockKind } from "./timeline.ts";
import { checkWebhooks } from "./webhooks/check-webhooks.ts";
import type { WebhookOptions } from "./webhooks.ts";
import { PROVIDERS, type ProviderId } from "./words.ts";

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
  /** What goes wrong from the beginning. Absent: nothing. */
  readonly faults?: readonly Fault[];
  /** Where webhooks go. Absent: only where a message says by itself, and only on loopback. */
  readonly webhooks?: WebhookOptions;
  /** Told of everything that happens, as it happens. */
  readonly onEvent?: (event: SimulatorEvent) => void;
  /**
   * Told what is thrown where no caller can catch it: by `onEvent`, or by a fault of the simulator's own. What an
   * `advance` runs into rejects that instead. Absent: it is thrown as an uncaught exception.
   */
  readonly onError?: (error: unknown) => void;
}

const CHECKS = {
  provider: needed(oneOf(PROVIDERS)),
  seed: number,
  port: whole(0, 65_535),
  apiKey: headerText,
  clock: oneOf(["virtual", "real", "accelerated"]),
  speed: positive,
  now: whole(0, Date.UTC(9000, 0)),
  concurrency: whole(1),
  // What these hold is checked where it is read.
  outcomes: record,
  numbers: record,
  history: record,
  campaignsV2: flag,
  generation: oneOf(["g1", "g2", "g3"]),
  pageBase: oneOf([0, 1]),
  faults: items,
  webhooks: record,
  onEvent: callback,
  onError: callback,
} satisfies Readonly<Record<keyof SimulatorOptions, unknown>>;

/** Throws a `TypeError` that names the first option that makes no sense. */
export function checkOptions(options: SimulatorOptions): void {
  checkFields(options, "", CHECKS);
  const { provider, history, faults = [], webhooks } = options;
  if (history) checkFields(history, "history", { campaigns: whole(0), rows: whole(0), oddities: flag });
  readFaults(faults, operationNames(options));
  if (webhooks) checkWebhooks(webhooks, provider);
}

/** Names of the operations in the contract. */
export function operationNames({ provider }: Pick<SimulatorOptions, "provider">): readonly string[] {
  return readContract(provider).operations.map(({ name }) => name);
}
