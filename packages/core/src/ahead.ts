/** Pages that are asked for ahead of their reader, and given up with them. */
import type { Asking } from "./adapter/ask.ts";
import type { Page, PagePart } from "./listing.ts";
import { onAbort } from "./on-abort.ts";

/** A part of a call that can be given up without the rest of it. */
export function givenUpAlone(asking: Asking): { readonly own: Asking; giveUp(): void } {
  const { signal } = asking;
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  if (signal?.aborted === true) follow();
  const leave = signal && onAbort(signal, follow);
  return {
    own: asking.but({ signal: controller.signal }),
    giveUp() {
      leave?.();
      controller.abort();
    },
  };
}

/** What a page comes in, one after the other. */
export type Parts<T> = AsyncIterableIterator<PagePart<T>, void, undefined>;

/** Asks when the first part is wanted. */
export async function* partsBy<T>(
  ask: () => Promise<Page<T>> | AsyncIterable<PagePart<T>>,
): AsyncGenerator<PagePart<T>, void, undefined> {
  const asked = ask();
  if (Symbol.asyncIterator in asked) yield* asked;
  else yield await asked;
}

/** The same, asked for already. What fails is told to whoever reads it. */
export function begun<T>(parts: Parts<T>): Parts<T> {
  let first: ReturnType<typeof parts.next> | undefined = parts.next();
  first.catch(() => {});
  const all: Parts<T> = {
    next() {
      const step = first ?? parts.next();
      first = undefined;
      return step;
    },
    return: async () => (await parts.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]: () => all,
  };
  return all;
}
