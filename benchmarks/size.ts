/**
 * What Trunkline costs to import, to bundle and to type, beside what others cost. Measures what was built: run `pnpm build`
 * first. Prints Markdown tables.
 *
 * - `--why vapi`: what a consumer of that provider loads when it lists campaigns, largest first, and nothing else
 * - `--seconds`, `--rounds`: go on for so long with what is timed, and for so many rounds at most
 * - `--seed`: the order in which things are measured
 */
import { parseArgs } from "node:util";
import { bundleOf, partsOf } from "./size/bundle.ts";
import { chunksOfListing } from "./size/listing-run.ts";
import { toBundles, toImports, toTypes } from "./size/report.ts";
import { CONSUMERS } from "./size/subjects.ts";
import { timeImports, timeTypes } from "./size/timings.ts";
import { surroundings, toTable } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    why: { type: "string" },
    seconds: { type: "string", default: "90" },
    rounds: { type: "string", default: "9" },
    seed: { type: "string", default: "1" },
  },
});

if (values.why === undefined) await compareAll();
else await explain(values.why);

async function compareAll(): Promise<void> {
  const rounds = {
    budgetSeconds: Number(values.seconds) / 2,
    mostRounds: Number(values.rounds),
    seed: Number(values.seed),
  };
  console.log(`${surroundings(new Date())}; median (lowest–highest)\n`);
  console.log(`${await toBundles()}\n`);
  console.log(`${await toImports(await timeImports(rounds))}\n`);
  console.log(toTypes(await timeTypes(rounds)));
}

async function explain(provider: string): Promise<void> {
  const consumer = CONSUMERS.find(({ name }) => name === `@trunkline/${provider}`);
  if (consumer === undefined) throw new Error(`there is no provider ${provider}`);
  const bundle = await bundleOf(consumer, "sources");
  const parts = partsOf(bundle, await chunksOfListing(bundle));
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = parts.filter(({ bytes }) => bytes > 0).map(({ file, bytes }) => [file, String(bytes)]);
  console.log(
    toTable([`listing campaigns with ${consumer.name}`, "minified bytes"], [...rows, ["all", String(total)]]),
  );
}
