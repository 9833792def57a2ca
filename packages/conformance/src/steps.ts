import { CLAUSES } from "./clauses.ts";
import type { Step } from "./subject.ts";

/** A step, and the clauses that wait for it. */
export interface OpenStep {
  /** Which one it is, and what is to be done: `step 2 of 7: Write toRow.` */
  readonly name: string;
  readonly todo: string;
  /** In the order in which clauses are judged. */
  readonly clauses: readonly string[];
  /** What it names that no clause and no group is called, or that another step names as well. */
  readonly wrong: readonly string[];
}

/** Steps with their clauses. A clause that is named by itself waits for that step, whichever one names its group. */
export function openSteps(steps: readonly Step[]): readonly OpenStep[] {
  const named = steps.map(({ clauses }): readonly string[] => clauses);
  const single = new Set(named.flat().filter((name) => CLAUSES.has(name)));
  return steps.map(({ todo }, index) => {
    const own = named[index] ?? [];
    const others = new Set(named.toSpliced(index, 1).flat());
    return {
      name: `step ${index + 1} of ${steps.length}: ${todo}`,
      todo,
      clauses: [...CLAUSES.keys()].filter(
        (clause) => own.includes(clause) || (!single.has(clause) && own.includes(groupOf(clause))),
      ),
      wrong: own.filter((name) => others.has(name) || !(CLAUSES.has(name) || GROUPS.has(name))),
    };
  });
}

const GROUPS: ReadonlySet<string> = new Set([...CLAUSES.keys()].map(groupOf));

function groupOf(clause: string): string {
  return clause.slice(0, clause.indexOf(":"));
}
