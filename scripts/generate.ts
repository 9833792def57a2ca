/**
 * specs/<provider>.yaml → types, word lists, the operations table, the rules of requests and the names of what is personal in
 * its package, and the contract that the simulator answers by. Offline and repeatable: the same contract gives the same bytes.
 *
 *     pnpm generate            writes what is stale
 *     pnpm generate --check    writes nothing; fails, naming the files, when one is stale
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { ROOT, readContracts } from "./contracts.ts";
import { generatedFiles } from "./generate/files.ts";

const check = process.argv.includes("--check");
const wanted = new Map<string, string>();
for (const contract of readContracts()) {
  for (const [path, text] of await generatedFiles(contract)) wanted.set(`${ROOT}packages/${path}`, text);
}

const stale = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
const orphans = generatedNow().filter((path) => !wanted.has(path));

if (check) {
  for (const path of [...stale.map(([path]) => path), ...orphans]) console.error(`stale: ${relative(ROOT, path)}`);
  if (stale.length + orphans.length > 0) {
    console.error("Run `pnpm generate` and commit what it writes.");
    process.exitCode = 1;
  } else {
    console.log(`${wanted.size} generated files are fresh`);
  }
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${relative(ROOT, path)}`);
  }
  for (const path of orphans) {
    rmSync(path);
    console.log(`removed ${relative(ROOT, path)}`);
  }
}

function generatedNow(): string[] {
  return readdirSync(`${ROOT}packages`).flatMap((name) => {
    const folder = `${ROOT}packages/${name}/src/generated`;
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`);
  });
}
