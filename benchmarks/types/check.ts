import { fileURLToPath } from "node:url";
import ts from "typescript";
import { CURSOR, type TypedConsumer } from "./consumers.ts";

/** What checking a program took. */
export interface CheckCost {
  readonly milliseconds: number;
  readonly instantiations: number;
  /** Files that were read for it. */
  readonly files: readonly string[];
}

/** A user's settings. */
export const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** The program's own file, which is on no disk. */
export function pathOf({ home }: TypedConsumer): string {
  return fileURLToPath(new URL("consumer-of-size.mts", home));
}

/** Checks it from nothing, in this process. Throws unless it is free of errors. */
export function checkCost(consumer: TypedConsumer): CheckCost {
  const path = pathOf(consumer);
  const host = ts.createCompilerHost(COMPILER_OPTIONS);
  const text = consumer.code.replace(CURSOR, "");
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => file === path || fileExists(file);
  host.readFile = (file) => (file === path ? text : readFile(file));
  host.getSourceFile = (file, version, ...rest) =>
    file === path ? ts.createSourceFile(file, text, version) : getSourceFile(file, version, ...rest);
  const startedAt = performance.now();
  const program = ts.createProgram([path], COMPILER_OPTIONS, host);
  const [error] = ts.getPreEmitDiagnostics(program);
  const milliseconds = performance.now() - startedAt;
  if (error !== undefined)
    throw new Error(`${consumer.name}: ${ts.flattenDiagnosticMessageText(error.messageText, "\n")}`);
  return {
    milliseconds,
    instantiations: program.getInstantiationCount(),
    files: program.getSourceFiles().map(({ fileName }) => fileName),
  };
}
