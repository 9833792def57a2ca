/** Packs each package as it would be published, and asks two linters whether every entry resolves with its types. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { ROOT } from "./contracts.ts";

const LINTERS: readonly ((tarball: string) => string)[] = [
  (tarball) => `publint run ${tarball} --strict`,
  // Only ESM is promised.
  (tarball) => `attw ${tarball} --profile esm-only --format table --no-color`,
];

const folder = mkdtempSync(`${tmpdir()}/packed-`);
try {
  const packages = readdirSync(`${ROOT}packages`);
  for (const name of packages) run(`pnpm pack --pack-destination ${folder}`, `packages/${name}`);
  const tarballs = readdirSync(folder);
  if (tarballs.length < packages.length) throw new Error(`only ${tarballs.join(", ")} could be packed`);
  for (const tarball of tarballs) {
    const complaints = LINTERS.map((linter) => run(linter(`${folder}/${tarball}`), ".")).filter(
      ({ status }) => status !== 0,
    );
    console.log(`${complaints.length === 0 ? "ok    " : "FAILED"} ${tarball}`);
    for (const { stdout, stderr } of complaints) console.log(`${stdout}${stderr}`);
    if (complaints.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

function run(command: string, cwd: string) {
  return spawnSync(command, {
    cwd: `${ROOT}${cwd}`,
    shell: true,
    encoding: "utf8",
    env: { ...process.env, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}` },
  });
}
