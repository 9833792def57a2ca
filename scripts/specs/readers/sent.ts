/** What our functions send. */

import { isRecord } from "../../contracts.ts";
import type { Operation, Shape } from "../surface/surface.ts";
import type { Asking } from "./ask.ts";

/** What is known of one place of a request. */
export interface Sent {
  /** Who sends it. Sorted. */
  readonly functions: readonly string[];
  /** Which of the words that the provider has for it. Sorted. */
  readonly words: readonly string[];
  /** Whether every request to this operation has it. */
  readonly always: boolean;
}

/** By place: `query page`, `body customers[].number`; of one operation. Below what the surface leaves open, nothing is told. */
export function sentTo(operation: Operation, askings: readonly Asking[]): ReadonlyMap<string, Sent> {
  const places = new Map<string, { functions: Set<string>; words: Set<string>; times: number }>();
  let requests = 0;
  for (const { function: name, asked } of askings) {
    for (const request of asked.filter((each) => each.operation === operation.name)) {
      requests++;
      const found = new Map<string, Set<string>>();
      for (const [place, values] of request.parameters) {
        const shape = operation.parameters.get(place)?.shape;
        note(found, place, values, shape?.items?.shape ?? shape);
      }
      if (request.body !== undefined) walk(found, "body", request.body, operation.body?.shape);
      for (const [place, words] of found) {
        const known = places.get(place) ?? { functions: new Set(), words: new Set(), times: 0 };
        known.functions.add(name);
        for (const word of words) known.words.add(word);
        known.times++;
        places.set(place, known);
      }
    }
  }
  return new Map(
    [...places]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, { functions, words, times }]) => [
        place,
        { functions: [...functions].sort(), words: [...words].sort(), always: times === requests },
      ]),
  );
}

type Found = Map<string, Set<string>>;

function note(found: Found, place: string, values: readonly unknown[], shape: Shape | undefined): void {
  const words = found.get(place) ?? new Set();
  if (shape?.words !== undefined) for (const value of values) words.add(String(value));
  found.set(place, words);
}

function walk(found: Found, place: string, value: unknown, shape: Shape | undefined): void {
  if (Array.isArray(value)) {
    note(found, place, [], shape);
    for (const item of value) walk(found, `${place}[]`, item, shape?.items?.shape);
    return;
  }
  note(found, place, isRecord(value) ? [] : [value], shape);
  if (!isRecord(value) || shape?.properties === undefined) return;
  for (const [name, each] of Object.entries(value)) {
    walk(found, place === "body" ? `body ${name}` : `${place}.${name}`, each, shape.properties.get(name)?.shape);
  }
}
