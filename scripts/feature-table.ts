/**
 * Prints into README.md what each adapter can do: its operations, asked for real on the simulator so that the table knows
 * which requests lie behind each, its capabilities, and what of it all is inferred.
 *
 *     pnpm feature-table            writes README.md
 *     pnpm feature-table --check    writes nothing; fails when README.md is stale
 */
import { readFileSync, writeFileSync } from "node:fs";
import { ROOT } from "./contracts.ts";
import { featureTable } from "./feature-table/table.ts";

const START = "<!-- feature-table: written by scripts/feature-table.ts -->";
const END = "<!-- /feature-table -->";

// Making it takes a while: what is written into the page meanwhile must not be lost.
const table = await featureTable();
const path = `${ROOT}README.md`;
const readme = readFileSync(path, "utf8");
const [before, after] = [readme.indexOf(START), readme.indexOf(END)];
if (before < 0 || after < before) throw new Error(`README.md has no ${START} … ${END}`);
const fresh = `${readme.slice(0, before)}${START}\n\n${table}\n${readme.slice(after)}`;

if (fresh === readme) {
  console.log("the feature table is fresh");
} else if (process.argv.includes("--check")) {
  console.error("README.md: the feature table is stale. Run `pnpm feature-table` and commit what it writes.");
  process.exitCode = 1;
} else {
  writeFileSync(path, fresh);
  console.log("wrote README.md");
}
