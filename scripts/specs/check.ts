import type { Contract } from "../contracts.ts";
import { DocumentError, type Published } from "./document/document.ts";
import { grade } from "./grade/grade.ts";
import { openReaders, type Readers } from "./readers/readers.ts";
import { rememberTrials } from "./readers/remember-trials.ts";
import { compareSurfaces } from "./surface/compare.ts";
import { CONSEQUENCES, type Consequence, type Graded, worst } from "./surface/difference.ts";
import { type Places, placesOf } from "./surface/places.ts";
import { projectContract, projectDocument } from "./surface/project.ts";
import type { Excuse, Surface } from "./surface/surface.ts";

/** What was found when a document was held against something. */
export interface Check {
  readonly provider: string;
  /** What it was held against: the contract, or an older document. */
  readonly base: string;
  readonly upstream: string;
  /** Of the most serious difference; `none` where nothing differs. */
  readonly consequence: Consequence;
  /** Most serious first, then by place. */
  readonly differences: readonly Graded[];
  /** Departures that the contract explains, and that are none any more. */
  readonly idle: readonly Excuse[];
}

/** A contract, and our functions as they are today: what documents of its provider are held against. */
export interface Checker {
  /** What the contract says. */
  readonly own: Surface;
  /** What a document says where the contract speaks. Throws a {@link DocumentError} where it speaks of nothing of ours. */
  readonly project: (published: Published) => Surface;
  /** Each difference from `before` to `after`, graded. */
  readonly compare: (before: Surface, after: Surface) => Promise<Pick<Check, "consequence" | "differences" | "idle">>;
}

/** Of the operations of a contract, those that a document of the same API has at least. */
const FEWEST = 1 / 4;

const opened = new WeakMap<Contract, Promise<Checker>>();

/** Opened once for each contract: what has been tried of it stays known. */
export function openChecker(contract: Contract): Promise<Checker> {
  const checker = opened.get(contract) ?? open(contract);
  opened.set(contract, checker);
  return checker;
}

async function open(contract: Contract): Promise<Checker> {
  const own = projectContract(contract);
  const places: Places = placesOf(own);
  const readers: Readers = rememberTrials(await openReaders(contract.provider, own));
  return {
    own,
    project({ document, source }) {
      const surface = projected(contract, document, source);
      const [there, wanted] = [surface.operations.size, contract.operations.length];
      if (there >= wanted * FEWEST) return surface;
      const have = there === 0 ? "none of the operations" : `${there} of the ${wanted} operations`;
      throw new DocumentError(source, `has ${have} that specs/${contract.provider}.yaml names: it is another API's`);
    },
    async compare(before, after) {
      const { differences, idle } = compareSurfaces(before, after);
      const graded = [...(await grade(differences, readers, places))].sort(bySeriousness);
      return { consequence: worst(graded.map((each) => each.consequence)), differences: graded, idle };
    },
  };
}

function projected(contract: Contract, document: Published["document"], source: string): Surface {
  try {
    return projectDocument(contract, document);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError(source, "is nested too deeply to be read");
    throw error;
  }
}

/** Holds a contract, or an older document, against a newer one. */
export async function check(contract: Contract, upstream: Published, base?: Published): Promise<Check> {
  const checker = await openChecker(contract);
  const before = base === undefined ? checker.own : checker.project(base);
  const found = await checker.compare(before, checker.project(upstream));
  return {
    provider: contract.provider,
    base: base?.source ?? `specs/${contract.provider}.yaml`,
    upstream: upstream.source,
    ...found,
    idle: base === undefined ? found.idle : [],
  };
}

/** The worst first; of those, what is no longer there to ask, then what is read, then what touches most. */
function bySeriousness(a: Graded, b: Graded): number {
  return (
    CONSEQUENCES.indexOf(b.consequence) - CONSEQUENCES.indexOf(a.consequence) ||
    Number(b.aspect === "operation") - Number(a.aspect === "operation") ||
    Number(b.ways.includes("read")) - Number(a.ways.includes("read")) ||
    b.fields.length - a.fields.length
  );
}
