/** How long to go on, and in which order. */
export interface Rounds {
  /** Another round begins only if one as long as the longest so far ends within it. There is always one. */
  readonly budgetSeconds: number;
  readonly mostRounds: number;
  /** The same seed gives the same order. */
  readonly seed: number;
  /** Told after each round. */
  readonly onRound?: (round: number, seconds: number) => void;
}

/** Results by case, one for each round, in the order of the rounds. */
export type Results<Case, Result> = ReadonlyMap<Case, readonly Result[]>;

/**
 * Runs every case once a round, one after another. What is compared with each other belongs in one group: a group runs
 * together, so that the machine's mood is the same for all of it. Groups, and the cases in them, come in another order each
 * round.
 */
export async function inRounds<Case, Result>(
  groups: readonly (readonly Case[])[],
  run: (each: Case) => Promise<Result>,
  { budgetSeconds, mostRounds, seed, onRound }: Rounds,
): Promise<Results<Case, Result>> {
  const results = new Map(groups.flat().map((each): [Case, Result[]] => [each, []]));
  const random = createRandom(seed);
  const startedAt = performance.now();
  let longest = 0;
  for (let round = 1; round <= mostRounds; round++) {
    const roundStartedAt = performance.now();
    for (const each of shuffled(groups, random).flatMap((group) => shuffled(group, random))) {
      results.get(each)?.push(await run(each));
    }
    longest = Math.max(longest, performance.now() - roundStartedAt);
    const elapsed = performance.now() - startedAt;
    onRound?.(round, elapsed / 1_000);
    if (elapsed + longest > budgetSeconds * 1_000) break;
  }
  return results;
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Numbers from 0 to below 1, the same for the same seed (Marsaglia's xorshift with 32 bits). */
function createRandom(seed: number): () => number {
  // It would stay at 0 for ever.
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
