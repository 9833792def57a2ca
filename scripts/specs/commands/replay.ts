import { type Contract, readContracts } from "../../contracts.ts";
import { openChecker } from "../check.ts";
import { DocumentError } from "../document/document.ts";
import { historyBeside, withHistory } from "../document/history.ts";
import { addTo, NO_TOTALS, replay, type Totals } from "../replay/replay.ts";
import { summary, TABLE_HEAD, tableRow } from "../replay/table.ts";
import { toJson } from "../report/report.ts";
import { publishedAt } from "../upstream.ts";
import { contractOf, parseUsage, UsageError } from "../usage.ts";

const OPTIONS = {
  provider: { type: "string" },
  json: { type: "boolean" },
  summary: { type: "boolean" },
} as const;

/**
 * Prints every transition of a history that moved something, and what they come to: the same bytes each time, the time it took
 * apart from them. Gives 0: what once happened is no failure.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseUsage({ args, options: OPTIONS, allowPositionals: true, strict: true });
  if (values.json === true && values.summary === true)
    throw new UsageError("--json has everything in it: without --summary");
  const begun = performance.now();
  const contract = wanted(values.provider);
  const sources = positionals.length > 0 ? positionals : historyBeside(contract.provider);
  const { rows, json, totals } = await withHistory(sources, async (editions) => {
    if (editions.length > 1) return told(contract, replay(await openChecker(contract), editions));
    throw new DocumentError(sources.join(", "), "is a single document: there is no transition to another");
  });
  const table = rows.length > 0 && values.summary !== true ? [TABLE_HEAD, ...rows, ""] : [];
  console.log(
    values.json === true
      ? JSON.stringify({ provider: contract.provider, ...totals, moves: json }, null, 2)
      : [...table, summary(contract.provider, totals)].join("\n"),
  );
  console.error(`${totals.transitions} transitions in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return 0;
}

/** Transitions as text and as data, so that nothing of a document outlives its turn. */
export async function told({ provider }: Contract, transitions: ReturnType<typeof replay>) {
  const [rows, json]: [string[], unknown[]] = [[], []];
  let totals: Totals = NO_TOTALS;
  for await (const transition of transitions) {
    totals = addTo(totals, transition);
    if (transition.differences.length === 0) continue;
    const { from, to, ...found } = transition;
    rows.push(tableRow(transition));
    json.push(toJson({ provider, base: from, upstream: to, idle: [], ...found }));
  }
  return { rows, json, totals };
}

/** The contract that was named; without a name, the only one whose provider publishes a document. */
function wanted(provider: string | undefined): Contract {
  if (provider !== undefined) return contractOf(provider);
  const [only, ...others] = readContracts().filter((contract) => publishedAt(contract) !== undefined);
  return others.length === 0 && only !== undefined ? only : contractOf(undefined);
}
