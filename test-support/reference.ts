/**
 * What the providers publish: documents and example answers that are not ours to republish. They lie in a folder beside the
 * checkout, or where `TRUNKLINE_REFERENCE` says; tests that need them are skipped where they are not.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { ROOT } from "../scripts/contracts.ts";

const FOLDER = resolve(ROOT, process.env.TRUNKLINE_REFERENCE ?? "../shared");

/** The text of a file; undefined where it is not. */
export function readReference(path: string): string | undefined {
  return existsSync(`${FOLDER}/${path}`) ? readFileSync(`${FOLDER}/${path}`, "utf8") : undefined;
}

/** Texts of an archive's files whose names hold `part`, by name; none without the archive, or where tar cannot read it. */
export function readReferenceArchive(path: string, part = ""): readonly string[] {
  const archive = `${FOLDER}/${path}`;
  if (!existsSync(archive)) return [];
  const folder = mkdtempSync(`${tmpdir()}/reference-`);
  try {
    execFileSync("tar", ["-xJf", archive, "-C", folder], { stdio: "ignore" });
    const names = readdirSync(folder).filter((name) => name.includes(part));
    return names.sort().map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  } catch {
    return [];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
