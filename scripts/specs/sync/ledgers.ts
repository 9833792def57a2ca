import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { ROOT } from "../../contracts.ts";

/** What became of a provider's ledgers. */
export interface Ledgers {
  /** Those that read otherwise now, by path within the repository: for somebody to read as a diff. */
  readonly changed: readonly string[];
  /** Whether the test of its words holds. */
  readonly isSound: boolean;
}

/** Writes how the words of a provider read now into its ledgers. A provider without a test of its words has none. */
export function writeLedgers(provider: string): Ledgers {
  const folder = `packages/${provider}`;
  if (!existsSync(`${ROOT}${folder}/test/words.test.ts`)) return { changed: [], isSound: true };
  const before = ledgersIn(`${folder}/test/ledgers`);
  const vitest = `${ROOT}node_modules/vitest/vitest.mjs`;
  const { status } = spawnSync(process.execPath, [vitest, "run", "--update", "--reporter=dot", "test/words.test.ts"], {
    cwd: `${ROOT}${folder}`,
    encoding: "utf8",
    env: { ...process.env, CI: "", NO_COLOR: "1" },
  });
  const after = [...ledgersIn(`${folder}/test/ledgers`)];
  return {
    changed: after.filter(([path, text]) => before.get(path) !== text).map(([path]) => path),
    isSound: status === 0,
  };
}

function ledgersIn(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(`${ROOT}${folder}`)) return new Map();
  const paths = readdirSync(`${ROOT}${folder}`).map((name) => `${folder}/${name}`);
  return new Map(paths.map((path) => [path, readFileSync(`${ROOT}${path}`, "utf8")]));
}
