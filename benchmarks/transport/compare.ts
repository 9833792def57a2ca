import { type Built, buildEntry } from "../support/built.ts";
import { isMeasurement, type Measurement, type Plan } from "../support/measure.ts";
import { firstMessage, stopProcess } from "../support/process.ts";
import { inRounds, type Results, type Rounds } from "../support/rounds.ts";
import { startServer } from "../support/server.ts";
import type { Case, Cell } from "./cases.ts";

/** Subjects that are compared with each other on one cell. */
export interface Comparison {
  readonly cell: Cell;
  readonly subjects: readonly string[];
}

/** Results by subject, in the order of the comparison. */
export type Compared = ReadonlyMap<string, readonly Measurement[]>;

/** How much is done for one case. */
export type Amount = (cell: Cell) => Pick<Plan, "warmUp" | "count">;

/** Measures every subject of every comparison in fresh processes, round by round, over one server in a process of its own. */
export async function compare(
  comparisons: readonly Comparison[],
  amount: Amount,
  rounds: Rounds,
): Promise<ReadonlyMap<Comparison, Compared>> {
  const cases = new Map(
    comparisons.map((each) => [each, each.subjects.map((subject): Case => ({ subject, cell: each.cell }))]),
  );
  const worker = await buildEntry(new URL("worker.ts", import.meta.url));
  const server = await startServer(new URL("server.ts", import.meta.url));
  try {
    const measure = (each: Case) => run(worker, each, amount(each.cell), server.url);
    const results = await inRounds([...cases.values()], measure, rounds);
    return new Map([...cases].map(([each, own]) => [each, bySubject(own, results)]));
  } finally {
    await Promise.all([server.stop(), worker.remove()]);
  }
}

function bySubject(cases: readonly Case[], results: Results<Case, Measurement>): Compared {
  return new Map(cases.map((each) => [each.subject, results.get(each) ?? []]));
}

async function run(
  worker: Built,
  { subject, cell }: Case,
  plan: Pick<Plan, "warmUp" | "count">,
  url: string,
): Promise<Measurement> {
  const { answer, concurrency, over } = cell;
  const numbers = [plan.warmUp, plan.count].map(String);
  const child = worker.start([subject, answer, String(concurrency), over, url, ...numbers]);
  try {
    const told = await firstMessage(child);
    if (!isMeasurement(told)) throw new Error(`${subject} told no measurement`);
    return told;
  } finally {
    await stopProcess(child);
  }
}
