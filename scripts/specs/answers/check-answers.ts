import type { Contract } from "../../contracts.ts";
import type { Check } from "../check.ts";
import { grade } from "../grade/grade.ts";
import { openReaders } from "../readers/readers.ts";
import { report } from "../report/report.ts";
import { CONSEQUENCES, worst } from "../surface/difference.ts";
import { placesOf } from "../surface/places.ts";
import { projectContract } from "../surface/project.ts";
import { findingsOf } from "./findings.ts";
import { type Proposal, propose } from "./propose.ts";
import { readRecordings } from "./recordings.ts";

/** What was found when recorded answers were held against a contract. */
export interface AnswersCheck extends Check {
  /** How many answers there were, by operation, in the order of the files. */
  readonly answers: Readonly<Record<string, number>>;
  /** What the contract should say for each difference, in the order of the differences. */
  readonly proposals: readonly Proposal[];
}

/** Holds a contract against the recorded answers of a folder, or of one file. None of their values comes out of here. */
export async function checkAnswers(contract: Contract, folder: string): Promise<AnswersCheck> {
  const own = projectContract(contract);
  const recordings = readRecordings(own, folder);
  const findings = findingsOf(own, recordings);
  const readers = await openReaders(contract.provider, own);
  const graded = await grade(
    findings.map(({ difference }) => difference),
    readers,
    placesOf(own),
  );
  const found = graded
    .map((difference, index) => ({ difference, proposals: findings.slice(index, index + 1).map(propose) }))
    .sort((a, b) => seriousness(b.difference) - seriousness(a.difference));
  const answers: Record<string, number> = {};
  for (const { operation } of recordings) answers[operation] = (answers[operation] ?? 0) + 1;
  return {
    provider: contract.provider,
    base: `specs/${contract.provider}.yaml`,
    upstream: folder,
    consequence: worst(graded.map(({ consequence }) => consequence)),
    differences: found.map(({ difference }) => difference),
    idle: [],
    answers,
    proposals: found.flatMap(({ proposals }) => proposals),
  };
}

const SENSITIVE =
  "  Whether what is added there is personal or secret, and so needs an `x-sensitive`, is for a person to say.";

/** A check as any other is reported, and after it what the contract should say. */
export function reportAnswers(check: AnswersCheck): string {
  const counts = Object.entries(check.answers).map(([operation, count]) => `${count} of ${operation}`);
  const proposed = check.proposals.map(({ at, says, seen, source }) => `  ${at}: ${says} (${seen}, in ${source})`);
  return [
    report(check),
    `answers: ${counts.join(", ")}; what they do not show is left as it is`,
    ...(proposed.length > 0 ? ["", `Proposed for ${check.base}`, ...proposed] : []),
    ...(check.differences.some(({ aspect }) => aspect === "property") ? [SENSITIVE] : []),
  ].join("\n");
}

function seriousness({ consequence }: Check["differences"][number]): number {
  return CONSEQUENCES.indexOf(consequence);
}
