import { ApiError } from "@trunkline/core";

/**
 * Numbered pages of an API that contradicts itself about its first number: the prose counts from 0, the bound printed
 * beside it is 1. So 0 is tried; refused or empty, the count starts at 1. Where 0 is taken for 1, the first page comes twice,
 * and who reads the items drops what he has had.
 */
export async function* walkPages<T>(
  pageSize: number,
  ask: (page: number) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[], void, undefined> {
  const first = await ask(0).catch(ifInvalid);
  if (first !== undefined) yield first;
  if (first !== undefined && first.length > 0 && first.length < pageSize) return;
  for (let page = 1; ; page++) {
    const items = await ask(page);
    yield items;
    if (items.length < pageSize) return;
  }
}

function ifInvalid(error: unknown): undefined {
  if (error instanceof ApiError && error.kind === "invalid") return undefined;
  throw error;
}
