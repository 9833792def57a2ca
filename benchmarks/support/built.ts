import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A file of a benchmark with everything that it imports, as plain JavaScript. */
export interface Built {
  /** Starts it in a fresh process: a plain Node, into which nothing else has been loaded. */
  start(args: readonly string[], nodeOptions?: readonly string[]): ChildProcess;
  remove(): Promise<void>;
}

/**
 * Builds a file from the sources as they are now. A loader of sources would be in the measured process, with its memory, and
 * names every function anew; a published package does neither. What is imported later stays a file of its own, loaded when it is
 * asked for.
 */
export async function buildEntry(entry: URL): Promise<Built> {
  const directory = await mkdtemp(join(tmpdir(), "trunkline-benchmark-"));
  const source = fileURLToPath(entry);
  await build({
    ...{ entryPoints: [source], outdir: directory, outExtension: { ".js": ".mjs" } },
    ...{ bundle: true, splitting: true, format: "esm", platform: "node", target: "node20" },
    ...{ conditions: ["@trunkline/source"], logLevel: "warning" },
  });
  const file = join(directory, `${parse(source).name}.mjs`);
  return {
    start: (args, nodeOptions = []) =>
      fork(file, args, { execArgv: [...nodeOptions], stdio: "ignore", serialization: "json" }),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
