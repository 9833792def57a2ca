import { existsSync, readdirSync, readFileSync } from "node:fs";
import { ROOT } from "../../contracts.ts";

/** A fenced block in one of the project's pages. */
export interface CodeBlock {
  /** Page and line, to be found by. */
  readonly name: string;
  readonly language: string;
  readonly code: string;
}

/** Every fenced block that names a language: those that do not are drawings. */
export function readCodeBlocks(): readonly CodeBlock[] {
  return pages().flatMap((page) => {
    const text = readFileSync(`${ROOT}${page}`, "utf8");
    return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(({ 1: language = "", 2: code = "", index }) => ({
      name: `${page}:${text.slice(0, index).split("\n").length}`,
      language,
      code,
    }));
  });
}

function pages(): string[] {
  const inFolder = (folder: string) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`);
  const ofPackages = readdirSync(`${ROOT}packages`).map((name) => `packages/${name}/README.md`);
  return ["README.md", "CONTRIBUTING.md", ...inFolder("docs"), ...ofPackages].filter((page) =>
    existsSync(`${ROOT}${page}`),
  );
}
