/**
 * Every benchmark, one after another, since two at a time would measure each other. What was built has to be there: run
 * `pnpm build` first. Fails at the end if any of them did.
 *
 * - `--quick`: a first look in two or three minutes
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });

const SOURCES = ["--conditions=@trunkline/source", "--import=tsx"];

/** What Node is told, and what makes them quick. */
const BENCHMARKS = {
  transport: { node: SOURCES, quick: ["--quick"] },
  rows: { node: SOURCES, quick: ["--quick"] },
  mapping: { node: SOURCES, quick: ["--quick"] },
  growth: { node: SOURCES, quick: ["--quick"] },
  // Measures what was built.
  size: { node: ["--import=tsx"], quick: ["--seconds", "20"] },
} as const;

for (const [name, { node, quick }] of Object.entries(BENCHMARKS)) {
  console.log(`## ${name}\n`);
  const child = spawn(process.execPath, [...node, `${name}.ts`, ...(values.quick ? quick : [])], {
    cwd: import.meta.dirname,
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}
