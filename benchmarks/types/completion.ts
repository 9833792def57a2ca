import ts from "typescript";
import { COMPILER_OPTIONS, pathOf } from "./check.ts";
import { CURSOR, type TypedConsumer } from "./consumers.ts";

const EDITS = 12;

/**
 * Milliseconds that an editor takes to offer what may come next after each of some edits, the median of them. It has the
 * program open, and has offered something once. Throws unless what belongs there is among what is offered.
 */
export function completionMilliseconds(consumer: TypedConsumer): number {
  const path = pathOf(consumer);
  const [before = "", after = ""] = consumer.code.split(CURSOR);
  let version = 0;
  const textNow = () => `${before}${after}\n// ${"edited ".repeat(version)}\n`;
  const service = ts.createLanguageService({
    getCompilationSettings: () => COMPILER_OPTIONS,
    getScriptFileNames: () => [path],
    getScriptVersion: (file) => (file === path ? String(version) : "0"),
    getScriptSnapshot(file) {
      const text = file === path ? textNow() : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === path || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const offered = () => service.getCompletionsAtPosition(path, before.length, undefined)?.entries ?? [];
  if (!offered().some(({ name }) => name === "status")) throw new Error(`${consumer.name}: offers no status`);
  const times = Array.from({ length: EDITS }, () => {
    version++;
    const startedAt = performance.now();
    offered();
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
  return times[EDITS / 2] ?? Number.NaN;
}
