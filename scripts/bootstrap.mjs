// Runs one of the repository's jobs on a machine that has only node and npm: `npm start` and `npm test` come here.
// Plain JavaScript, because nothing is installed yet. The pinned pnpm comes through npx, which keeps it for next time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
const [job, ...rest] = process.argv.slice(2);

function pnpm(...args) {
  const { status, error } = spawnSync("npx", ["--yes", "--prefer-offline", packageManager, ...args], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: "1",
      TRUNKLINE_REFERENCE_STATE: referenceState(),
      npm_config_update_notifier: "false",
    },
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

pnpm("install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only", "--silent");
pnpm("run", "--silent", `job:${job}`, ...rest);

// Some tests read what lies beside the checkout, where no cache of test results looks: this text changes when that does.
function referenceState() {
  const hash = createHash("sha256");
  for (const name of ["seeds", "upstream"]) {
    const folder = resolve(root, process.env.TRUNKLINE_REFERENCE ?? "../shared", name);
    const files = existsSync(folder) ? readdirSync(folder).sort() : [];
    for (const file of files)
      hash.update(`${name}/${file} ${statSync(`${folder}/${file}`, { throwIfNoEntry: false })?.size}\n`);
  }
  return hash.digest("hex");
}
