/**
 * Holds our contracts against what providers publish.
 *
 *     pnpm specs check [provider] --upstream FILE|URL [--base FILE]    what differs, and whether it matters
 *     pnpm specs check <provider> --answers FOLDER                     the same, from recorded answers
 *     pnpm specs sync <provider> --upstream FILE|URL                   writes what is additive into the contract
 *     pnpm specs replay [FOLDER|ARCHIVE|FILE …]                        every transition between published documents
 *     pnpm specs fingerprint --upstream FILE                           which known generation a document or answer is
 *     pnpm specs generations --write [FOLDER|ARCHIVE|FILE …]           what fingerprints are held against
 *     pnpm specs follow <provider> --upstream FILE|URL --out FOLDER    check, sync and test, for a pull request
 *
 * Ends with 0 when nothing needs a person, 1 when something does (see `--fail-on`), 2 when there was nothing to hold against.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DocumentError } from "./specs/document/document.ts";
import { UsageError } from "./specs/usage.ts";

const COMMANDS: Readonly<Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>>> = {
  check: () => import("./specs/commands/check.ts"),
  sync: () => import("./specs/commands/sync.ts"),
  replay: () => import("./specs/commands/replay.ts"),
  fingerprint: () => import("./specs/commands/fingerprint.ts"),
  generations: () => import("./specs/commands/generations.ts"),
  follow: () => import("./specs/commands/follow.ts"),
};

// Paths are from where somebody called, which is not where a package manager runs a package's script.
process.chdir(process.env.INIT_CWD ?? process.cwd());

const [name = "", ...args] = process.argv.slice(2);
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

const USAGE = /\/\*\*\n(.*?)\n \*\//s.exec(readFileSync(fileURLToPath(import.meta.url), "utf8"))?.[1] ?? "";

try {
  if ([name, ...args].includes("--help")) {
    console.log(USAGE.replaceAll(/^ \* ?/gm, ""));
    process.exit(0);
  }
  if (load === undefined) {
    throw new UsageError(
      `${name === "" ? "no command" : `no command \`${name}\``}: it is one of ${Object.keys(COMMANDS).join(", ")}`,
    );
  }
  const { run } = await load();
  process.exitCode = await run(args);
} catch (error) {
  // What went wrong is never taken for an answer, which 1 is.
  process.exitCode = 2;
  const isExpected = error instanceof DocumentError || error instanceof UsageError;
  console.error(isExpected ? error.message : error);
}
