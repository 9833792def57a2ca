/** What must hold in every run, wherever it crashed. */
export const PROMISES = [
  "nobody is rung twice",
  "nobody is rung who was not to be rung yet",
  "everybody is rung, or it is reported",
  "there is one campaign at most, or it is reported",
  "the mark stays where a campaign is renamed",
  "what is called quiet is quiet",
  "every run ends in a state that a person can act on",
] as const;
export type Promised = (typeof PROMISES)[number];

export interface Breach {
  readonly promise: Promised;
  readonly run: number;
  readonly what: string;
}

/** How often each promise was put to the test, and what was broken. */
export interface Tally {
  readonly tested: Record<Promised, number>;
  readonly breaches: Breach[];
  /** By how runs ended. */
  readonly ends: Record<string, number>;
  runs: number;
  crashes: number;
  rings: number;
  requests: number;
}

export function createTally(): Tally {
  const tested = Object.fromEntries(PROMISES.map((promise) => [promise, 0]));
  return { tested: toTested(tested), breaches: [], ends: {}, runs: 0, crashes: 0, rings: 0, requests: 0 };
}

function toTested(counts: Readonly<Record<string, number>>): Record<Promised, number> {
  const count = (promise: Promised) => counts[promise] ?? 0;
  const [a, b, c, d, e, f, g] = PROMISES;
  return {
    [a]: count(a),
    [b]: count(b),
    [c]: count(c),
    [d]: count(d),
    [e]: count(e),
    [f]: count(f),
    [g]: count(g),
  };
}
