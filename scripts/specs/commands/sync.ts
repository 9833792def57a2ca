import { readFileSync } from "node:fs";
import { ROOT } from "../../contracts.ts";
import { readPublished } from "../document/document.ts";
import { phraseAll } from "../report/phrase.ts";
import { PLAIN } from "../report/print.ts";
import { applySync } from "../sync/apply.ts";
import { publishedAt } from "../upstream.ts";
import { contractOf, parseUsage, UsageError } from "../usage.ts";

const OPTIONS = { upstream: { type: "string" }, today: { type: "string" } } as const;

/**
 * Writes what is additive into a contract and what follows from it, and prints what it wrote and what is left. Gives 1 when
 * something is left to do for a person: a difference that needs one, or a line that no longer compiles.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseUsage({ args, options: OPTIONS, allowPositionals: true, strict: true });
  const [provider, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one provider at a time: ${positionals.join(", ")}`);
  const contract = contractOf(provider);
  const source = values.upstream ?? publishedAt(contract);
  if (source === undefined)
    throw new UsageError(`${contract.provider} publishes no document: give one with --upstream`);
  const today = values.today ?? new Date().toISOString().slice(0, 10);
  const before = readFileSync(`${ROOT}specs/${contract.provider}.yaml`, "utf8");
  const { written, left, files, toDo } = await applySync(contract, before, await readPublished(source), today);

  for (const difference of written) console.log(phraseAll([difference]));
  for (const file of files) console.log(`wrote ${file}`);
  if (files.length === 0) console.log(`specs/${contract.provider}.yaml stays as it is`);
  for (const difference of left) {
    console.log(`left: ${phraseAll([difference])} (${difference.consequence})`);
  }
  for (const line of toDo) console.log(`to do: ${PLAIN.sentence(line)}`);
  const isDecided = left.every(({ consequence }) => consequence !== "needs a person");
  return isDecided && toDo.length === 0 ? 0 : 1;
}
