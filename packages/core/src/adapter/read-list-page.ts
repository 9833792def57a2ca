import type { Asker, Asking } from "./ask.ts";
import { readAgain } from "./read-again.ts";
import { readElements } from "./read-elements.ts";
import type { ClientAnswer } from "./refusal.ts";
import type { SplitElement, SplitOptions } from "./split.ts";

/** Some elements of a page that is read as it comes, or its end. */
export interface ListPart<Value, Around> {
  readonly elements: readonly SplitElement<Value>[];
  /** The page broke off and is read once more: what was given of it comes again. */
  readonly isAnew?: boolean;
  /** What surrounds the list, which is over. */
  readonly around?: Around;
}

/**
 * Asks for one page of a longer list, and reads it element by element as it comes. Where it breaks off it is asked for again, as
 * what only asks is, and read from its beginning, because a page may have moved meanwhile: whoever reads it has to know what
 * they have had.
 */
export function readListPage<Value, Around>(
  asker: Asker,
  asking: Asking,
  request: (fetch: Asking["fetch"]) => Promise<ClientAnswer>,
  options: SplitOptions,
): AsyncIterable<ListPart<Value, Around>> {
  let furthest = 0;
  return readAgain(asker, asking, async function* (again) {
    let read = 0;
    let around: Around | undefined;
    const finish = (surroundings: Around) => {
      around = surroundings;
    };
    if (again.broken !== undefined) yield { elements: [], isAnew: true };
    for await (const elements of readElements<Value, Around>(asker, again.asking, request, options, finish)) {
      read += elements.length;
      if (read > furthest) again.progress();
      furthest = Math.max(furthest, read);
      yield { elements };
    }
    yield { elements: [], ...(around !== undefined && { around }) };
  });
}
