import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ROOT } from "../../contracts.ts";
import { historyBeside } from "../document/history.ts";
import { generationsPath, printGenerations } from "../fingerprint/generations.ts";
import { generationsFrom } from "../fingerprint/generations-from.ts";
import { contractOf, parseUsage } from "../usage.ts";

const OPTIONS = {
  provider: { type: "string", default: "vapi" },
  write: { type: "boolean" },
} as const;

/**
 * Writes down, with `--write`, what a provider's API was from one published document to the next. Without, says whether what is
 * written down is what the documents say, and gives 1 when it is not. Documents that begin where the known generations do, or
 * earlier, are all there are; others are added to them.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseUsage({ args, options: OPTIONS, allowPositionals: true, strict: true });
  const contract = contractOf(values.provider);
  const sources = positionals.length > 0 ? positionals : historyBeside(contract.provider);
  const generations = await generationsFrom(contract, sources);
  const path = generationsPath(contract.provider);
  const text = printGenerations(generations);
  const isFresh = existsSync(`${ROOT}/${path}`) && readFileSync(`${ROOT}/${path}`, "utf8") === text;
  const count = `${generations.all.length} generations, to ${generations.all.at(-1)?.name}`;
  if (values.write !== true) {
    console.log(`${path} is ${isFresh ? "fresh" : "not what these documents say: write it with --write"} (${count})`);
    return isFresh ? 0 : 1;
  }
  mkdirSync(dirname(`${ROOT}/${path}`), { recursive: true });
  writeFileSync(`${ROOT}/${path}`, text);
  console.log(`${path} ${isFresh ? "stays as it is" : "written"} (${count})`);
  return 0;
}
