import { template } from "../document/paths.ts";
import { phraseAll } from "../report/phrase.ts";
import { compareSurfaces } from "../surface/compare.ts";
import type { Difference } from "../surface/difference.ts";
import type { Operation, Surface } from "../surface/surface.ts";
import { countApart } from "./collect-generations.ts";
import type { Generation, Generations } from "./generations.ts";
import { closestOf, type Identity, runsOf, type Standing } from "./identify.ts";
import { toStatements } from "./statements.ts";

/** Which generation a published document is. Undefined: it has nothing that any of them has. */
export function identifyDocument(generations: Generations, source: string, surface: Surface): Identity | undefined {
  if (surface.operations.size === 0) return undefined;
  const said = toStatements(surface);
  const standings = generations.all.map((generation) =>
    toStanding(
      generation,
      // What stands in another form hides what it holds from a comparison, and not from a count.
      countApart(said, generation.statements),
      () => compareSurfaces(surface, generation.surface).differences,
    ),
  );
  return identity(generations, { source, kind: "document" }, standings);
}

/**
 * Which generation a contract was made from: it says less than a document, so it is held against as much as it says. Undefined:
 * most of its operations are not theirs.
 */
export function identifyContract(generations: Generations, source: string, own: Surface): Identity | undefined {
  const standings = generations.all.map((generation) => {
    const theirs = matched(own, generation.surface);
    const { differences } = compareSurfaces({ ...own, neighbours: [] }, theirs);
    const told = differences.filter((each) => !isOpenHere(each));
    const isOther = theirs.operations.size < own.operations.size / 2;
    return toStanding(generation, isOther ? Number.POSITIVE_INFINITY : told.length, () => told);
  });
  return identity(generations, { source, kind: "contract" }, standings);
}

function identity(
  generations: Generations,
  subject: Pick<Identity, "source" | "kind">,
  standings: readonly Standing[],
): Identity | undefined {
  const closest = closestOf(standings);
  const [first] = closest;
  if (first === undefined) return undefined;
  const chosen = closest.map(({ generation }) => generation);
  return {
    provider: generations.provider,
    ...subject,
    runs: runsOf(generations, chosen, standings),
    against: first.contradictions(),
  };
}

/** `differences`: from what is to be identified to the generation. */
function toStanding(generation: Generation, weight: number, differences: () => readonly Difference[]): Standing {
  const backwards = () => differences().map(reversed).map(says);
  return {
    generation,
    weight,
    contradictions: backwards,
    evidence: (side) => (side === "before" ? backwards() : differences().map(says)),
  };
}

function says(difference: Difference): string {
  return phraseAll([difference]);
}

function reversed({ before, after, ...difference }: Difference): Difference {
  return {
    ...difference,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  };
}

/** The other surface's operations under our names, those that we have. */
function matched(own: Surface, surface: Surface): Surface {
  const theirs = [...surface.operations.values()];
  const operations = [...own.operations.values()].flatMap(({ name, method, path }): [string, Operation][] => {
    const same = theirs.find((each) => each.method === method && template(each.path) === template(path));
    return same === undefined ? [] : [[name, { ...same, name, path }]];
  });
  return { ...surface, operations: new Map(operations), neighbours: [] };
}

/** Where one of the two takes anything, it says nothing of kinds. */
function isOpenHere({ aspect, before, after }: Difference): boolean {
  return aspect === "kind" && (before === "anything" || after === "anything");
}
