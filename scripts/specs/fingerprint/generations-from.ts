import type { Contract } from "../../contracts.ts";
import type { Published } from "../document/document.ts";
import { type Edition, withHistory } from "../document/history.ts";
import { collectGenerations } from "./collect-generations.ts";
import { type Generations, readGenerations } from "./generations.ts";

/**
 * The generations that some sources show: folders, archives or documents. Documents that begin where the known generations do, or
 * earlier, are taken for all there are, and others are added to what is known.
 */
export function generationsFrom(contract: Contract, sources: readonly string[]): Promise<Generations> {
  return withHistory(sources, async (editions) => {
    const known = readGenerations(contract.provider);
    const [first] = editions;
    const { date = "" } = first === undefined ? {} : await first.read();
    const oldest = known?.all[0]?.name;
    const isAll = oldest === undefined || date <= oldest;
    return collectGenerations(contract, documentsOf(editions), isAll ? undefined : known);
  });
}

async function* documentsOf(editions: readonly Edition[]): AsyncIterable<Published> {
  for (const edition of editions) yield await edition.read();
}
