import type { ClauseName, Subject } from "../../src/index.ts";

/** What is wrong with an adapter, the adapter, and the clauses that have to tell. */
export type Mutant = readonly [fault: string, subject: Subject, ...tellers: readonly ClauseName[]];
