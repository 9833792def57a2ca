/**
 * What of an answer has to be right for it to be read at all: it is an object, the list is where it must be, things have
 * ids. Everything inside is read tolerantly (`read.ts`); a break here is a `MappingError`.
 */
import { MappingError } from "../errors.ts";
import type { Note } from "./observe.ts";

export interface Outer {
  readonly provider: string;
  readonly operation: string;
}

/** The object that an answer, or an element of its list, must be. */
export function mustBeObject<T>(value: T, outer: Outer, path = ""): T & object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new MappingError("is not an object", { ...outer, path });
}

/** The list that an answer, or one member of it, must be. */
export function mustBeList<T>(value: readonly T[] | null | undefined, outer: Outer, path = ""): readonly T[] {
  if (Array.isArray(value)) return value;
  throw new MappingError("is not a list", { ...outer, path });
}

/** The id that a thing must have: text that is not empty, or a number, which is written out and reported. */
export function mustHaveId(value: unknown, outer: Outer, note: Note, path: string): string {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isFinite(value)) {
    note("wrong_type", path, "number");
    return String(value);
  }
  throw new MappingError("is not an id", { ...outer, path });
}

/**
 * A single object out of its envelope: `{ call: {…} }`, or the bare object where a provider forgets the envelope.
 * The bare form is known by its `id`, and reported.
 */
export function unwrapSingle<Envelope extends object, T extends object>(
  answer: Envelope,
  name: string,
  pick: (envelope: Envelope) => T | null | undefined,
  outer: Outer,
  note: Note,
): T {
  const inner = pick(mustBeObject(answer, outer));
  if (inner !== undefined && inner !== null) return mustBeObject(inner, outer, name);
  if (!isBare<T>(answer)) throw new MappingError("is not an object", { ...outer, path: name });
  note("wrong_envelope", "");
  return answer;
}

/** What a bare object is beyond its id, the tolerant readers find out. */
function isBare<T extends object>(value: object): value is T {
  return "id" in value;
}
