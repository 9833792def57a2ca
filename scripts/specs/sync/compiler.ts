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

/**
 * What does not compile after a contract was changed, each line once: what lacks something first, as tables do that have not
 * heard of a word.
 */
export function findMissing(provider: string): readonly Missing[] {
  const projects = [`packages/${provider}`, "packages/simulator", "packages/cozmox", "scripts"];
  const wanted = [...new Set(projects)].filter((project) => existsSync(`${ROOT}${project}/tsconfig.json`));
  const found = wanted.flatMap((project) => {
    const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", project, "--pretty", "false"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    return missingIn(stdout);
  });
  const lines = [...new Map(found.toReversed().map((each) => [each.at, each])).values()].toReversed();
  return lines.toSorted((a, b) => Number(isLack(b)) - Number(isLack(a)));
}

/** What a compiler says of each line, in its order; where it goes into details, the detail that says most. */
export function missingIn(output: string): readonly Missing[] {
  return output.split(/^(?=\S[^(\n]*\(\d+,\d+\): error )/m).flatMap((text) => {
    const [, file, line, first = ""] = /^(\S[^(\n]*)\((\d+),\d+\): error TS\d+: (.*)/.exec(text) ?? [];
    if (file === undefined) return [];
    const lacks = /Property '[^']*' is missing|[Pp]ropert\w+ [^\n]* missing/.exec(text)?.[0];
    return [{ at: `${file}:${line}`, says: lacks ?? (first.length > LONG ? `${first.slice(0, LONG)}…` : first) }];
  });
}

const LONG = 160;

function isLack({ says }: Missing): boolean {
  return says.endsWith("missing");
}
