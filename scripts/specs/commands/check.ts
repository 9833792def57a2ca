import { type Contract, readContracts } from "../../contracts.ts";
import { checkAnswers, reportAnswers } from "../answers/check-answers.ts";
import { type Check, check } from "../check.ts";
import { readPublished } from "../document/document.ts";
import { report, toJson } from "../report/report.ts";
import { CONSEQUENCES, type Consequence } from "../surface/difference.ts";
import { publishedAt } from "../upstream.ts";
import { contractOf, parseUsage, UsageError } from "../usage.ts";

const OPTIONS = {
  upstream: { type: "string" },
  base: { type: "string" },
  answers: { type: "string" },
  json: { type: "boolean" },
  "fail-on": { type: "string" },
} as const;

/** Prints what was found, and gives 1 when it is as serious as `--fail-on` says. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseUsage({ args, options: OPTIONS, allowPositionals: true, strict: true });
  const [provider, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one provider at a time: ${positionals.join(", ")}`);
  const limit = limitOf(values["fail-on"]);
  const found =
    values.answers === undefined
      ? await checkDocuments(provider, values.upstream, values.base)
      : await checkRecorded(provider, values.answers, values.upstream ?? values.base);
  const checks = found.map((each) => each.check);
  console.log(
    values.json === true ? JSON.stringify(checks.map(toJson), null, 2) : found.map((each) => each.text).join("\n\n"),
  );
  const differing = checks.filter(({ differences }) => differences.length > 0);
  return differing.some(({ consequence }) => isAtLeast(consequence, limit)) ? 1 : 0;
}

/** A check, and how it reads. */
interface Told {
  readonly check: Check;
  readonly text: string;
}

async function checkDocuments(provider: string | undefined, upstream: string | undefined, older: string | undefined) {
  const told: Told[] = [];
  for (const contract of wanted(provider, upstream)) {
    const base = older === undefined ? undefined : await readPublished(older);
    const found = await check(contract, await readPublished(upstream ?? addressOf(contract)), base);
    told.push({ check: found, text: report(found) });
  }
  return told;
}

async function checkRecorded(provider: string | undefined, folder: string, document: string | undefined) {
  if (document !== undefined) throw new UsageError(`either answers or a document: --answers ${folder}, or ${document}`);
  const found = await checkAnswers(contractOf(provider), folder);
  return [{ check: found, text: reportAnswers(found) }];
}

/** The contract that was named; or all whose providers publish a document. */
function wanted(provider: string | undefined, upstream: string | undefined): readonly Contract[] {
  if (provider !== undefined) return [contractOf(provider)];
  if (upstream !== undefined)
    throw new UsageError(`say whose document ${upstream} is: specs check <provider> --upstream ${upstream}`);
  return readContracts().filter((contract) => publishedAt(contract) !== undefined);
}

function addressOf(contract: Contract): string {
  const address = publishedAt(contract);
  if (address !== undefined) return address;
  throw new UsageError(
    `${contract.provider} publishes no document: give one with --upstream, or recorded answers with --answers`,
  );
}

function limitOf(given = "needs a person"): Consequence {
  const limit = CONSEQUENCES.find((consequence) => consequence === given);
  if (limit !== undefined) return limit;
  throw new UsageError(`--fail-on ${given}: it is one of ${CONSEQUENCES.join(", ")}`);
}

function isAtLeast(found: Consequence, limit: Consequence): boolean {
  return CONSEQUENCES.indexOf(found) >= CONSEQUENCES.indexOf(limit);
}
