import { IntentError, isProviderError } from "@trunkline/core";
import { createFuse } from "./fuse.ts";
import { live, type Memory, type Scene } from "./life.ts";
import type { CrashPlan } from "./plan.ts";

/** What one run has come to. */
export interface Outcome {
  readonly run: number;
  readonly plan: CrashPlan;
  readonly key: string;
  readonly numbers: readonly string[];
  readonly memory: Memory;
  readonly lives: number;
  readonly crashes: number;
}

/** Lives without trouble at the end: a service that is told to try again later does. */
const QUIET_LIVES = 5;
const HOUR_MS = 3_600_000;

/** Lives until all is done, or until nothing more can be done without a person. */
export async function run(number: number, plan: CrashPlan, scene: Scene): Promise<Outcome> {
  const { simulator, network, disk, key, numbers } = scene;
  const memory: Memory = {
    done: 0,
    id: "",
    inDoubt: [],
    isWarned: false,
    error: undefined,
    reports: [],
    untrueQuiet: 0,
    isMisled: false,
  };
  for (const fault of plan.faults) simulator.inject(fault);
  let crashes = 0;
  let lives = 0;
  const troubled = [...plan.crashes, undefined, undefined];
  for (const at of [...troubled, ...Array.from({ length: QUIET_LIVES }, () => undefined)]) {
    if (lives >= troubled.length) simulator.clearFaults();
    lives++;
    const fuse = createFuse(at);
    const end = await Promise.race([
      live(plan, scene, memory, fuse).then(() => "ended" as const),
      fuse.blown.then(() => "crashed" as const),
    ]);
    if (end === "crashed") {
      crashes++;
      memory.error = undefined;
      disk.losePower(plan.kept);
    } else if (memory.error === undefined || isFinal(memory.error)) break;
    await network.pass(waitOf(memory.error, simulator.now()));
  }
  simulator.clearFaults();
  return { run: number, plan, key, numbers, memory, lives, crashes };
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
