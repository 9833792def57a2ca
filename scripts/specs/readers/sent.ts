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
  /** Some of what was sent, each once; of a parameter as text. Invented, as all that is sent here. */
  readonly values: readonly unknown[];
}

const MOST_VALUES = 24;

/** By place: `query page`, `body customers[].number`; of one operation. Below what the surface leaves open, nothing is told. */
export function sentTo(operation: Operation, askings: readonly Asking[]): ReadonlyMap<string, Sent> {
  const places = new Map<
    string,
    { functions: Set<string>; words: Set<string>; values: Map<string, unknown>; times: number }
  >();
  let requests = 0;
  for (const { function: name, asked } of askings) {
    for (const request of asked.filter((each) => each.operation === operation.name)) {
      requests++;
      const found: Found = new Map();
      for (const [place, values] of request.parameters) {
        const shape = operation.parameters.get(place)?.shape;
        note(found, place, values, shape?.items?.shape ?? shape);
      }
      if (request.body !== undefined) walk(found, "body", request.body, operation.body?.shape);
      for (const [place, { words, values }] of found) {
        const known = places.get(place) ?? { functions: new Set(), words: new Set(), values: new Map(), times: 0 };
        known.functions.add(name);
        for (const word of words) known.words.add(word);
        for (const [key, value] of values) if (known.values.size < MOST_VALUES) known.values.set(key, value);
        known.times++;
        places.set(place, known);
      }
    }
  }
  return new Map(
    [...places]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, { functions, words, values, times }]) => [
        place,
        {
          functions: [...functions].sort(),
          words: [...words].sort(),
          always: times === requests,
          values: [...values.values()],
        },
      ]),
  );
}

type Found = Map<string, { readonly words: Set<string>; readonly values: Map<string, unknown> }>;

function note(found: Found, place: string, values: readonly unknown[], shape: Shape | undefined): void {
  const known = found.get(place) ?? { words: new Set(), values: new Map() };
  if (shape?.words !== undefined) for (const value of values) known.words.add(String(value));
  for (const value of values) known.values.set(JSON.stringify(value) ?? "", value);
  found.set(place, known);
}

function walk(found: Found, place: string, value: unknown, shape: Shape | undefined): void {
  if (Array.isArray(value)) {
    note(found, place, [value], shape);
    for (const item of value) walk(found, `${place}[]`, item, shape?.items?.shape);
    return;
  }
  note(found, place, [value], shape);
  if (!isRecord(value) || shape?.properties === undefined) return;
  for (const [name, each] of Object.entries(value)) {
    walk(found, place === "body" ? `body ${name}` : `${place}.${name}`, each, shape.properties.get(name)?.shape);
  }
}
