import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Bytes of what is installed with a package: of ours what would be published, of others what is there. */
export function diskBytes(folders: readonly URL[]): number {
  return folders.reduce((sum, folder) => sum + bytesOf(folder), 0);
}

function bytesOf(folder: URL): number {
  const { name } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  return String(name).startsWith("@trunkline/") ? publishedBytes(folder) : treeBytes(folder);
}

/** What npm itself would pack, unpacked. */
function publishedBytes(folder: URL): number {
  const cwd = fileURLToPath(folder);
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  return Number(packed.unpackedSize);
}

function treeBytes(folder: URL): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => statSync(new URL(path, folder)))
    .filter((stats) => stats.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}
