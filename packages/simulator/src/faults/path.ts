import { isRecord } from "../contract.ts";

/** Every item of a list. */
export const EVERY = Symbol("every item");

/** A property by name, an item by index, or every item. */
export type Step = string | number | typeof EVERY;

/** Where something stands in JSON, from the outside in; empty for the whole. */
export type Path = readonly Step[];

/** What an edit gives back for something that is to go. */
export const GONE = Symbol("gone");

const PATH = /^(?:[^.[\]]+|\[\d*\])(?:\.[^.[\]]+|\[\d*\])*$/;

/** Reads `results[].status`, `calls[0]` or, for the whole, empty text; nothing when it is no path. */
export function parsePath(text: string): Path | undefined {
  if (text === "") return [];
  if (!PATH.test(text)) return undefined;
  return [...text.matchAll(/\[(\d*)\]|[^.[\]]+/g)].map(([step, index]) => {
    if (index === undefined) return step;
    return index === "" ? EVERY : Number(index);
  });
}

/** A copy in which everything at a path is edited. What is not there is not made up. */
export function editAt(value: unknown, path: Path, edit: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return edit(value);
  if (typeof step === "string") return editProperty(value, step, (inner) => editAt(inner, rest, edit));
  if (!Array.isArray(value)) return value;
  const items: readonly unknown[] = value;
  return items
    .map((item, index) => (step === EVERY || step === index ? editAt(item, rest, edit) : item))
    .filter((item) => item !== GONE);
}

function editProperty(value: unknown, name: string, edit: (value: unknown) => unknown): unknown {
  if (!isRecord(value) || value[name] === undefined || !Object.hasOwn(value, name)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, key === name ? edit(inner) : inner] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== GONE));
}
