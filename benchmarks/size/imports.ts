import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runRecorded } from "./recorder.ts";
import type { Imported } from "./subjects.ts";

/** What one import cost a fresh process, without what the process costs itself. */
export interface ImportCost {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

/** Files that Node loads for it, without its own. */
export async function modulesOf({ home, specifier }: Imported): Promise<readonly string[]> {
  const { loaded } = await runRecorded({ code: `await import(${JSON.stringify(specifier)});`, home });
  return loaded;
}

/** In a process of its own. */
export async function importCost({ home, specifier }: Imported): Promise<ImportCost> {
  // What the loader itself takes for its first module is no package's.
  const code = `
await import("data:text/javascript,");
const before = process.memoryUsage().rss;
const startedAt = performance.now();
await import(${JSON.stringify(specifier)});
const milliseconds = performance.now() - startedAt;
console.log(JSON.stringify({ milliseconds, mebibytes: (process.memoryUsage().rss - before) / 2 ** 20 }));`;
  const options = { cwd: fileURLToPath(home), env: { PATH: process.env.PATH } };
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], options);
  const told: unknown = JSON.parse(stdout);
  if (!isCost(told)) throw new Error(`an import of ${specifier} told no cost`);
  return told;
}

function isCost(told: unknown): told is ImportCost {
  return typeof told === "object" && told !== null && "milliseconds" in told && "mebibytes" in told;
}
