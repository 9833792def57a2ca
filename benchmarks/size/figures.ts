import { readFileSync } from "node:fs";
import { checkCost, pathOf } from "../types/check.ts";
import { TYPED } from "../types/consumers.ts";
import { bundleOf, gzipOf } from "./bundle.ts";
import { modulesOf } from "./imports.ts";
import { chunksOfListing } from "./listing-run.ts";
import { CONSUMERS, IMPORTED } from "./subjects.ts";

/** What the same sources always come to, by what it is. */
export type Figures = Readonly<Record<string, number>>;

/** Of everything of ours that is measured and whose measure depends on no clock. */
export async function figures(): Promise<Figures> {
  const isOurs = ({ name }: { readonly name: string }) => name.startsWith("@trunkline/");
  const found: Record<string, number> = {};
  for (const consumer of CONSUMERS.filter(isOurs)) {
    const bundle = await bundleOf(consumer);
    found[`${consumer.name}: bytes that listing campaigns loads, gzip`] = gzipOf(bundle, await chunksOfListing(bundle));
    found[`${consumer.name}: bytes of everything in one file, gzip`] = bundle.wholeBytes;
  }
  for (const imported of IMPORTED.filter(isOurs)) {
    found[`${imported.name}: modules that an import loads`] = (await modulesOf(imported)).length;
  }
  for (const consumer of TYPED.filter(isOurs)) {
    const { instantiations, files } = checkCost(consumer);
    found[`${consumer.name}: types that checking a program instantiates`] = instantiations;
    found[`${consumer.name}: files with a provider's or a client's own types that it reads`] = files.filter(
      (file) => file !== pathOf(consumer) && isForeign(file),
    ).length;
  }
  return found;
}

/** Written by a generator out of a provider's contract, or part of openapi-fetch. */
function isForeign(file: string): boolean {
  return file.includes("openapi-") || readFileSync(file, "utf8").includes("interface components {");
}
