#!/usr/bin/env node
import { runCommand } from "./cli/run.ts";

const stop = new AbortController();
// Not `once`: what restores the cursor ends the process at a signal that nobody else listens to.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
// Whoever reads has left, as `head` does.
process.stdout.on("error", () => stop.abort());
process.exitCode = await runCommand(process.argv.slice(2), process, stop.signal);
