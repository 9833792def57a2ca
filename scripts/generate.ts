/**
 * specs/<provider>.yaml → types, word lists, the operations table, the rules of requests and the names of what is personal in
 * its package, and the contract that the simulator answers by. Offline and repeatable: the same contract gives the same bytes.
 *
 *     pnpm generate            writes what is stale
 *     pnpm generate --check    writes nothing; fails, naming the files, when one is stale
 */
import { relative } from "node:path";
import { ROOT } from "./contracts.ts";
import { findStale, writeStale } from "./generate/staleness.ts";

if (process.argv.includes("--check")) {
  const { stale, orphans, wanted } = await findStale();
  for (const path of [...stale.keys(), ...orphans]) console.error(`stale: ${relative(ROOT, path)}`);
  if (stale.size + orphans.length > 0) {
    console.error("Run `pnpm generate` and commit what it writes.");
    process.exitCode = 1;
  } else {
    console.log(`${wanted} generated files are fresh`);
  }
} else {
  for (const line of await writeStale()) console.log(line);
}
