/**
 * What Trunkline adds to a bare `fetch`, beside what others add. Prints Markdown tables.
 *
 * - `--quick`: a first look in half a minute, at requests one after another
 * - `--profile`: where what the client adds goes
 * - `--seconds`, `--rounds`: go on for so long, and for so many rounds at most
 * - `--seed`: the order in which things are measured
 */
import { parseArgs } from "node:util";
import { surroundings } from "./support/table.ts";
import { compare } from "./transport/compare.ts";
import { amountOf, PROFILE, planComparison } from "./transport/plans.ts";
import { toDetail, toOverview } from "./transport/report.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    seconds: { type: "string" },
    rounds: { type: "string", default: "9" },
    seed: { type: "string", default: "1" },
  },
});
const plan = values.profile ? PROFILE : planComparison(values.quick ? [1] : [1, 32]);

const results = await compare(plan, amountOf(values.quick ? 0.4 : 1), {
  budgetSeconds: Number(values.seconds ?? (values.quick ? 25 : 165)),
  mostRounds: Number(values.rounds),
  seed: Number(values.seed),
  onRound: (round, seconds) => console.error(`round ${round} after ${seconds.toFixed(0)} s`),
});

const rounds = Math.max(
  ...[...results.values()].flatMap((compared) => [...compared.values()].map((own) => own.length)),
);
console.log(`${surroundings(new Date())}; rounds: ${rounds}; median (lowest–highest)\n`);
if (!values.profile) console.log(`${toOverview(results)}\n`);
for (const [comparison, compared] of results) console.log(`${toDetail(comparison, compared)}\n`);
