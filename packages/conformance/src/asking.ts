import assert from "node:assert/strict";

/** Everything that is given, in order. */
export async function collect<T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What a call throws, at once or later. A call that throws nothing fails the clause. */
export async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

/** What had been given before an error, and the error. */
export async function collectUntilError<T>(
  items: () => AsyncIterable<T>,
): Promise<{ readonly given: readonly T[]; readonly error?: unknown }> {
  const given: T[] = [];
  try {
    for await (const item of items()) given.push(item);
  } catch (error) {
    return { given, error };
  }
  return { given };
}

/** Time for what nobody waits for to be sent, if somebody sends it. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

/** Says before what fails inside where that was. */
export async function at<T>(place: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof assert.AssertionError) error.message = `${place}: ${error.message}`;
    throw error;
  }
}

export function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** The first of a list that must not be empty. */
export function firstOf<T>(items: readonly T[], what: string): T {
  const [first] = items;
  assert.ok(first !== undefined, `the exchange has no ${what}`);
  return first;
}
