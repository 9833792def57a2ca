import type { AnySchema } from "ajv/dist/2020.js";
import { type Contract, isRecord } from "../contract.ts";
import type { Drift } from "../faults.ts";
import type { Random } from "../random.ts";
import { INVENTED_DRIFT } from "./invented.ts";
import { editAt, GONE, type Path, parsePath } from "./path.ts";
import { type Place, places } from "./places.ts";

interface Change {
  /** Whether a value can be changed this way at all. */
  readonly fits: (value: unknown) => boolean;
  readonly edit: (value: unknown) => unknown;
  /** Whether a place is worth choosing when none is named. */
  readonly worthwhile: (place: Place) => boolean;
}

const isProperty = ({ path }: Place) => typeof path.at(-1) === "string";

const CHANGES: Readonly<Record<Drift, Change>> = {
  word: {
    fits: (value) => typeof value === "string",
    edit: () => INVENTED_DRIFT.word,
    worthwhile: ({ listed }) => listed,
  },
  null: { fits: (value) => value !== null, edit: () => null, worthwhile: isProperty },
  missing: { fits: () => true, edit: () => GONE, worthwhile: isProperty },
  retyped: { fits: (value) => value !== null, edit: retype, worthwhile: isProperty },
  extra: {
    fits: isRecord,
    edit: (value) => (isRecord(value) ? { ...value, [INVENTED_DRIFT.property]: INVENTED_DRIFT.value } : value),
    worthwhile: () => true,
  },
};

/** What is to drift in which body. */
export interface Drifting {
  readonly contract: Contract;
  /** Of the body; absent when the contract has none. */
  readonly schema?: AnySchema | undefined;
  readonly body: unknown;
  readonly random: Random;
}

/** The body with something in it that no contract has; nothing when there is no place for it. */
export function drift(
  change: { readonly drift: Drift; readonly path?: string },
  { contract, schema, body, random }: Drifting,
): { readonly body: unknown } | undefined {
  const { fits, edit, worthwhile } = CHANGES[change.drift];
  const chosen = () => {
    const candidates = () => places(contract, body, [schema]);
    return choose(candidates, (place) => fits(place.value) && worthwhile(place), random);
  };
  const path = change.path === undefined ? chosen() : parsePath(change.path);
  if (path === undefined) return undefined;
  let hits = 0;
  const drifted = editAt(body, path, (value) => {
    if (!fits(value)) return value;
    hits++;
    return edit(value);
  });
  return hits === 0 ? undefined : { body: drifted };
}

/** Goes through all of them twice, so that none has to be kept: a body may have millions. */
function choose(candidates: () => Iterable<Place>, suits: (place: Place) => boolean, random: Random): Path | undefined {
  let count = 0;
  for (const place of candidates()) if (suits(place)) count++;
  if (count === 0) return undefined;
  let left = random.integer(0, count - 1);
  for (const place of candidates()) if (suits(place) && left-- === 0) return place.path;
  return undefined;
}

/** The same thing as another type: numbers and flags as text, text as a number, objects as lists, lists as objects. */
function retype(value: unknown): unknown {
  if (typeof value === "string") return INVENTED_DRIFT.number;
  if (Array.isArray(value)) return { ...value };
  return isRecord(value) ? Object.values(value) : String(value);
}
