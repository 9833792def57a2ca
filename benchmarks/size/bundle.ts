import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Metafile, type OutputFile } from "esbuild";
import type { Consumer } from "./subjects.ts";

/** What a file of the sources adds to a bundle, minified and not compressed. */
export interface Part {
  readonly file: string;
  readonly bytes: number;
}

/** A consumer as esbuild makes it ready for delivery. */
export interface Bundle {
  /** Gzip of all of it in one file, whatever of it is ever loaded. */
  readonly wholeBytes: number;
  /** By name; the first one is what is started. */
  readonly chunks: ReadonlyMap<string, Chunk>;
}

/** One of the files that it is cut into, so that what is imported when it is needed is loaded when it is needed. */
export interface Chunk {
  readonly text: string;
  readonly gzipBytes: number;
  /** Largest first. */
  readonly parts: readonly Part[];
}

const OPTIONS = {
  bundle: true,
  minify: true,
  format: "esm",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2023",
  write: false,
  metafile: true,
  outdir: "out",
  logLevel: "silent",
  external: ["node:*", "fs", "stream", "stream/promises", "crypto", "buffer", "path"],
} as const satisfies BuildOptions;

/** `from`: what was built, or the sources, whose files tell more of what is in it. */
export async function bundleOf(
  { code, home }: Pick<Consumer, "code" | "home">,
  from: "dist" | "sources" = "dist",
): Promise<Bundle> {
  const resolveDir = fileURLToPath(home);
  const stdin = { contents: code, resolveDir, loader: "js", sourcefile: "consumer.js" } as const;
  const conditions = from === "dist" ? ["import"] : ["import", "@trunkline/source"];
  const [whole, cut] = await Promise.all([
    build({ ...OPTIONS, stdin, conditions, absWorkingDir: resolveDir }),
    build({ ...OPTIONS, stdin, conditions, absWorkingDir: resolveDir, splitting: true }),
  ]);
  return {
    wholeBytes: whole.outputFiles.reduce((sum, { contents }) => sum + gzip(contents), 0),
    chunks: new Map(inOrder(cut.outputFiles).map((file) => [nameOf(file), toChunk(file, cut.metafile)])),
  };
}

/** Gzip of those of its chunks. */
export function gzipOf({ chunks }: Bundle, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (chunks.get(name)?.gzipBytes ?? 0), 0);
}

/** What is in those of its chunks, file by file, largest first. */
export function partsOf({ chunks }: Bundle, names: readonly string[]): readonly Part[] {
  return names.flatMap((name) => chunks.get(name)?.parts ?? []).sort((a, b) => b.bytes - a.bytes);
}

const ENTRY = "stdin.js";

function inOrder(files: readonly OutputFile[]): readonly OutputFile[] {
  return files.toSorted((a, b) => Number(nameOf(b) === ENTRY) - Number(nameOf(a) === ENTRY));
}

function nameOf({ path }: OutputFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function toChunk(file: OutputFile, { outputs }: Metafile): Chunk {
  const output = Object.entries(outputs).find(([path]) => path.endsWith(`/${nameOf(file)}`))?.[1];
  return {
    text: file.text,
    gzipBytes: gzip(file.contents),
    parts: Object.entries(output?.inputs ?? {})
      .map(([path, { bytesInOutput }]) => ({ file: path.replace(/^(\.\.\/)+/, ""), bytes: bytesInOutput }))
      .sort((a, b) => b.bytes - a.bytes),
  };
}

function gzip(contents: Uint8Array): number {
  return gzipSync(contents, { level: 9 }).length;
}
