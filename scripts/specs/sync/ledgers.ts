import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ROOT } from "../../contracts.ts";

/**
 * Writes how the words of a provider read now into its ledgers, for somebody to read as a diff. Gives what the test of its words says
 * where one of them is not read at all; undefined: all are, or there is no such test.
 */
export function writeLedgers(provider: string): string | undefined {
  const folder = `${ROOT}packages/${provider}`;
  if (!existsSync(`${folder}/test/words.test.ts`)) return undefined;
  const vitest = `${ROOT}node_modules/vitest/vitest.mjs`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, "run", "--update", "--reporter=dot", "test/words.test.ts"],
    { cwd: folder, encoding: "utf8", env: { ...process.env, CI: "", NO_COLOR: "1" } },
  );
  return status === 0 ? undefined : `${stdout}${stderr}`.trim();
}
