import type { Clock } from "@trunkline/core";
import { startSimulator } from "@trunkline/simulator";
import { type Breakage, SOUND } from "./crashes/breakage.ts";
import { createTrialDisk } from "./crashes/disk.ts";
import { judge } from "./crashes/judge.ts";
import { createNetwork } from "./crashes/network.ts";
import { drawPlan } from "./crashes/plan.ts";
import { type Outcome, run } from "./crashes/run.ts";
import { type Breach, createTally, type Tally } from "./crashes/tally.ts";
import { drawWeather, VARIANTS, type Variant } from "./crashes/variants.ts";
import { createDraw } from "./runs/random.ts";
import { numbersOf } from "./support/numbers.ts";

export interface CrashOptions {
  readonly seed: number;
  readonly runs: number;
  /** Number of the first run. Default 0. */
  readonly from?: number | undefined;
  /** Absent: nothing is. */
  readonly breakage?: Partial<Breakage>;
  /** When to make no more. Absent: after ten breaches. */
  readonly isEnough?: (breaches: readonly Breach[]) => boolean;
  /** Told after each stretch of runs. */
  readonly onProgress?: (done: number) => void;
}

/** Runs that share a world: to repeat one, those before it in its stretch are made too. */
const STRETCH = 25;
/** Tells draws for a stretch from those for a run. */
const WEATHER = 1;

/** Makes seeded runs of a service that crashes, and keeps count of what must hold all the same. */
export async function makeCrashes(options: CrashOptions): Promise<Tally> {
  const { seed, runs, from = 0, onProgress, isEnough = ({ length }) => length >= 10 } = options;
  const breakage = { ...SOUND, ...options.breakage };
  const tally = createTally();
  const end = from + runs;
  for (let first = from - (from % STRETCH); first < end; first += STRETCH) {
    await runStretch({ seed, first, end: Math.min(first + STRETCH, end), breakage }, tally);
    onProgress?.(Math.min(first + STRETCH, end) - from);
    if (isEnough(tally.breaches)) break;
  }
  return tally;
}

interface Stretch {
  readonly seed: number;
  readonly first: number;
  readonly end: number;
  readonly breakage: Breakage;
}

async function runStretch({ seed, first, end, breakage }: Stretch, tally: Tally): Promise<void> {
  const turn = first / STRETCH;
  const variant = VARIANTS[turn % VARIANTS.length];
  if (variant === undefined) throw new Error("there are no variants");
  const weather = drawWeather(createDraw(seed, turn, WEATHER), variant);
  const simulator = await startSimulator({
    ...variant.simulator,
    seed: turn + 1,
    outcomes: weather.outcomes,
    concurrency: weather.concurrency,
  });
  const network = createNetwork(simulator);
  const clock: Clock = {
    now: simulator.now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      await network.pass(milliseconds);
      signal?.throwIfAborted();
    },
    // Nothing takes time but waiting.
    timer: () => () => {},
  };
  const outcomes: Outcome[] = [];
  try {
    for (let number = first; number < end; number++) {
      const draw = createDraw(seed, number);
      const plan = drawPlan(draw, variant);
      const disk = createTrialDisk({ syncs: breakage.syncs });
      const startsAt = simulator.now() + draw.whole(1, 24) * 3_600_000;
      const scene = {
        simulator,
        network,
        clock,
        disk,
        draw,
        key: `run-${number}`,
        numbers: numbersFor(variant, number - first),
        startsAt,
        maxAttempts: weather.maxAttempts,
        breakage,
      };
      outcomes.push(await run(number, plan, scene));
      // The lines are free again.
      if (variant.isLinked) await network.pass(3 * 3_600_000);
    }
    await network.pass(96 * 3_600_000);
    tally.requests += simulator.requests.length;
    for (const outcome of outcomes) judge(outcome, simulator, tally);
  } finally {
    await simulator.close();
  }
}

function numbersFor({ isLinked }: Variant, index: number): readonly string[] {
  if (!isLinked) return numbersOf(index);
  return [...numbersOf(3 * index), ...numbersOf(3 * index + 1), ...numbersOf(3 * index + 2).slice(1)];
}
