import type { ErrorContext } from "../errors.ts";
import { OMITTABLE, type Omittable } from "../model/omittable.ts";
import { checkOmit } from "./check-omit.ts";
import type { Reading } from "./observe.ts";

/** Where the elements of an answer hold what may be left out of them: by path from the element, as a splitter takes it. */
export type OmissionTable = Readonly<Partial<Record<Omittable, readonly string[]>>>;

/** What a caller wants left out of one kind of answer. */
export interface Omission {
  readonly paths: readonly string[];
  /** The same of an element that came by itself and was parsed whole; it is not changed. */
  cut<T extends object>(whole: T): { readonly value: T; readonly omitted: readonly string[] };
  /** For a model: what was left out of an element, of the given words, by the paths that were left out of it. Absent: nothing. */
  toldOf(left: readonly string[], words?: readonly Omittable[]): { readonly omitted?: readonly Omittable[] };
  /** A reading of one element that does not take for missing what was left out. */
  within(reading: Reading): Reading;
}

const NOTHING = {};

/** Throws a `ConfigurationError` for what is none of the words. */
export function toOmission(omit: readonly Omittable[] = [], table: OmissionTable, context: ErrorContext): Omission {
  checkOmit(omit, context);
  const wanted = OMITTABLE.filter((word) => omit.includes(word));
  const paths = new Set(wanted.flatMap((word) => table[word] ?? []));
  return {
    paths: [...paths],
    cut(whole) {
      const omitted = [...paths].filter((path) => has(whole, path.split(".")));
      return { value: omitted.reduce((value, path) => without(value, path.split(".")), whole), omitted };
    },
    toldOf(left, words = wanted) {
      if (left.length === 0) return NOTHING;
      const omitted = wanted.filter(
        (word) => words.includes(word) && table[word]?.some((path) => left.includes(path)) === true,
      );
      return omitted.length === 0 ? NOTHING : { omitted };
    },
    within: (reading) => ({
      ...reading,
      note(kind, path, word) {
        if (kind !== "missing" || !paths.has(path)) reading.note(kind, path, word);
      },
    }),
  };
}

/** Whether there is a member at a path; `name[]` is each of a list. */
function has(value: unknown, [step = "", ...rest]: readonly string[]): boolean {
  const name = step.replace("[]", "");
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return false;
  const inner: unknown = Reflect.get(value, name);
  if (rest.length === 0) return true;
  return step === name ? has(inner, rest) : Array.isArray(inner) && inner.some((item) => has(item, rest));
}

/** A copy, as far as need be, without the member at a path. */
function without<T>(value: T, [step = "", ...rest]: readonly string[]): T {
  if (typeof value !== "object" || value === null) return value;
  const name = step.replace("[]", "");
  const copy = { ...value };
  if (rest.length === 0) {
    Reflect.deleteProperty(copy, name);
    return copy;
  }
  const inner: unknown = Reflect.get(value, name);
  const changed = Array.isArray(inner) ? inner.map((item) => without(item, rest)) : without(inner, rest);
  if (inner !== undefined) Reflect.set(copy, name, changed);
  return copy;
}
