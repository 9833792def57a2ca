import { ApiError } from "@trunkline/core/adapter";

/**
 * Numbered pages of an API that contradicts itself about its first number: the prose counts from 0, the bound printed
 * beside it is 1. So 0 is tried; refused or empty, the count starts at 1. Where 0 is taken for 1 the first page comes twice.
 *
 * There is no total, and a page may hold less than was asked for: only an empty page is the end, or one that begins as an
 * earlier one did, should a page past the end give the last one again.
 */
export async function* walkPages<T>(
  ask: (page: number) => Promise<readonly T[]>,
  keyOf: (item: T) => string,
): AsyncGenerator<readonly T[], void, undefined> {
  const zeroth = await ask(0).catch(ifInvalid);
  if (zeroth !== undefined) yield zeroth;
  const beginnings = new Set<string>();
  for (let page = 1; ; page++) {
    const items = await ask(page);
    const [first] = items;
    if (first === undefined) return;
    const begins = keyOf(first);
    if (beginnings.has(begins)) return;
    beginnings.add(begins);
    yield items;
  }
}

function ifInvalid(error: unknown): undefined {
  if (error instanceof ApiError && error.kind === "invalid") return undefined;
  throw error;
}
