/** Answers with one place changed. */
import { isRecord } from "../../contracts.ts";

/** A place in an answer: of the operation, from the answer's root; "[]" stands for every item. */
export interface AnswerPlace {
  readonly operation: string;
  readonly path: readonly string[];
}

/** What becomes of it. `word`: a word that nobody has heard of. `value` is put there also where nothing was. */
export type AnswerChange =
  | { readonly kind: "absent" }
  | { readonly kind: "null" }
  | { readonly kind: "word" }
  | { readonly kind: "value"; readonly value: unknown };

/** Nobody's. */
export const UNHEARD_OF = "a-word-unheard-of";

/** The answer as text, changed wherever the path leads; as it was, where it leads nowhere. Empty: nothing is left of it. */
export function changed(answer: unknown, path: readonly string[], change: AnswerChange): string {
  return JSON.stringify(at(answer, path, change)) ?? "";
}

function at(value: unknown, path: readonly string[], change: AnswerChange): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement(change);
  if (Array.isArray(value)) {
    if (step !== "[]") return value;
    const items = value.map((item) => at(item, rest, change));
    return items.filter((item) => item !== undefined);
  }
  if (!isRecord(value)) return value;
  const isNew = rest.length === 0 && change.kind === "value";
  if (!Object.hasOwn(value, step) && !isNew) return value;
  return { ...value, [step]: at(value[step], rest, change) };
}

function replacement(change: AnswerChange): unknown {
  if (change.kind === "absent") return undefined;
  if (change.kind === "null") return null;
  return change.kind === "word" ? UNHEARD_OF : change.value;
}
