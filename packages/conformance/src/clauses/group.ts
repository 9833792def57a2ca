import type { Bench } from "../bench.ts";

/** Something that a user of any adapter can rely on. Rejects where an adapter does not keep it. */
export type Clause = (bench: Bench) => Promise<void>;

/** Clauses about one thing, by what they say. */
export type Group = Readonly<Record<string, Clause>>;
