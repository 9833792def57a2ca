import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ROOT } from "../../contracts.ts";

/** A line that has to be looked at before everything compiles again. */
export interface Missing {
  /** `packages/vapi/src/statuses.ts:12` */
  readonly at: string;
  /** What the compiler says, its first line. */
  readonly says: string;
}

/** What does not compile after a contract was changed: tables that lack its new words, first of all. */
export function findMissing(provider: string): readonly Missing[] {
  const projects = [`packages/${provider}`, "packages/simulator", "packages/cozmox", "scripts"];
  const wanted = [...new Set(projects)].filter((project) => existsSync(`${ROOT}${project}/tsconfig.json`));
  return wanted.flatMap((project) => {
    const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", project, "--pretty", "false"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    return [...stdout.matchAll(/^(\S[^(\n]*)\((\d+),\d+\): error TS\d+: (.*)$/gm)].map(([, file, line, says]) => ({
      at: `${file}:${line}`,
      says: says ?? "",
    }));
  });
}
