import { setTimeout } from "node:timers/promises";
import { createBench } from "./bench.ts";
import { CLAUSES } from "./clauses.ts";
import { type OpenStep, openSteps } from "./steps.ts";
import type { Subject } from "./subject.ts";

/** Time for a clause that waits for a step. Longer than any that holds takes. */
const PATIENCE_MS = 5_000;

/** What became of one clause, or of a step that is still to be taken. */
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
  /** Every clause that waits for no step, every step, and every name that is skipped though no clause has it. */
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
  const steps = new Map(openSteps(subject.steps ?? []).map((step) => [step.name, step]));
  const waiting = new Set([...steps.values()].flatMap(({ clauses }) => clauses));

  /** Some wait for ever for what is not written yet. */
  async function holdsSoon(clause: string): Promise<boolean> {
    const patience = new AbortController();
    const tooLong = setTimeout(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false);
    const holds = CLAUSES.get(clause)?.(bench).then(
      () => true,
      () => false,
    );
    const outcome = await Promise.race([holds ?? false, tooLong]);
    patience.abort();
    return outcome;
  }

  async function judgeStep({ name, todo, clauses, wrong }: OpenStep): Promise<Verdict> {
    const failed = (message: string): Verdict => ({ clause: name, outcome: "failed", error: new Error(message) });
    if (!isSentence(todo)) return failed(`A step is not a sentence: ${JSON.stringify(todo)}`);
    if (wrong.length > 0) return failed(`A step names what is no clause, or another step's: ${wrong.join(", ")}`);
    let held = 0;
    for (const clause of clauses) if (await holdsSoon(clause)) held++;
    if (held === clauses.length) return failed(`It is done: all of its ${held} clauses hold. Take it out of the steps`);
    return { clause: name, outcome: "skipped", reason: `${todo} ${held} of ${clauses.length} clauses hold so far.` };
  }

  return {
    clauses: [...[...CLAUSES.keys()].filter((clause) => !waiting.has(clause)), ...steps.keys(), ...strangers],
    close: () => bench.close(),
    async judge(clause) {
      const step = steps.get(clause);
      if (step !== undefined) return judgeStep(step);
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
