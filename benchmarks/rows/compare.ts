import { inRounds, type Rounds } from "../support/rounds.ts";
import type { Outcome, Readers } from "./run.ts";

/** How much is read. */
export interface Amounts {
  readonly rows: number;
  /** Read once by everybody, to see who can. Absent: not done. */
  readonly manyRows?: number;
  readonly heapMiB: number;
}

/** What came of one subject. */
export interface Compared {
  /** One for each round. */
  readonly rounds: readonly Outcome[];
  /** The same answer with a small heap. */
  readonly small: Outcome;
  /** Absent: not done. */
  readonly many?: Outcome;
}

/** Has every subject read in every round, and then once with little memory, and once an answer beyond V8's longest string. */
export async function compareReaders(
  subjects: readonly string[],
  { rows, manyRows, heapMiB }: Amounts,
  readers: Readers,
  rounds: Rounds,
): Promise<ReadonlyMap<string, Compared>> {
  const results = await inRounds([subjects], (subject) => readers.read({ subject, rows }), rounds);
  const compared = new Map<string, Compared>();
  for (const subject of subjects) {
    const small = await readers.read({ subject, rows, heapMiB });
    const many = manyRows === undefined ? {} : { many: await readers.read({ subject, rows: manyRows }) };
    compared.set(subject, { rounds: results.get(subject) ?? [], small, ...many });
  }
  return compared;
}
