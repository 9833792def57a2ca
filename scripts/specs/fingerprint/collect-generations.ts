import type { Contract } from "../../contracts.ts";
import { DocumentError, type Published } from "../document/document.ts";
import { projectDocument } from "../surface/project.ts";
import { dayOf, type Generations, toGenerations } from "./generations.ts";
import { type Statements, toStatements } from "./statements.ts";

/**
 * Generations out of documents, oldest first: those in which our surface moved. Onto `known`, those of days after its newest are
 * added, and documents of before are passed over; without it they are collected anew. Documents that have nothing of ours yet
 * are none.
 */
export async function collectGenerations(
  contract: Contract,
  documents: AsyncIterable<Published> | Iterable<Published>,
  known?: Generations,
): Promise<Generations> {
  const found = (known?.all ?? []).map(({ name, statements }): [string, Statements] => [name, statements]);
  const newestKnown = found.at(-1)?.[0];
  const ofTheDay = new Map<string, number>();
  for await (const published of documents) {
    const day = dateOf(published);
    const newest = found.at(-1);
    if (newestKnown !== undefined && day <= dayOf(newestKnown)) continue;
    if (newest !== undefined && day < dayOf(newest[0])) {
      throw new DocumentError(published.source, `is of ${day}, and comes after one of ${newest[0]}: oldest first`);
    }
    const number = (ofTheDay.get(day) ?? 0) + 1;
    ofTheDay.set(day, number);
    const surface = projectDocument(contract, published.document);
    if (surface.operations.size === 0) continue;
    const statements = toStatements(surface);
    if (newest !== undefined && isEqual(newest[1], statements)) continue;
    found.push([number === 1 ? day : `${day}.${number}`, statements]);
  }
  return { provider: contract.provider, all: toGenerations(contract.provider, found) };
}

/** How many statements one makes and the other does not. */
export function countApart(a: Statements, b: Statements): number {
  return missing(a, b) + missing(b, a);
}

export function isEqual(a: Statements, b: Statements): boolean {
  return countApart(a, b) === 0;
}

function missing(of: Statements, from: Statements): number {
  return [...of].reduce((sum, [place, said]) => {
    const others = from.get(place);
    return sum + [...said].filter((what) => others?.has(what) !== true).length;
  }, 0);
}

function dateOf({ source, date }: Published): string {
  if (date !== undefined) return date;
  throw new DocumentError(source, "has no day in its name, `2026-08-18`: a document itself does not tell when it was");
}
