/** What must hold in every run, whatever goes wrong. */
export const INVARIANTS = [
  "a read gives exactly what there is",
  "what was given before an error is a beginning of what there is",
  "what was there all the while comes exactly once",
  "drift loses nothing and changes nobody's id",
  "what may ring is acted upon once at the most",
  "nobody is rung more often than intended",
  "not_sent was not sent",
  "rejected was not acted upon",
  "accepted was acted upon",
  "tries keep to maxTries",
  "what may ring is sent again only after not_sent or 429",
  "every try that arrived was told of",
  "errors are the contract's, or the caller's own reason",
  "retryable says whether it may be sent again",
  "nothing tells a key or a number",
  "a call is over when its time is",
  "nothing is sent once the caller has given up",
  "each onRequest has one onResponse",
  "an error knows its request and its tries",
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** What is seen and held against nobody. */
export const REMARKS = [
  "what may ring was sent again because a 429 was a lie",
  "the caller gave up, and its reason came through",
] as const;
export type Remark = (typeof REMARKS)[number];

export interface Violation {
  readonly invariant: Invariant;
  /** Number of the run. */
  readonly run: number;
  readonly what: string;
}

/** How often each was really put to the test, and what was wrong. */
export interface Ledger {
  readonly counts: Readonly<Record<Invariant | Remark, number>>;
  readonly violations: readonly Violation[];
  check(invariant: Invariant, run: number, holds: boolean, tell: () => string): void;
  remark(remark: Remark): void;
}

export function createLedger(): Ledger {
  const counts = new Map<Invariant | Remark, number>();
  const violations: Violation[] = [];
  const add = (name: Invariant | Remark) => counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    get counts() {
      return toCounts((name) => counts.get(name) ?? 0);
    },
    violations,
    check(invariant, run, holds, tell) {
      add(invariant);
      if (!holds) violations.push({ invariant, run, what: tell() });
    },
    remark: add,
  };
}

function toCounts(countOf: (name: Invariant | Remark) => number): Record<Invariant | Remark, number> {
  const zero: Record<string, number> = {};
  for (const name of [...INVARIANTS, ...REMARKS]) zero[name] = countOf(name);
  return zero;
}
