/** Every check but the tests, one after another; goes on after a failure, so that one run shows them all. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { ROOT } from "./contracts.ts";

/** Freshness comes first: what runs later through turbo would generate anew and hide it. */
const CHECKS: readonly (readonly [string, string])[] = [
  ["generated code is fresh", "pnpm generate --check"],
  ["format and lint", "biome ci --colors=off"],
  ["types", "turbo run typecheck --output-logs=errors-only"],
  ["feature table is fresh", "pnpm feature-table --check"],
  ["builds", "turbo run build --output-logs=errors-only"],
  ["size", "pnpm --silent --filter @trunkline/scripts size"],
  ["package exports", "pnpm --silent --filter @trunkline/scripts exports"],
];

const failed: string[] = [];
for (const [name, command] of CHECKS) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: ROOT,
    shell: true,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}` },
  });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed.push(name);
  console.log(`${stdout}${stderr}`);
}

mkdirSync(`${ROOT}test-results`, { recursive: true });
const tally = { passed: CHECKS.length - failed.length, failed: failed.length };
writeFileSync(`${ROOT}test-results/checks.json`, JSON.stringify(tally));
if (failed.length > 0) process.exitCode = 1;
