/** Inventions at one place of a published document, and what of it ought to be found: known from the edit alone. */
import type { Contract } from "../../contracts.ts";
import { type Node, spotsOf } from "./document-spots.ts";
import { OF_BOUNDS } from "./mutations/bounds.ts";
import { createDraw, type Draw, type Make, type Mutation, type Target } from "./mutations/mutation.ts";
import { OFF_SURFACE } from "./mutations/off-surface.ts";
import { OF_OPERATIONS } from "./mutations/operations.ts";
import { OF_PROPERTIES } from "./mutations/properties.ts";
import { OF_VALUES } from "./mutations/values.ts";

export { createDraw, type Draw, type Expected, type Mutation } from "./mutations/mutation.ts";

export interface Mutations {
  readonly kinds: readonly string[];
  /** At a place that is drawn. Undefined where the document has none for the kind. */
  readonly mutate: (kind: string, draw: Draw) => Mutation | undefined;
  /** At every place whose name `fits`, where it can be made. */
  readonly mutateAll: (kind: string, fits: (place: string) => boolean) => readonly Mutation[];
}

/** Mutations of one document; its places are looked for once. */
export function createMutations(contract: Contract, document: Node): Mutations {
  const spots = spotsOf(contract, document);
  const target: Target = { contract, document, spots };
  return {
    kinds: Object.keys(KINDS),
    mutate(kind, draw) {
      const found = KINDS[kind]?.(target, draw);
      return found === undefined ? undefined : { kind, ...found };
    },
    mutateAll: (kind, fits) =>
      spots
        .filter(({ place }) => fits(place))
        .flatMap((spot) => {
          const found = KINDS[kind]?.({ ...target, spots: [spot] }, createDraw(1));
          return found === undefined ? [] : [{ kind, ...found }];
        }),
  };
}

const KINDS: Readonly<Record<string, Make>> = {
  ...OF_VALUES,
  ...OF_BOUNDS,
  ...OF_PROPERTIES,
  ...OF_OPERATIONS,
  ...OFF_SURFACE,
};
