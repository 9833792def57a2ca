/**
 * What turning an answer into a model costs, beside the `JSON.parse` of it that comes before. Prints a Markdown table.
 *
 * - `--quick`: a first look in a few seconds
 * - `--seconds`, `--rounds`: go on for so long, and for so many rounds at most
 * - `--seed`: the order in which things are measured
 */
import { parseArgs } from "node:util";
import { compareMappings, toMappingTable } from "./mapping/compare.ts";
import { MAPPINGS } from "./mapping/mappings.ts";
import { surroundings } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    seconds: { type: "string" },
    rounds: { type: "string", default: "9" },
    seed: { type: "string", default: "1" },
  },
});
const plan = { warmUp: 60, batches: values.quick ? 60 : 240, batchBytes: 500_000 };
const results = await compareMappings(Object.keys(MAPPINGS), plan, {
  budgetSeconds: Number(values.seconds ?? (values.quick ? 5 : 60)),
  mostRounds: Number(values.rounds),
  seed: Number(values.seed),
  onRound: (round, seconds) => console.error(`round ${round} after ${seconds.toFixed(0)} s`),
});
const rounds = Math.max(...[...results.values()].map((own) => own.length));
console.log(`${surroundings(new Date())}; rounds: ${rounds}; median (lowest–highest)\n`);
console.log(`${toMappingTable(results)}\n`);
