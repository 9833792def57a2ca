/** Documents as they followed one another: from a folder, an archive, or files. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { ROOT } from "../../contracts.ts";
import { DocumentError, type Published, readPublished } from "./document.ts";

/** One document of a history, not yet read. */
export interface Edition {
  /** Of its file, without the ending: `085-2025-07-02-bcc59ab6`. */
  readonly name: string;
  /** Reads it anew each time it is called: nothing is kept. */
  readonly read: () => Promise<Published>;
}

/**
 * Calls `use` with every document that the sources hold, oldest first: by the day in the name, of one day by the number in it,
 * and else by the name; what has no day comes first. A source is a folder, an archive that `tar` reads, or a document. What is
 * unpacked for it is there until `use` has ended. Throws a {@link DocumentError} for a source that is not there, cannot be
 * unpacked, or holds no document.
 */
export async function withHistory<Result>(
  sources: readonly string[],
  use: (editions: readonly Edition[]) => Promise<Result>,
): Promise<Result> {
  const unpacked = new Map<string, string>();
  try {
    const found = sources.flatMap((source) => {
      const file = statSync(source, { throwIfNoEntry: false });
      if (file === undefined) throw new DocumentError(source, "is not there");
      if (file.isDirectory()) return documentsIn(source, source);
      if (!ARCHIVE.test(source)) return [{ file: source, source }];
      const folder = mkdtempSync(join(tmpdir(), "history-"));
      unpacked.set(source, folder);
      unpack(source, folder);
      return documentsIn(folder, source);
    });
    return await use(found.map(editionOf).sort(inOrder));
  } finally {
    for (const folder of unpacked.values()) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Where the documents of a provider lie beside the repository, or where `TRUNKLINE_REFERENCE` says: an archive of the older ones,
 * and those that came after. Throws a {@link DocumentError} where there are none: they are not ours to publish.
 */
export function historyBeside(provider: string): readonly string[] {
  const folder = join(resolve(ROOT, process.env.TRUNKLINE_REFERENCE ?? "../shared"), "upstream");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const found = names.filter((name) => name.startsWith(`${provider}-`) && (ARCHIVE.test(name) || DOCUMENT.test(name)));
  if (found.length > 0) return found.map((name) => join(folder, name));
  throw new DocumentError(folder, `holds no document of ${provider}: say where there are some`);
}

const ARCHIVE = /\.(tar|tgz|txz|tar\.(xz|gz|bz2|zst))$/;
const DOCUMENT = /\.(json|ya?ml)$/;

function unpack(archive: string, folder: string): void {
  const { error, status, stderr } = spawnSync("tar", ["-xf", resolve(archive), "-C", folder], { encoding: "utf8" });
  if (error !== undefined) throw new DocumentError(archive, `cannot be unpacked: there is no \`tar\` to do it with`);
  if (status === 0) return;
  const why = stderr.trim().split("\n")[0] ?? "";
  throw new DocumentError(archive, `cannot be unpacked: ${why === "" ? `tar ended with ${status}` : why}`);
}

/** Files alone: what a link in an archive leads to is nobody's business. */
function documentsIn(folder: string, source: string) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && DOCUMENT.test(entry.name),
  );
  if (files.length === 0) throw new DocumentError(source, "holds no document: neither .json nor .yaml");
  return files.map((entry) => ({ file: join(entry.parentPath, entry.name), source: `${source}: ${entry.name}` }));
}

interface Dated extends Edition {
  readonly date: string;
  readonly number: number;
}

function editionOf({ file, source }: { readonly file: string; readonly source: string }): Dated {
  const name = basename(file).replace(DOCUMENT, "");
  const [date = ""] = name.match(/\d{4}-\d{2}-\d{2}/) ?? [];
  const [, number] = name.replace(date, "").match(/(?:^|[-_.v])(\d{1,6})(?=[-_.]|$)/) ?? [];
  return {
    name,
    date,
    number: number === undefined ? Number.POSITIVE_INFINITY : Number(number),
    read: async () => ({ ...(await readPublished(file)), source }),
  };
}

function inOrder(a: Dated, b: Dated): number {
  const byNumber = a.number === b.number ? 0 : a.number - b.number;
  return compareText(a.date, b.date) || byNumber || compareText(a.name, b.name);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
