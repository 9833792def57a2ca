import { spawnSync } from "node:child_process";
import { ROOT } from "../../contracts.ts";

/** What became of some tests. */
export interface TestRun {
  readonly name: string;
  readonly hasPassed: boolean;
  /** The end of what they said. */
  readonly output: string;
}

const MOST_OUTPUT = 6_000;
const VITEST = `${ROOT}node_modules/vitest/vitest.mjs`;

/** What a changed contract can break at once, in a minute. The pull request's own checks run everything. */
export function runTests(provider: string): readonly TestRun[] {
  return [
    tested("what is generated is fresh", "scripts", [`${ROOT}node_modules/tsx/dist/cli.mjs`, "generate.ts", "--check"]),
    tested("format and lint", ".", [`${ROOT}node_modules/@biomejs/biome/bin/biome`, "ci", "--colors=off"]),
    tested(`tests of ${provider}`, `packages/${provider}`, [VITEST, "run", "--reporter=dot"]),
    tested("tests of the contracts", "scripts", [VITEST, "run", "--reporter=dot", "sensitive", "preflight", "seeds"]),
  ];
}

function tested(name: string, folder: string, command: readonly string[]): TestRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: `${ROOT}${folder}`,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, CI: "true", NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  return { name, hasPassed: status === 0, output: `${stdout}${stderr}`.trim().slice(-MOST_OUTPUT) };
}
