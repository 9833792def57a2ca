import { createBench } from "./bench.ts";
import { CLAUSES } from "./clauses.ts";
import type { Subject } from "./subject.ts";

/** What became of one clause. */
export type Verdict =
  | { readonly clause: string; readonly outcome: "passed" }
  | { readonly clause: string; readonly outcome: "failed"; readonly error: unknown }
  /** It does not hold, and `reason` is the sentence that says why it cannot. */
  | { readonly clause: string; readonly outcome: "skipped"; readonly reason: string };

export interface JudgeOptions {
  /** Judges only clauses for which this is true. Absent: all. */
  readonly only?: (clause: string) => boolean;
}

/** Judges an adapter by every clause, one after the other. Never rejects: what fails is in the verdicts. */
export async function judge(subject: Subject, { only = () => true }: JudgeOptions = {}): Promise<readonly Verdict[]> {
  const session = openSession(subject);
  const verdicts: Verdict[] = [];
  for (const clause of session.clauses.filter(only)) verdicts.push(await session.judge(clause));
  await session.close();
  return verdicts;
}

/** A trial whose clauses are judged one by one, over the same exchanges. */
export interface Session {
  /** Every clause, and every name that is skipped though no clause has it. */
  readonly clauses: readonly string[];
  judge(clause: string): Promise<Verdict>;
  /** Shuts the exchanges down. */
  close(): Promise<void>;
}

/** Begins a trial. Nothing is started before the first clause is judged. */
export function openSession(subject: Subject): Session {
  const bench = createBench(subject);
  const skips = new Map(Object.entries(subject.skip ?? {}));
  const strangers = [...skips.keys()].filter((name) => !CLAUSES.has(name));
  return {
    clauses: [...CLAUSES.keys(), ...strangers],
    close: () => bench.close(),
    async judge(clause) {
      const run = CLAUSES.get(clause);
      if (run === undefined) return { clause, outcome: "failed", error: new Error("A skip names no clause") };
      const reason = skips.get(clause);
      if (reason !== undefined && !isSentence(reason)) {
        return { clause, outcome: "failed", error: new Error(`A skip is not a sentence: ${JSON.stringify(reason)}`) };
      }
      try {
        await run(bench);
      } catch (error) {
        return reason === undefined ? { clause, outcome: "failed", error } : { clause, outcome: "skipped", reason };
      }
      if (reason === undefined) return { clause, outcome: "passed" };
      return { clause, outcome: "failed", error: new Error("It is skipped, and holds all the same") };
    },
  };
}

/** Begins with a capital, ends with a full stop, and has enough words in between to say why. */
function isSentence(text: string): boolean {
  return /^\p{Lu}.*\.$/u.test(text) && text.split(/\s+/).length >= 4;
}
