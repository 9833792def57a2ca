import { type CampaignProvider, type CreateCampaignOptions, type IntentLedger, isProviderError } from "@trunkline/core";
import { createFileLog } from "../../packages/core/src/file-ledger/file-log.ts";
import { ledgerOver } from "../../packages/core/src/ledger/ledger-over.ts";
import { FILE } from "./disk.ts";
import type { Fuse } from "./fuse.ts";
import type { Memory } from "./memory.ts";
import type { CrashPlan, Deed } from "./plan.ts";
import type { Scene } from "./scene.ts";
import { createLinkedService, createPlainService, NotSoError, type Service } from "./service.ts";
import { SETTLE_MS } from "./settle.ts";
import { isQuiet, newNameOf } from "./truth.ts";

export const LEASE_MS = 300_000;

/** One life of a service: finishes what was left open, and does what is left to be done. Ends at the first thing that fails. */
export async function live(plan: CrashPlan, scene: Scene, memory: Memory, fuse: Fuse): Promise<void> {
  const service = createService(plan, scene, memory, fuse);
  const deeds = deedsOf(service, plan, scene, memory);
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
      await scene.network.pass(plan.passes);
    }
  } catch (error) {
    if (!isProviderError(error) && !(error instanceof NotSoError)) throw error;
    memory.error = error;
  }
}

function createService(plan: CrashPlan, scene: Scene, memory: Memory, fuse: Fuse): Service {
  const { simulator, network, disk, draw, breakage } = scene;
  const clock = {
    // What a process that is dead holds of the limits, it holds for itself: another has a clock of its own.
    ...scene.clock,
    async sleep(milliseconds: number, signal?: AbortSignal) {
      await fuse.step();
      await fuse.hear(scene.clock.sleep(milliseconds, signal));
    },
  };
  const ledger: IntentLedger = breakage.ledger(ledgerOver(createFileLog(FILE, disk.for(fuse)), () => clock.now()));
  const delays = { stuck: plan.stuck, longestMs: SETTLE_MS - 1_000, draw };
  const fetch = breakage.fetch(network.for(fuse, delays));
  const provider: CampaignProvider = breakage.provider(
    plan.variant.create({
      apiKey: simulator.apiKey,
      baseUrl: simulator.url,
      fetch: plan.faults.some(({ fault }) => fault === "drift") ? noticing(memory, fetch) : fetch,
      clock,
      ledger,
      settleMs: breakage.settleMs,
      leaseMs: LEASE_MS,
      retry: { random: draw.next },
    }),
  );
  return plan.variant.isLinked
    ? createLinkedService(provider, { ledger, clock, leaseMs: LEASE_MS })
    : createPlainService(provider);
}

function deedsOf(
  service: Service,
  plan: CrashPlan,
  scene: Scene,
  memory: Memory,
): Record<Deed, (id: string) => Promise<void>> {
  const { simulator, key } = scene;
  const options = optionsOf(plan, scene);
  const mustBeQuiet = () => {
    memory.quiets++;
    if (!isQuiet(simulator, key)) memory.untrueQuiet++;
  };
  return {
    async create() {
      const { id, isWarned } = await service.create(options);
      memory.id = id;
      memory.isWarned ||= isWarned;
    },
    rename: (id) => service.rename(id, newNameOf(key)),
    async launch(id) {
      memory.launchedAt ??= simulator.now();
      await service.launch(id);
    },
    async pause(id) {
      if (await service.pause(id)) mustBeQuiet();
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
}

function optionsOf(
  { start, variant }: CrashPlan,
  { key, numbers, startsAt, maxAttempts }: Scene,
): CreateCampaignOptions & { readonly intentKey: string } {
  const { retry } = variant.more;
  return {
    ...variant.more,
    ...(retry !== undefined && maxAttempts !== undefined && { retry: { ...retry, maxAttempts } }),
    name: key,
    intentKey: key,
    rows: numbers.map((phoneNumber) => ({ contact: { phoneNumber } })),
    start: start === "at" ? { at: new Date(startsAt).toISOString() } : start,
  };
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
