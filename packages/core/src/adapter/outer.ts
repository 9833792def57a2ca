/**
 * What of an answer has to be right for it to be read at all: it is an object, the list is where it must be, things have
 * ids. Everything inside is read tolerantly (`read.ts`); a break here is a `MappingError`.
 */
import { MappingError } from "../errors.ts";
import type { Reading } from "./observe.ts";

/** The object that an answer, or an element of its list, must be. */
export function mustBeObject<T>(value: T, reading: Reading, path = ""): T & object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new MappingError("is not an object", { ...reading, path: reading.prefix + path });
}

/** The list that an answer, or one member of it, must be. */
export function mustBeList<T>(value: readonly T[] | null | undefined, reading: Reading, path = ""): readonly T[] {
  if (Array.isArray(value)) return value;
  throw new MappingError("is not a list", { ...reading, path: reading.prefix + path });
}

/** The id that a thing must have: text that is not empty, or a number, which is written out and reported. */
export function mustHaveId(value: unknown, reading: Reading, path: string): string {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isFinite(value)) {
    reading.note("wrong_type", path, "number");
    return String(value);
  }
  throw new MappingError("is not an id", { ...reading, path: reading.prefix + path });
}

/** A single object that the contract has in an envelope, `{ call: {…} }`; one that comes bare is read and reported. */
export function readWrapped<Name extends string, T extends object>(
  answer: { readonly [Key in Name]: T },
  name: Name,
  reading: Reading,
): T {
  const inner: T | null | undefined = mustBeObject(answer, reading)[name];
  if (inner !== undefined && inner !== null) return mustBeObject(inner, reading, name);
  return misplaced<T>(answer, reading, name);
}

/** A single object that the contract has bare; one that comes in an envelope of that name is read and reported. */
export function readBare<T extends object>(answer: T, name: string, reading: Reading): T {
  const bare = mustBeObject(answer, reading);
  if ("id" in bare) return bare;
  const inner: unknown = Reflect.get(bare, name);
  return misplaced<T>(inner, reading, "id");
}

/** What an object with an id is beyond that, the tolerant readers find out. */
function misplaced<T extends object>(value: unknown, reading: Reading, path: string): T {
  if (!hasId<T>(value)) throw new MappingError("is missing", { ...reading, path: reading.prefix + path });
  reading.note("wrong_envelope", "");
  return value;
}

function hasId<T extends object>(value: unknown): value is T {
  return typeof value === "object" && value !== null && "id" in value;
}
