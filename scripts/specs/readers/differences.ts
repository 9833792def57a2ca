/** Where models differ, in words of our model. */
import { isRecord } from "../../contracts.ts";
import type { Model } from "./functions.ts";

/** Fields of what these are: theirs is the provider's or the caller's. */
const OPAQUE = new Set(["Row.variables", "CallAttempt.structuredOutput"]);

/**
 * Fields that come out otherwise: `CallAttempt.end.category`, with `[]` for any position. Attempts of a row are told as what they
 * are. A model that is one too many or too few is told by its name. `raw` is left out. Unsorted, and perhaps several times.
 */
export function differences(before: readonly Model[], after: readonly Model[]): readonly string[] {
  const types = [...new Set([...before, ...after].map(({ type }) => type))];
  return types.flatMap((type) => {
    const [old, now] = [before, after].map((models) => models.filter((model) => model.type === type));
    if (old?.length !== now?.length) return [type];
    return (old ?? []).flatMap(({ value }, index) => compare(type, value, now?.[index]?.value));
  });
}

function compare(path: string, before: unknown, after: unknown): readonly string[] {
  if (path === "Row.attempts[]") return compare("CallAttempt", before, after);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => compare(`${path}[]`, item, after[index]));
  }
  if (isRecord(before) && isRecord(after) && !OPAQUE.has(path)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== "raw");
    return names.flatMap((name) => compare(`${path}.${name}`, before[name], after[name]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}
