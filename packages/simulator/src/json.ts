import { isRecord } from "./contract.ts";

const ENOUGH = 64 * 1024;

/**
 * The text of `JSON.stringify`, in pieces. Long lists, bare or directly inside the answer, are written item by item:
 * some answers are longer than the longest string there can be. Nothing for `undefined`.
 */
export function* toJsonPieces(value: unknown): Generator<string> {
  let text = "";
  for (const piece of smallPieces(value)) {
    text += piece;
    if (text.length >= ENOUGH) {
      yield text;
      text = "";
    }
  }
  if (text !== "") yield text;
}

function* smallPieces(value: unknown): Generator<string> {
  if (isList(value)) {
    yield* list(value);
  } else if (typeof value === "object" && value !== null) {
    let separator = "{";
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      yield `${separator}${JSON.stringify(key)}:`;
      if (isList(inner)) yield* list(inner);
      else yield JSON.stringify(inner);
      separator = ",";
    }
    yield separator === "{" ? "{}" : "}";
  } else if (value !== undefined) {
    yield JSON.stringify(value);
  }
}

function* list(items: Iterable<unknown>): Generator<string> {
  yield "[";
  let separator = "";
  for (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ",";
  }
  yield "]";
}

/** A copy as plain arrays and objects, for those who want to look inside. */
export function toPlain(value: unknown): unknown {
  if (isList(value)) return Array.from(value, toPlain);
  if (!isRecord(value)) return value;
  const there = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(there.map(([key, inner]) => [key, toPlain(inner)]));
}

/** An array, or a {@link lazyList}. */
function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

/** A list in an answer whose items are drawn up one by one, as they are written. */
export function lazyList<Source, Item>(sources: readonly Source[], draw: (source: Source) => Item): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      for (const source of sources) yield draw(source);
    },
  };
}
