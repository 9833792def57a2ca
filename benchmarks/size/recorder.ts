import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

/** What a program did. */
export interface Run {
  readonly stdout: string;
  /** Files of modules, in the order in which Node loaded them; none of Node's own. */
  readonly loaded: readonly string[];
}

/** Tells of each module that is loaded. It runs apart from the program, and does not see what the program sees. */
const HOOKS = `
import { appendFileSync } from "node:fs";
export async function load(url, context, next) {
  if (url.startsWith("file:")) appendFileSync(process.env.LOADED, url + "\\n");
  return next(url, context);
}`;

/** A first module of a program that has its modules told of. */
const REGISTER = toModule(`import { register } from "node:module"; register(${JSON.stringify(toModule(HOOKS))});`);

/** Runs a module in a process of its own, and records what it loads. `before`: code that runs first. */
export async function runRecorded(
  { code, home, before = "" }: { readonly code: string; readonly home: URL; readonly before?: string },
  variables: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const folder = await mkdtemp(`${tmpdir()}/recorded-`);
  try {
    const list = `${folder}/loaded`;
    const imports = [REGISTER, toModule(before)].flatMap((module) => ["--import", module]);
    const child = spawn(process.execPath, [...imports, "--input-type=module", "--eval", code], {
      cwd: fileURLToPath(home),
      env: { PATH: process.env.PATH, ...variables, LOADED: list },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr, exit] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      new Promise((resolve) => child.once("exit", resolve)),
    ]);
    if (exit !== 0) throw new Error(`a recorded program ended with ${exit}: ${stderr}`);
    const loaded = await readFile(list, "utf8").catch(() => "");
    return { stdout, loaded: loaded.split("\n").filter((url) => url !== "") };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const piece of stream) text += String(piece);
  return text;
}

function toModule(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
