/** How much is done for one measurement. */
export interface Plan {
  /** Done first, and not counted: code gets compiled, connections get made. */
  readonly warmUp: number;
  readonly count: number;
  /** How many run at the same time. */
  readonly concurrency: number;
}

/** What one piece of work took. */
export interface Measurement {
  /** Of all threads of this process, user and system. */
  readonly cpuMicroseconds: number;
  /** Pieces finished in a second of the wall clock. */
  readonly perSecond: number;
}

/** Does the same work again and again, and takes its time in this process. */
export async function measure(work: () => Promise<unknown>, plan: Plan): Promise<Measurement> {
  await repeat(work, plan.warmUp, plan.concurrency);
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await repeat(work, plan.count, plan.concurrency);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { cpuMicroseconds: (user + system) / plan.count, perSecond: plan.count / seconds };
}

/** Whether a message from a measuring process is what it should be. */
export function isMeasurement(value: unknown): value is Measurement {
  return (
    typeof value === "object" &&
    value !== null &&
    "cpuMicroseconds" in value &&
    typeof value.cpuMicroseconds === "number" &&
    "perSecond" in value &&
    typeof value.perSecond === "number"
  );
}

async function repeat(work: () => Promise<unknown>, count: number, concurrency: number): Promise<void> {
  let begun = 0;
  const oneAfterAnother = async () => {
    while (begun < count) {
      begun++;
      await work();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, oneAfterAnother));
}
