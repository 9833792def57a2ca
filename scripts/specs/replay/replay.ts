import type { Checker } from "../check.ts";
import type { Edition } from "../document/history.ts";
import { CONSEQUENCES, type Consequence, type Graded } from "../surface/difference.ts";
import type { Surface } from "../surface/surface.ts";

/** What changed from one document to the next, as far as we are concerned. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  /** Of the most serious difference; `none` where nothing moved. */
  readonly consequence: Consequence;
  /** Most serious first. */
  readonly differences: readonly Graded[];
}

/**
 * Every transition of a history, in its order: one document is read at a time, and two surfaces are held. Where an edition cannot
 * be read, or is another API's, its `DocumentError` ends it.
 */
export async function* replay(checker: Checker, editions: readonly Edition[]): AsyncGenerator<Transition> {
  let before: { readonly name: string; readonly surface: Surface } | undefined;
  for (const { name, read } of editions) {
    const surface = checker.project(await read());
    if (before !== undefined) {
      const { consequence, differences } = await checker.compare(before.surface, surface);
      yield { from: before.name, to: name, consequence, differences };
    }
    before = { name, surface };
  }
}

/** What a replay comes to. */
export interface Totals {
  readonly transitions: number;
  /** Those in which anything on our surface moved. */
  readonly moved: number;
  /** Of these, how many were at worst so serious. */
  readonly worst: Readonly<Record<Consequence, number>>;
  readonly differences: Readonly<Record<Consequence, number>>;
}

export const NO_TOTALS: Totals = { transitions: 0, moved: 0, worst: counted([]), differences: counted([]) };

export function addTo(totals: Totals, { consequence, differences }: Transition): Totals {
  const hasMoved = differences.length > 0;
  return {
    transitions: totals.transitions + 1,
    moved: totals.moved + (hasMoved ? 1 : 0),
    worst: hasMoved ? plus(totals.worst, counted([consequence])) : totals.worst,
    differences: plus(totals.differences, counted(differences.map((each) => each.consequence))),
  };
}

/** How many there are of each. */
export function counted(consequences: readonly Consequence[]): Readonly<Record<Consequence, number>> {
  const count = (wanted: Consequence) => consequences.filter((each) => each === wanted).length;
  return {
    none: count("none"),
    "new word": count("new word"),
    tolerable: count("tolerable"),
    "needs a person": count("needs a person"),
  };
}

function plus(a: Totals["worst"], b: Totals["worst"]): Totals["worst"] {
  const sum = { ...a };
  for (const consequence of CONSEQUENCES) sum[consequence] += b[consequence];
  return sum;
}
