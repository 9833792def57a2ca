import { parseArgs } from "node:util";
import { PROMISES } from "./crashes/tally.ts";
import { makeCrashes } from "./crashes.ts";

const USAGE = "crashes [--runs 10000] [--seed 1] [--from 0]";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
  },
});
const [runs = -1, seed = -1, from = -1] = [values.runs, values.seed, values.from].map(Number);
if (![runs, seed, from].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error(USAGE);
  process.exit(2);
}

const startedAt = performance.now();
const perSecond = (done: number) => Math.round(done / ((performance.now() - startedAt) / 1_000));
const tally = await makeCrashes({
  seed,
  runs,
  from,
  onProgress(done) {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${runs} runs, ${perSecond(done)} per second `);
  },
});
if (process.stderr.isTTY) process.stderr.write("\n");

for (const promise of PROMISES) console.log(`${String(tally.tested[promise]).padStart(9)}  ${promise}`);
console.log("\nRuns ended:");
for (const [end, count] of Object.entries(tally.ends)) console.log(`${String(count).padStart(9)}  ${end}`);
for (const { promise, run, what } of tally.breaches) {
  console.log(`\nBroken: ${promise}\n  ${what}`);
  console.log(`  pnpm --filter @trunkline/trials crashes --seed ${seed} --from ${run} --runs 1`);
}
const { crashes, rings, requests, breaches } = tally;
console.log(
  `\n${tally.runs} runs, ${perSecond(tally.runs)} per second, seed ${seed}: ${crashes} crashes, ${requests} requests, ${rings} rings, ${breaches.length} broken.`,
);
process.exitCode = breaches.length > 0 ? 1 : 0;
