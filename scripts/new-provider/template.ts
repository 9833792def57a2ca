/**
 * Templates are the files of `template/`, where names stand as `__name__`, `__Name__` and `__NAME__`. What an author is to
 * write is there twice: as it is laid, and as it reads once its step has been taken.
 *
 *     //:step 2
 *     what is laid
 *     //:written
 *     what comes of it
 *     //:end
 *
 * Nobody is given the second half: with it the tests take the steps one by one, and see that each brings what it promises.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Names } from "./names.ts";

const TEMPLATE = fileURLToPath(new URL("template/", import.meta.url));
const SUFFIX = ".tmpl";

/** Text of every file that is laid, by its path in the workspace. `taken`: how many steps are. */
export function templateFiles(names: Names, taken = 0): ReadonlyMap<string, string> {
  const paths = readdirSync(TEMPLATE, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(SUFFIX));
  return new Map(
    paths.sort().map((path) => {
      const text = readFileSync(TEMPLATE + path, "utf8");
      return [fill(path.slice(0, -SUFFIX.length).replaceAll("\\", "/"), names), fill(takeSteps(text, taken), names)];
    }),
  );
}

function fill(text: string, { name, title, constant }: Names): string {
  return text.replaceAll("__name__", name).replaceAll("__Name__", title).replaceAll("__NAME__", constant);
}

function takeSteps(text: string, taken: number): string {
  return text.replace(PART, (_part, step: string, laid: string, written: string) =>
    Number(step) <= taken ? written : laid,
  );
}

const PART = /^\/\/:step (\d+)\n(.*?)^\/\/:written\n(.*?)^\/\/:end\n/gms;
