import { type ChildProcess, fork } from "node:child_process";

/** Runs the sources as they are, whatever runs the benchmark itself. */
const SOURCES = ["--conditions=@trunkline/source", "--import=tsx"];
const HOME = new URL("..", import.meta.url);

/** Starts a file of a benchmark in a process of its own, so that nothing which ran before has shaped its code or its heap. */
export function startProcess(entry: URL, ...args: readonly string[]): ChildProcess {
  return fork(entry, args, { execArgv: SOURCES, cwd: HOME });
}

/** The first thing that a process tells. Rejects when it ends without a word. */
export function firstMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`a measuring process ended with ${code} and told nothing`)));
  });
}

/** Ends a process, and waits until it has ended. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}
