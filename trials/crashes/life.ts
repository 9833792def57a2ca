import { type Clock, type CreateCampaignOptions, type IntentReport, isProviderError } from "@trunkline/core";
import type { Simulator } from "@trunkline/simulator";
import { createFileLog } from "../../packages/core/src/file-ledger/file-log.ts";
import { ledgerOver } from "../../packages/core/src/ledger/ledger-over.ts";
import type { Draw } from "../runs/random.ts";
import type { Breakage } from "./breakage.ts";
import { FILE, type TrialDisk } from "./disk.ts";
import type { Fuse } from "./fuse.ts";
import type { Network } from "./network.ts";
import type { CrashPlan, Deed } from "./plan.ts";
import { createLinkedService, createPlainService, NotSoError } from "./service.ts";
import { SETTLE_MS } from "./settle.ts";

/** What a run takes place in. */
export interface Scene {
  readonly simulator: Simulator;
  readonly network: Network;
  readonly clock: Clock;
  readonly disk: TrialDisk;
  readonly draw: Draw;
  readonly key: string;
  readonly numbers: readonly string[];
  /** When a campaign that waits is to begin, in epoch milliseconds. */
  readonly startsAt: number;
  readonly breakage: Breakage;
}

/** What a service remembers of its own over a crash: how far it has come. */
export interface Memory {
  /** Deeds that were done, by their answers. */
  done: number;
  /** What its campaign is known by. */
  id: string;
  /** Positions of rows that were left out, as it was told. */
  inDoubt: readonly number[];
  /** Whether it was told that its campaign may not begin by itself. */
  isWarned: boolean;
  /** What it was told last that was no success. */
  error: unknown;
  reports: readonly IntentReport[];
  /** Times when it was told that a campaign is quiet, and was not. */
  untrueQuiet: number;
  /** Whether an answer had another's id in the place of its own: then nobody can act on the right campaign. */
  isMisled: boolean;
}

export const LEASE_MS = 300_000;

/** One life of a service: finishes what was left open, and does what is left to be done. Ends at the first thing that fails. */
export async function live(plan: CrashPlan, scene: Scene, memory: Memory, fuse: Fuse): Promise<void> {
  const { simulator, network, disk, draw, breakage } = scene;
  // What a process that is dead holds of the limits, it holds for itself: another has a clock of its own.
  const clock = { ...scene.clock };
  const ledger = ledgerOver(createFileLog(FILE, disk.for(fuse)), () => clock.now());
  const provider = breakage.provider(
    plan.variant.create({
      apiKey: simulator.apiKey,
      baseUrl: simulator.url,
      fetch: noticing(
        memory,
        breakage.fetch(network.for(fuse, { stuck: plan.stuck, longestMs: SETTLE_MS - 1_000, draw })),
      ),
      clock,
      ledger: breakage.ledger(ledger),
      settleMs: breakage.settleMs,
      leaseMs: LEASE_MS,
      retry: { random: draw.next },
    }),
  );
  const service = plan.variant.isLinked
    ? createLinkedService(provider, { ledger: breakage.ledger(ledger), clock, leaseMs: LEASE_MS })
    : createPlainService(provider);
  const options = optionsOf(plan, scene);
  const mustBeQuiet = () => {
    if (!isQuiet(scene)) memory.untrueQuiet++;
  };
  const deeds: Record<Deed, (id: string) => Promise<void>> = {
    async create() {
      const { id, isWarned } = await service.create(options);
      memory.id = id;
      memory.isWarned ||= isWarned;
    },
    launch: service.launch,
    async pause(id) {
      await service.pause(id);
      if (plan.variant.isLinked && !plan.variant.name.includes("revox")) mustBeQuiet();
    },
    async resume(id) {
      memory.inDoubt = await service.resume(id, options);
    },
    async cancel(id) {
      await service.cancel(id);
      mustBeQuiet();
    },
    delete: service.remove,
  };
  memory.error = undefined;
  try {
    if (plan.reconciles) {
      memory.reports = await service.reconcile();
      if (memory.reports.some(({ warnings = [] }) => warnings.some(({ field }) => field === "start")))
        memory.isWarned = true;
    }
    for (const deed of plan.deeds.slice(memory.done)) {
      await deeds[deed](memory.id);
      memory.done++;
      await network.pass(plan.passes);
    }
  } catch (error) {
    if (!isProviderError(error) && !(error instanceof NotSoError)) throw error;
    memory.error = error;
  }
}

function optionsOf(
  { start, variant }: CrashPlan,
  { key, numbers, startsAt }: Scene,
): CreateCampaignOptions & { readonly intentKey: string } {
  return {
    ...variant.more,
    name: key,
    intentKey: key,
    rows: numbers.map((phoneNumber) => ({ contact: { phoneNumber } })),
    start: start === "at" ? { at: new Date(startsAt).toISOString() } : start,
  };
}

/** The truth: for no campaign of this run somebody is on the line, or will be. */
function isQuiet({ simulator, key }: Scene): boolean {
  const own = simulator.campaigns.filter(({ name }) => name === key || name.startsWith(`${key} `));
  const attempts = own.flatMap(({ rows }) => rows.flatMap((row) => row.attempts));
  return own.every(({ mayDial }) => !mayDial) && attempts.every(({ over }) => over);
}

function noticing(memory: Memory, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const text = await response
      .clone()
      .text()
      .catch(() => "");
    if (OTHER_ID.test(text)) memory.isMisled = true;
    return response;
  };
}

/** What drift puts where there was text, under a name for ids. */
const OTHER_ID = /"\w*id":42\b/i;
