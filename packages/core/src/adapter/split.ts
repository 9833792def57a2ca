import { CLOSE_LIST, COMMA, isSpace } from "./split/bytes.ts";
import { createKept } from "./split/kept.ts";
import { planOfDocument, planOfElement } from "./split/plan.ts";
import { toRun } from "./split/run.ts";
import { notJson, parse, SplitError } from "./split/split-error.ts";
import { createWalk } from "./split/walk.ts";

export { SplitError };

/** Where the list is, and what of it is wanted. */
export interface SplitOptions {
  /** Name of the top-level member that holds the list: `"rows"`. Absent: the document itself is the list. */
  readonly list?: string;
  /**
   * Members to leave out of the elements, by path from the element: `"call.assistant"`, `"call.attempts[].transcript"`.
   * They are neither decoded nor parsed, so that a fault inside one may go unnoticed. Where a member is named twice, both
   * go. Names that hold a dot, or end in `[]`, have no path.
   */
  readonly omit?: readonly string[];
  /** Elements at the beginning that are passed over unparsed: faults inside them may go unnoticed. Absent: 0. */
  readonly skip?: number;
}

/** One element of the list. */
/** One element of the list. `Value`: what the contract says that elements are; it is not checked here. */
export interface SplitElement<Value = unknown> {
  readonly value: Value;
  /** Paths that were left out of it, distinct, in the order of the document. Elements may share one array. */
  readonly omitted: readonly string[];
}

/**
 * Reads a JSON list element by element, as its bytes come. Holds one element and what surrounds the list, no more.
 *
 * The language is that of `JSON.parse` over text decoded as UTF-8, with one exception: where the list is followed by
 * another member of its name, which would win, that is refused, since its elements were given by then. Every method
 * throws a {@link SplitError} for what is not JSON, and goes on throwing it.
 */
export interface Splitter<Value = unknown, Around = unknown> {
  /** Takes the bytes that come next, which must not change until `next` has given undefined. Only when it has, or at first. */
  feed(bytes: Uint8Array): void;
  /** The next whole element, parsed now. Undefined: more bytes are needed, or the list is over. */
  next(): SplitElement<Value> | undefined;
  /**
   * No more bytes come. What surrounds the list, as a document in which the list is empty: `{ total: 3, rows: [] }`; or all
   * of the document, where the named member is missing or no list. Only when `next` has given undefined. Throws when the
   * document is not whole.
   */
  end(): Around;
}

const NOTHING = toRun(new Uint8Array(0));

/** Throws a `TypeError` where a path to omit ends in `[]`, and so names no member. */
export function createSplitter<Value = unknown, Around = unknown>(options: SplitOptions): Splitter<Value, Around> {
  const { list, omit = [], skip = 0 } = options;
  // As `text()` of a response does it: a byte order mark is taken off the start, and is a fault anywhere else.
  const surroundings = createKept(new TextDecoder());
  const around = createWalk(surroundings);
  const element = createKept(new TextDecoder("utf-8", { ignoreBOM: true }));
  const inside = createWalk(element);
  const plan = planOfElement(omit);
  let place: "around" | "between" | "inside" = "around";
  let run = NOTHING;
  let at = 0;
  let isListed = false;
  let begun = 0;
  let omitted: readonly string[] = [];
  let failure: unknown;

  around.start(planOfDocument(list));
  surroundings.open(0);

  function read(): SplitElement<Value> | undefined {
    while (at < run.bytes.length) {
      if (place === "around") {
        at = around.walk(run, at);
        if (at < run.bytes.length) enterList();
      } else if (place === "between") {
        const byte = run.bytes[at] ?? 0;
        if (isSpace(byte)) at++;
        else if (byte !== CLOSE_LIST || begun > 0) enterElement();
        else leaveList();
      } else {
        at = inside.walk(run, at);
        if (at === run.bytes.length) break;
        const read = begun > skip ? elementRead() : undefined;
        leaveElement();
        if (read !== undefined) return read;
      }
    }
    run = NOTHING;
    at = 0;
    return undefined;
  }

  function enterList(): void {
    if (isListed || around.isWhole()) throw notJson();
    isListed = true;
    surroundings.close(run.bytes, ++at);
    // No element is given out of a document that has a fault before it.
    parse(surroundings.text(run.bytes, at) + (list === undefined ? "]" : "]}"));
    place = "between";
  }

  function leaveList(): void {
    around.passedList();
    surroundings.open(at);
    place = "around";
  }

  function enterElement(): void {
    const isWanted = ++begun > skip;
    inside.start(isWanted ? plan : undefined);
    if (isWanted) element.open(at);
    place = "inside";
  }

  function leaveElement(): void {
    const byte = run.bytes[at];
    if (byte !== COMMA && byte !== CLOSE_LIST) throw notJson();
    if (byte === CLOSE_LIST) {
      leaveList();
    } else {
      at++;
      place = "between";
    }
  }

  function elementRead(): SplitElement<Value> {
    const value = parse<Value>(element.text(run.bytes, at));
    element.clear();
    const paths = inside.omitted();
    if (paths.length !== omitted.length || paths.some((path, index) => path !== omitted[index])) omitted = paths;
    return { value, omitted };
  }

  function endRead(): Around {
    if (place !== "around" || !around.isWhole()) throw new SplitError("the document ended before it was whole", true);
    const document = parse<Around>(surroundings.text(run.bytes, at));
    if (isListed && list !== undefined && !isList(document, list)) throw notJson();
    return document;
  }

  /** A fault is told again to whoever asks again: what follows it makes no sense. */
  function unlessFailed<T>(act: () => T): T {
    if (failure !== undefined) throw failure;
    try {
      return act();
    } catch (error) {
      failure = error;
      throw error;
    }
  }

  return {
    feed(bytes) {
      if (at < run.bytes.length) throw new Error("bytes were fed before those that came earlier were used up");
      run = toRun(bytes);
      at = 0;
    },
    next: () => unlessFailed(read),
    end: () => unlessFailed(endRead),
  };
}

function isList(document: unknown, name: string): boolean {
  if (typeof document !== "object" || document === null) return false;
  return Array.isArray(Object.getOwnPropertyDescriptor(document, name)?.value);
}
