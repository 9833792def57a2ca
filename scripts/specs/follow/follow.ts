import { readFileSync } from "node:fs";
import { ROOT } from "../../contracts.ts";
import { type Check, check } from "../check.ts";
import { readPublished } from "../document/document.ts";
import { cut, unlinked } from "../report/print.ts";
import { verdict } from "../report/report.ts";
import type { Graded } from "../surface/difference.ts";
import { type Applied, applySync } from "../sync/apply.ts";
import { contractOf } from "../usage.ts";
import { describe } from "./description.ts";
import { runTests, type TestRun } from "./tests.ts";

const MOST_OF_A_TITLE = 120;

/** What a person gets to read, and to merge. One for each provider, that is brought up to date until somebody deals with it. */
export interface PullRequest {
  readonly provider: string;
  /** Always the same for a provider. */
  readonly branch: string;
  /** One line of 120 characters at most, that names nobody and closes nothing: it is the commit's message too. */
  readonly title: string;
  /** Markdown, 60 000 characters at most: what to decide, what was written, what was tried, and the report as far as it fits. */
  readonly description: string;
  /** Whether something has to be decided or mended before it can be merged. */
  readonly isDraft: boolean;
}

/** What was found and done, before it is put into words. */
export interface Followed {
  readonly check: Check;
  readonly applied: Applied;
  readonly tests: readonly TestRun[];
}

/**
 * Fetches a provider's document, checks the contract against it, writes what is additive, and runs the tests that a contract can
 * break. Undefined: nothing differs. `tell` hears of each step as it begins.
 */
export async function follow(
  provider: string,
  source: string,
  today: string,
  tell: (line: string) => void,
): Promise<PullRequest | undefined> {
  tell(`fetch ${source}`);
  const upstream = await readPublished(source);
  const contract = contractOf(provider);
  tell(`check specs/${provider}.yaml`);
  const found = await check(contract, upstream);
  tell(verdict(found));
  if (found.differences.length === 0) return undefined;
  tell("sync");
  const applied = await applySync(contract, readFileSync(`${ROOT}specs/${provider}.yaml`, "utf8"), upstream, today);
  tell("test");
  const tests = runTests(provider);
  return toPullRequest({ check: found, applied, tests });
}

export function toPullRequest(followed: Followed): PullRequest {
  const { check: found, applied, tests } = followed;
  const isDraft =
    found.differences.some(needsAPerson) || applied.toDo.length > 0 || tests.some(({ hasPassed }) => !hasPassed);
  return {
    provider: found.provider,
    branch: `specs/${found.provider}`,
    title: titleOf(found),
    description: describe(followed),
    isDraft,
  };
}

function titleOf(found: Check): string {
  const said = verdict(found).replace(`${found.provider}: `, "");
  return cut(`specs(${found.provider}): ${unlinked(said)}`, MOST_OF_A_TITLE);
}

export function needsAPerson({ consequence }: Graded): boolean {
  return consequence === "needs a person";
}
