/** Packs each public package as it would be published, and asks two linters whether every entry resolves with its types. */
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { ROOT } from "./contracts.ts";

for (const name of readdirSync(`${ROOT}packages`)) {
  const folder = `${ROOT}packages/${name}`;
  const packed = run(folder, "pnpm pack --silent").stdout.trim().split("\n").at(-1) ?? "";
  const tarball = packed.startsWith("/") ? packed : `${folder}/${packed}`;
  try {
    const results = [
      run(folder, `publint run ${tarball} --strict`),
      // A workspace's own source condition leads nowhere once packed without it; only ESM is promised.
      run(folder, `attw ${tarball} --profile esm-only --format table --no-color`),
    ];
    const isGood = results.every(({ status }) => status === 0);
    console.log(`${isGood ? "ok    " : "FAILED"} @trunkline/${name}`);
    if (isGood) continue;
    for (const { stdout, stderr } of results) console.log(`${stdout}${stderr}`);
    process.exitCode = 1;
  } finally {
    rmSync(tarball, { force: true });
  }
}

function run(cwd: string, command: string) {
  return spawnSync(command, {
    cwd,
    shell: true,
    encoding: "utf8",
    env: { ...process.env, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}` },
  });
}
