import { DocumentError } from "../document/document.ts";

/** No provider's answer is nearly as deep, and every reader of one gets to the bottom of this. */
const MOST_LEVELS = 200;

/** Throws a {@link DocumentError} where lists and objects lie in one another deeper than anything can be read. */
export function refuseDepth(source: string, value: unknown): void {
  let level: readonly object[] = isHolder(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) throw new DocumentError(source, `nests deeper than ${MOST_LEVELS} levels`);
    level = level.flatMap((holder) => Object.values(holder).filter(isHolder));
  }
}

function isHolder(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
