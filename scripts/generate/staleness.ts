import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { ROOT, readContracts } from "../contracts.ts";
import { generatedFiles } from "./files.ts";

/** How far what is generated is behind the contracts. */
export interface Staleness {
  /** Text of every file that is not as the contracts would have it, by path. */
  readonly stale: ReadonlyMap<string, string>;
  /** Generated files that no contract gives rise to any more. */
  readonly orphans: readonly string[];
  /** How many files there should be. */
  readonly wanted: number;
}

export async function findStale(): Promise<Staleness> {
  const wanted = new Map<string, string>();
  for (const contract of readContracts()) {
    for (const [path, text] of await generatedFiles(contract)) wanted.set(`${ROOT}packages/${path}`, text);
  }
  const stale = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
  return { stale: new Map(stale), orphans: generatedNow().filter((path) => !wanted.has(path)), wanted: wanted.size };
}

/** Brings every generated file up to date, and gives what was done to each: `wrote packages/…`. */
export async function writeStale(): Promise<readonly string[]> {
  const { stale, orphans } = await findStale();
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  for (const path of orphans) rmSync(path);
  return [
    ...[...stale.keys()].map((path) => `wrote ${relative(ROOT, path)}`),
    ...orphans.map((path) => `removed ${relative(ROOT, path)}`),
  ];
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
