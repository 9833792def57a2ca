import { MappingError, NetworkError } from "../errors.ts";
import type { Asker, Asking } from "./ask.ts";
import { incomingOf } from "./incoming.ts";
import type { ClientAnswer } from "./refusal.ts";
import { rememberBroken, sentOf } from "./sent.ts";
import { isSpace } from "./split/bytes.ts";
import { createSplitter, type SplitElement, SplitError, type SplitOptions, type Splitter } from "./split.ts";

/** Elements that are given at a time, should very many come at once. Bounds the memory. */
const MOST_AT_A_TIME = 100;

/**
 * Makes one request whose answer is a list, or holds one, and reads it element by element as the bytes come: some of the
 * elements are given as soon as they are whole, and no more bytes are taken before those are used. `finish` is told what surrounds
 * the list: the answer with the list empty. Stopping early stops the download.
 *
 * Throws as {@link Asker.ask} does; for an answer that breaks off, however it does, a `NetworkError` after its last whole element.
 */
export async function* readElements<Value, Around>(
  asker: Asker,
  asking: Asking,
  request: (fetch: Asking["fetch"]) => Promise<ClientAnswer>,
  options: SplitOptions,
  finish: (surroundings: Around) => void,
): AsyncGenerator<readonly SplitElement<Value>[], void, undefined> {
  const response = await asker.open(asking, request);
  const incoming = incomingOf(response);
  if (incoming === undefined) throw new MappingError("the answer is empty", { ...sentOf(response), path: "" });
  const splitter = createSplitter<Value, Around>(options);
  let isEmpty = true;
  try {
    for (let bytes = await incoming.read(); bytes !== undefined; bytes = await incoming.read()) {
      isEmpty &&= bytes.every(isSpace);
      splitter.feed(bytes);
      for (let some = take(splitter); some.elements.length > 0 || some.fault !== undefined; some = take(splitter)) {
        if (some.elements.length > 0) yield some.elements;
        if (some.fault !== undefined) throw some.fault;
      }
    }
    if (isEmpty && isSurelyEmpty(response))
      throw new MappingError("the answer is empty", { ...sentOf(response), path: "" });
    finish(splitter.end());
  } catch (error) {
    throw error instanceof SplitError ? toReadError(error, response) : error;
  } finally {
    incoming.stop();
  }
}

/** What stands before a fault is given before the fault is thrown. */
function take<Value>(splitter: Splitter<Value>): {
  readonly elements: readonly SplitElement<Value>[];
  readonly fault?: unknown;
} {
  const elements: SplitElement<Value>[] = [];
  try {
    while (elements.length < MOST_AT_A_TIME) {
      const element = splitter.next();
      if (element === undefined) break;
      elements.push(element);
    }
    return { elements };
  } catch (fault) {
    return { elements, fault };
  }
}

function isSurelyEmpty({ status, headers }: Response): boolean {
  return status === 204 || headers.has("content-length");
}

/** A connection that is lost may look like an answer that ends, where nothing told its length. */
function toReadError({ isTruncated }: SplitError, response: Response): MappingError | NetworkError {
  const sent = sentOf(response);
  if (!isTruncated) return new MappingError("the answer is not JSON", { ...sent, path: "", delivery: "unknown" });
  const { requestId, tries, event } = sent;
  const error = new NetworkError("the answer broke off", { ...sent, delivery: "accepted", retryable: true });
  return requestId === undefined || event === undefined ? error : rememberBroken(error, { requestId, tries, event });
}
