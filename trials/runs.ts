import type { ProviderId } from "@trunkline/simulator";
import { createLedger, type Ledger, type Violation } from "./runs/invariants.ts";
import type { Tamper } from "./runs/run.ts";
import { runStretch } from "./runs/stretch.ts";

/** Which runs to make. */
export interface RunsOptions {
  readonly seed: number;
  readonly runs: number;
  /** Number of the first run. Default 0. */
  readonly from?: number | undefined;
  /** Absent: all take turns. */
  readonly provider?: ProviderId | undefined;
  /** When to make no more. Absent: after ten violations. */
  readonly isEnough?: (violations: readonly Violation[]) => boolean;
  /** For trials of the trials. */
  readonly tamper?: Tamper;
  /** Told after each stretch of runs. */
  readonly onProgress?: (done: number) => void;
}

/** Runs that share their worlds: to repeat one, those before it in its stretch are made too. */
const STRETCH = 50;
const PROVIDERS: readonly ProviderId[] = ["vapi", "revox", "cozmox"];

/** Makes seeded runs in which things go wrong, and keeps count of what must hold all the same. */
export async function makeRuns(options: RunsOptions): Promise<Ledger> {
  const { seed, runs, from = 0, provider, isEnough = areTen, tamper, onProgress } = options;
  const ledger = createLedger();
  const end = from + runs;
  for (let first = from - (from % STRETCH); first < end; first += STRETCH) {
    const turn = first / STRETCH;
    const own = provider ?? PROVIDERS[turn % PROVIDERS.length] ?? "vapi";
    await runStretch({ seed, provider: own, turn, first, end: Math.min(first + STRETCH, end), tamper }, ledger);
    onProgress?.(Math.min(first + STRETCH, end) - from);
    if (isEnough(ledger.violations)) break;
  }
  return ledger;
}

function areTen({ length }: readonly Violation[]): boolean {
  return length >= 10;
}
