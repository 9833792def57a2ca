/** What a changed answer comes to, by what our functions gave before and after. */
import type { Asking } from "./ask.ts";
import { differences } from "./differences.ts";

/** What a change comes to. */
export interface Outcome {
  /** Functions of ours that could not go on, with the message (no values of answers in it). Those that only read come first. */
  readonly failed: readonly { readonly function: string; readonly message: string }[];
  /** Fields of our model that come out otherwise than before: `Row.contact.phoneNumber`; sorted, once each; `raw` left out. */
  readonly fields: readonly string[];
  /** Functions of ours whose result changes or which fail. Sorted. */
  readonly functions: readonly string[];
  /** What was reported of it through `onObservation`, as short text, and is not without it. Sorted. */
  readonly observed: readonly string[];
}

/** Nobody reads it, or it makes no difference. */
export const NOTHING: Outcome = { failed: [], fields: [], functions: [], observed: [] };

/** Of the same calls before and after. */
export function outcomeOf(pairs: readonly (readonly [Asking, Asking])[]): Outcome {
  const [failed, fields, functions, observed] = [
    new Map<string, string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  for (const [before, after] of pairs) {
    const differing = before.failed === after.failed ? differences(before.models, after.models) : [];
    if (after.failed !== undefined && after.failed !== before.failed)
      failed.set(`${after.function} ${after.failed}`, after.function);
    if (before.failed !== after.failed || differing.length > 0) functions.add(after.function);
    for (const field of differing) fields.add(field);
    for (const each of after.observed) observed.add(each);
  }
  for (const each of pairs.flatMap(([before]) => before.observed)) observed.delete(each);
  return {
    failed: [...failed].sort(byReading).map(([key, name]) => ({ function: name, message: key.slice(name.length + 1) })),
    fields: [...fields].sort(),
    functions: [...functions].sort(),
    observed: [...observed].sort(),
  };
}

/** What others do is made of what they read. */
function byReading([a, first]: readonly [string, string], [b, second]: readonly [string, string]): number {
  const [isFirst, isSecond] = [first, second].map((name) => /^(?:list|get)/.test(name));
  return isFirst === isSecond ? (a < b ? -1 : 1) : isFirst === true ? -1 : 1;
}
