/** What every invention at one place of a published document is made of. */
import type { Contract } from "../../../contracts.ts";
import type { Aspect } from "../../../specs/surface/difference.ts";
import { type Node, operationsIn, type Spot } from "../document-spots.ts";
import { isProperty, isRequired } from "./spot-facts.ts";

/** A difference that ought to be found. */
export interface Expected {
  readonly place: string;
  readonly aspect: Aspect;
  readonly name?: string;
  readonly sense: "added" | "gone" | "other";
}

export interface Mutation {
  readonly kind: string;
  readonly document: Node;
  readonly expected: readonly Expected[];
  /** Where it was made. Absent: an operation, or nothing that we use. */
  readonly spot?: Spot;
  /** For whoever judges it. */
  readonly operation?: string;
  readonly isRequired?: boolean;
  readonly word?: string;
}

/** Draws a whole number below `limit`. */
export type Draw = (limit: number) => number;

/** The same numbers for the same seed. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

export interface Target {
  readonly contract: Contract;
  readonly document: Node;
  readonly spots: readonly Spot[];
}

export type Made = Omit<Mutation, "kind"> | undefined;
export type Make = (target: Target, draw: Draw) => Made;

export function ofSpot(
  fits: (spot: Spot) => boolean,
  make: (at: Target & { readonly spot: Spot }, draw: Draw) => Made,
): Make {
  return (target, draw) => {
    const fitting = target.spots.filter(fits);
    for (let tries = 0; tries < 20 && fitting.length > 0; tries += 1) {
      const spot = fitting[draw(fitting.length)];
      const made = spot === undefined ? undefined : make({ ...target, spot }, draw);
      if (made !== undefined && spot !== undefined)
        return { isRequired: isProperty(spot) && isRequired(target.document, spot), ...made, spot };
    }
    return undefined;
  };
}

export type OperationTarget = Target & ReturnType<typeof operationsIn>[number];

export function ofOperation(make: (operation: OperationTarget) => Made): Make {
  return (target, draw) => {
    const operations = operationsIn(target.contract, target.document);
    for (let tries = 0; tries < 20 && operations.length > 0; tries += 1) {
      const operation = operations[draw(operations.length)];
      const made = operation === undefined ? undefined : make({ ...target, ...operation });
      if (made !== undefined && operation !== undefined) return { ...made, operation: operation.name };
    }
    return undefined;
  };
}
