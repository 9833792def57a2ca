/**
 * Lays everything that a new provider consists of: its contract, its package, its conformance file and a stub of it in the
 * simulator, named wherever providers are listed. Afterwards every check and every test holds, and the package's own tests
 * say what is still to be written. Nothing is written over, and when something fails nothing is left behind.
 *
 *     pnpm new-provider acme
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ROOT } from "./contracts.ts";
import { type Laid, layProvider } from "./new-provider/lay.ts";
import { type Names, toNames } from "./new-provider/names.ts";
import { nextSteps } from "./new-provider/next-steps.ts";

const USAGE = "pnpm new-provider <name>, in one word of small letters: pnpm new-provider acme";
/** Written by the commands. */
const REWRITTEN = ["pnpm-lock.yaml", "README.md"].map((path) => ROOT + path);

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new Error(`Usage: ${USAGE}`);
  const names = toNames(name, ROOT);
  const before = REWRITTEN.map((path) => [path, readFileSync(path, "utf8")] as const);
  const laid = await layProvider(names, ROOT);
  try {
    finish(laid);
  } catch (error) {
    laid.undo();
    for (const [path, text] of before) writeFileSync(path, text);
    throw error;
  }
  tell(names, laid);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Links the package, formats what was written, and draws up what depends on it. */
function finish({ created, changed }: Laid): void {
  const sources = [...created, ...changed].filter((path) => !path.includes("/generated/") && /\.(ts|json)$/.test(path));
  run("pnpm install --prefer-offline --no-frozen-lockfile --reporter=append-only");
  run(`biome check --write --colors=off ${sources.join(" ")}`);
  run("pnpm feature-table");
}

function run(command: string): void {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: ROOT,
    shell: true,
    encoding: "utf8",
    env: { ...process.env, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}` },
  });
  if (status !== 0) throw new Error(`${command} failed, and everything is as it was:\n${stdout}${stderr}`);
}

function tell({ name, title }: Names, { created, changed }: Laid): void {
  const written = created.filter((path) => !path.includes("/generated/"));
  console.log(
    `${title} is laid: ${created.length} files, of which ${created.length - written.length} are generated.\n`,
  );
  for (const path of written) console.log(`  ${path}`);
  console.log("\nNamed in");
  for (const path of changed) console.log(`  ${path}`);
  console.log(`\n${nextSteps(name, readFileSync(`${ROOT}packages/${name}/test/conformance.test.ts`, "utf8"))}`);
}
