import { ConfigurationError, type ErrorContext } from "../errors.ts";
import { createPartedListing, type Listing, type ListingCall, rememberLast } from "../listing.ts";
import type { ListOptions } from "../provider.ts";
import type { Asking } from "./ask.ts";
import { NO_SUCH_CURSOR } from "./cursor.ts";
import { pageSizeOf } from "./page-size.ts";
import { readAgain } from "./read-again.ts";
import { readElements } from "./read-elements.ts";
import type { ClientAnswer } from "./refusal.ts";
import type { SplitElement, SplitOptions } from "./split.ts";

const PAGE_SIZES = { usual: 100, maximum: Number.POSITIVE_INFINITY };

/**
 * A list that a provider answers with all at once, however long it is. `Raw`: its elements, and `Answer`: what holds them, as the
 * contract has them.
 */
export interface ElementSource<T, Raw, Answer> extends ListingCall, Pick<SplitOptions, "list" | "omit"> {
  readonly options: ListingCall["options"] & ListOptions;
  request(fetch: Asking["fetch"]): Promise<ClientAnswer>;
  /** Tells elements apart; throws a `MappingError` for one that has nothing to tell it by. */
  idOf(raw: Raw): string;
  /** What comes of one element. `index`: its place in the answer. `left`: the paths that were left out of it. */
  toItems(raw: Raw, index: number, left: readonly string[]): readonly T[];
  /** Throws a `MappingError` unless what surrounds the list, and how many elements it had, say that it is whole. */
  check(surroundings: Answer, count: number): void;
}

/** How far a list has been read. */
interface Place {
  /** Elements that have been given. */
  readonly count: number;
  /** The last one of them, so that a list which has changed is told from one that has not. */
  readonly last: string;
}

/**
 * Lists what an answer holds element by element, as it comes. `pageSize` counts elements. An answer that breaks off is asked
 * for again, as what only asks is, and read on behind the last element that was given; so is one for a cursor. What comes
 * before is downloaded again, and passed over unparsed.
 */
export function createElementListing<T, Raw, Answer>(source: ElementSource<T, Raw, Answer>): Listing<T> {
  const { asker, operation, options } = source;
  const context = { provider: asker.provider, operation };
  const start = options.cursor === undefined ? undefined : toPlace(options.cursor, context);
  const most = pageSizeOf(options, PAGE_SIZES, context);
  return createPartedListing(source, async function* (asking) {
    const isNew = rememberLast();
    let count = start?.count ?? 0;
    let inPage = 0;
    for await (const elements of elementsBehind(source, asking, start)) {
      for (let rest = elements; rest.length > 0; ) {
        const some = rest.slice(0, most - inPage);
        rest = rest.slice(some.length);
        const { items, last, fault } = convert(source, some, count, isNew);
        count += some.length;
        inPage = (inPage + some.length) % most;
        if (inPage > 0 || last === undefined) yield { items, isPart: true };
        else yield { items, cursor: JSON.stringify({ count, last } satisfies Place) };
        if (fault !== undefined) throw fault.error;
      }
    }
    yield { items: [] };
  });
}

/** The list from a place on, in what comes at a time. */
function elementsBehind<T, Raw, Answer>(
  source: ElementSource<T, Raw, Answer>,
  asking: Asking,
  start: Place | undefined,
): AsyncIterable<readonly SplitElement<Raw>[]> {
  const { asker, operation, request, list, omit, idOf, check } = source;
  let count = start?.count ?? 0;
  let last = () => start?.last;
  return readAgain(asker, asking, async function* ({ asking: by, broken, progress }) {
    // Where it broke off before, that is what has happened; a list that changed meanwhile only keeps it from going on.
    const changed = () => {
      if (broken !== undefined) return broken;
      const rule = "is of a list that is not the same any more";
      return new ConfigurationError({ field: "cursor", rule }, { provider: asker.provider, operation });
    };
    // The last one that was given is read once more, to see that it is still the same.
    let isFound = count === 0;
    const options = { ...(list !== undefined && { list }), ...(omit && { omit }), skip: Math.max(0, count - 1) };
    const finish = (surroundings: Answer) => {
      if (!isFound) throw changed();
      check(surroundings, count);
    };
    for await (const elements of readElements<Raw, Answer>(asker, by, request, options, finish)) {
      const [first, ...others] = elements;
      if (!isFound && (first === undefined || idOf(first.value) !== last())) throw changed();
      const found = isFound ? elements : others;
      isFound = true;
      const latest = found.at(-1);
      if (latest === undefined) continue;
      count += found.length;
      // Not before it is needed: whoever converts the element tells of one without an id, by its place.
      last = () => idOf(latest.value);
      progress();
      yield found;
    }
  });
}

/** What comes of elements up to the first that cannot be read. */
function convert<T, Raw>(
  { idOf, toItems }: Pick<ElementSource<T, Raw, unknown>, "idOf" | "toItems">,
  elements: readonly SplitElement<Raw>[],
  count: number,
  isNew: (id: string) => boolean,
): { readonly items: readonly T[]; readonly last?: string; readonly fault?: { readonly error: unknown } } {
  const items: T[] = [];
  try {
    for (const [index, { value, omitted }] of elements.entries()) {
      if (isNew(idOf(value))) items.push(...toItems(value, count + index, omitted));
    }
    const last = elements.at(-1);
    return { items, ...(last !== undefined && { last: idOf(last.value) }) };
  } catch (error) {
    return { items, fault: { error } };
  }
}

function toPlace(cursor: string, context: ErrorContext): Place {
  const [, count, last] = /^\{"count":([1-9]\d{0,14}),"last":("(?:[^"\\]|\\.)*")\}$/.exec(cursor) ?? [];
  if (count === undefined || last === undefined) throw new ConfigurationError(NO_SUCH_CURSOR, context);
  const given = textIn(last);
  if (given === undefined) throw new ConfigurationError(NO_SUCH_CURSOR, context);
  return { count: Number(count), last: given };
}

function textIn(json: string): string | undefined {
  try {
    return String(JSON.parse(json));
  } catch {
    return undefined;
  }
}
