/** Several measurements of the same thing. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Throws when there are none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted.at(0), sorted.at(-1)];
  const [below, above] = [sorted.at(Math.floor(middle)), sorted.at(Math.ceil(middle))];
  if (low === undefined || high === undefined || below === undefined || above === undefined) {
    throw new Error("nothing was measured");
  }
  return { median: (below + above) / 2, low, high };
}

/**
 * Values over those of the same rounds that they are compared with. Round by round, because the machine may be busier in one
 * than in another.
 */
export function ratiosOf(values: readonly number[], baseline: readonly number[]): Spread {
  return spreadOf(pairs(values, baseline).map(([value, base]) => value / base));
}

/** The same as differences. */
export function differencesOf(values: readonly number[], baseline: readonly number[]): Spread {
  return spreadOf(pairs(values, baseline).map(([value, base]) => value - base));
}

function pairs(values: readonly number[], baseline: readonly number[]): readonly (readonly [number, number])[] {
  return values.flatMap((value, round) => {
    const base = baseline[round];
    return base === undefined ? [] : [[value, base] as const];
  });
}
