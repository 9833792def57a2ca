/** Changes to answers that no contract foresees. */
import { parseJson } from "./json.ts";

/** A property of an answer, with `[]` for any position and `{}` for any id: `["results", "[]", "status"]`. */
export type Property = readonly string[];

/** What becomes of a property, wherever it occurs. */
export const DRIFTS = {
  word: (value: unknown) => (typeof value === "string" ? "brand-new-word" : value),
  retyped,
  null: () => null,
  missing: () => undefined,
} as const satisfies Record<string, (value: unknown) => unknown>;
export type Drift = keyof typeof DRIFTS;

function retyped(value: unknown): unknown {
  if (Array.isArray(value)) return { unexpected: true };
  switch (typeof value) {
    case "string":
      return true;
    case "number":
      return "many";
    case "boolean":
      return "perhaps";
    default:
      return [value === null ? "something" : 7];
  }
}

/** The same answer with one property changed everywhere. In a list, what goes missing leaves a null. */
export function drifted(answer: string, property: Property, drift: Drift): string {
  const document: unknown = parseJson(answer);
  for (const holder of holdersOf(document, property.slice(0, -1))) {
    for (const key of keysFor(holder, property.at(-1) ?? "")) {
      const value = DRIFTS[drift](Reflect.get(holder, key));
      if (value !== undefined) Reflect.set(holder, key, value);
      else if (Array.isArray(holder)) Reflect.set(holder, key, null);
      else Reflect.deleteProperty(holder, key);
    }
  }
  return JSON.stringify(document);
}

/** Properties directly inside another, in any of the answers. */
export function propertiesIn(answers: readonly string[], outer: Property): readonly Property[] {
  const names = new Set<string>();
  for (const answer of answers) {
    for (const holder of holdersOf(parseJson(answer), outer)) {
      for (const key of Object.keys(holder)) names.add(Array.isArray(holder) ? "[]" : isId(key) ? "{}" : key);
    }
  }
  return [...names].map((name) => [...outer, name]);
}

function holdersOf(document: unknown, path: Property): readonly object[] {
  let holders = isObject(document) ? [document] : [];
  for (const name of path) {
    holders = holders
      .flatMap((holder) => keysFor(holder, name).map((key): unknown => Reflect.get(holder, key)))
      .filter(isObject);
  }
  return holders;
}

function keysFor(holder: object, name: string): string[] {
  if (name === "[]") return Array.isArray(holder) ? Object.keys(holder) : [];
  if (name === "{}") return Object.keys(holder).filter(isId);
  return Object.hasOwn(holder, name) ? [name] : [];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isId(key: string): boolean {
  return /\d{4}|[\da-f]{8}-/i.test(key);
}
