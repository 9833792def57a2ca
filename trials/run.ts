import { parseArgs } from "node:util";
import { INVARIANTS, REMARKS } from "./runs/invariants.ts";
import { makeRuns } from "./runs.ts";

const USAGE = "runs [--runs 10000] [--seed 1] [--from 0] [--provider vapi|revox|cozmox]";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    provider: { type: "string" },
  },
});
const provider = (["vapi", "revox", "cozmox"] as const).find((id) => id === values.provider);
const [runs, seed, from] = [values.runs, values.seed, values.from].map(Number);
const isUsable = [runs, seed, from].every(
  (number) => number !== undefined && Number.isSafeInteger(number) && number >= 0,
);
if (!isUsable || runs === undefined || seed === undefined || from === undefined || provider !== values.provider) {
  console.error(USAGE);
  process.exit(2);
}

const startedAt = performance.now();
const perSecond = (done: number) => Math.round(done / ((performance.now() - startedAt) / 1_000));
const ledger = await makeRuns({
  seed,
  runs,
  from,
  provider,
  onProgress(done) {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${runs} runs, ${perSecond(done)} per second `);
  },
});
if (process.stderr.isTTY) process.stderr.write("\n");

for (const name of [...INVARIANTS, ...REMARKS]) console.log(`${String(ledger.counts[name]).padStart(9)}  ${name}`);
for (const { invariant, run, what } of ledger.violations) {
  const which = provider === undefined ? "" : ` --provider ${provider}`;
  console.log(`\nBroken: ${invariant}\n  ${what}`);
  console.log(`  pnpm --filter @trunkline/trials runs --seed ${seed} --from ${run} --runs 1${which}`);
}
console.log(`\n${runs} runs, ${perSecond(runs)} per second, seed ${seed}: ${ledger.violations.length} broken.`);
process.exitCode = ledger.violations.length > 0 ? 1 : 0;
