import type { Results } from "../support/rounds.ts";
import { ratiosOf, spreadOf } from "../support/spread.ts";
import { toTable, toText } from "../support/table.ts";
import { BASELINE, type TypedConsumer } from "../types/consumers.ts";
import { bundleOf, gzipOf } from "./bundle.ts";
import { diskBytes } from "./disk.ts";
import { type ImportCost, modulesOf } from "./imports.ts";
import { chunksOfListing } from "./listing-run.ts";
import { CONSUMERS, type Imported } from "./subjects.ts";
import type { TypeCost } from "./timings.ts";

/** A row for each consumer that lists campaigns. */
export async function toBundles(): Promise<string> {
  const rows: string[][] = [];
  for (const consumer of CONSUMERS) {
    const bundle = await bundleOf(consumer);
    // Of one file all is loaded: nobody has to run it to see.
    const loaded = bundle.chunks.size === 1 ? [...bundle.chunks.keys()] : await chunksOfListing(bundle);
    rows.push([consumer.name, kilobytes(gzipOf(bundle, loaded)), kilobytes(bundle.wholeBytes)]);
  }
  return toTable(["lists campaigns, gzip", "loaded, kB", "all in one file, kB"], rows);
}

/** A row for each package. */
export async function toImports(results: Results<Imported, ImportCost>): Promise<string> {
  const rows: string[][] = [];
  for (const [imported, costs] of results) {
    rows.push([
      imported.name,
      toText(spreadOf(costs.map(({ milliseconds }) => milliseconds)), 1),
      String((await modulesOf(imported)).length),
      toText(spreadOf(costs.map(({ mebibytes }) => mebibytes)), 1),
      (diskBytes(imported.folders) / 1e6).toFixed(2),
    ]);
  }
  return toTable(["import", "ms", "modules", "RSS, MiB", "installed, MB"], rows);
}

/** A row for each program, beside the same with a plain `fetch`. */
export function toTypes(results: Results<TypedConsumer, TypeCost>): string {
  const costs = new Map([...results].map(([{ name }, own]) => [name, own]));
  const baseline = costs.get(BASELINE) ?? [];
  const check = (own: readonly TypeCost[]) => own.map(({ checkMilliseconds }) => checkMilliseconds);
  const completion = (own: readonly TypeCost[]) => own.map(({ completionMilliseconds }) => completionMilliseconds);
  const rows = [...costs].map(([name, own]) => [
    name,
    toText(spreadOf(check(own)), 0),
    toText(ratiosOf(check(own), check(baseline)), 2),
    String(own[0]?.instantiations ?? "–"),
    toText(ratiosOf(completion(own), completion(baseline)), 2),
  ]);
  return toTable(["types", "check, ms", `÷ ${BASELINE}`, "instantiations", `completion ÷ ${BASELINE}`], rows);
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}
