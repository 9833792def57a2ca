import { IntentError, isProviderError } from "@trunkline/core";
import { createFuse } from "./fuse.ts";
import { live } from "./life.ts";
import { meddle } from "./meddling.ts";
import { createMemory, type Memory } from "./memory.ts";
import type { CrashPlan } from "./plan.ts";
import type { Scene } from "./scene.ts";
import { liveTwice } from "./twins.ts";

/** What one run has come to. */
export interface Outcome {
  readonly run: number;
  readonly plan: CrashPlan;
  readonly key: string;
  readonly numbers: readonly string[];
  /** When what was to wait was to begin, in epoch milliseconds. */
  readonly startsAt: number;
  readonly memory: Memory;
  readonly lives: number;
  readonly crashes: number;
}

/** Lives without trouble at the end: a service that is told to try again later does. */
const QUIET_LIVES = 6;
const HOUR_MS = 3_600_000;

/** Lives until all is done, or until nothing more can be done without a person. */
export async function run(number: number, plan: CrashPlan, scene: Scene): Promise<Outcome> {
  const { simulator, network, disk, key, numbers, startsAt } = scene;
  const memory = createMemory();
  for (const fault of plan.faults) simulator.inject(fault);
  let crashes = 0;
  let lives = 0;
  const troubled = [...plan.crashes, undefined, undefined];
  for (const at of [...troubled, ...Array.from({ length: QUIET_LIVES }, () => undefined)]) {
    if (lives >= troubled.length) simulator.clearFaults();
    lives++;
    const died = await liveOnce(plan, scene, memory, { at, isFirst: lives === 1 });
    crashes += died;
    if (died > 0) disk.losePower(plan.kept);
    const isDone = memory.done === plan.deeds.length;
    if (memory.error === undefined ? isDone : isFinal(memory.error)) break;
    const isRestart = memory.error === undefined;
    await network.pass(isRestart ? plan.restartMs : waitOf(memory.error, simulator.now()));
    if (plan.meddling?.after === lives) await meddle(plan, scene, memory);
  }
  simulator.clearFaults();
  return { run: number, plan, key, numbers, startsAt, memory, lives, crashes };
}

/** Gives how many processes died. */
async function liveOnce(
  plan: CrashPlan,
  scene: Scene,
  memory: Memory,
  { at, isFirst }: { readonly at: number | undefined; readonly isFirst: boolean },
): Promise<number> {
  if (isFirst && plan.twin !== undefined) return liveTwice(plan, scene, memory, [at, plan.twin.crash]);
  const fuse = createFuse(at);
  const end = await Promise.race([
    live(plan, scene, memory, fuse).then(() => "ended" as const),
    fuse.blown.then(() => "crashed" as const),
  ]);
  if (end === "ended") return 0;
  memory.error = undefined;
  return 1;
}

/** Whether trying again is not what a service would do. */
export function isFinal(error: unknown): boolean {
  if (error instanceof IntentError) return error.state === "stopped" || error.state === "duplicated";
  return isProviderError(error) && (error.code === "configuration" || error.code === "unsupported");
}

/** A doubt about what begins later is over when it would have begun. */
function waitOf(error: unknown, now: number): number {
  if (error instanceof IntentError && error.state === "doubtful") return 6 * HOUR_MS;
  const retryAt = error instanceof IntentError ? error.retryAt : undefined;
  return retryAt === undefined ? HOUR_MS / 4 : Math.max(1_000, Date.parse(retryAt) - now);
}
