const ENOUGH = 64 * 1024;

/**
 * The text of `JSON.stringify`, in pieces. Long lists, bare or directly inside the answer, are written item by item:
 * some answers are longer than the longest string there can be.
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
  if (Array.isArray(value)) {
    yield* list(value);
  } else if (typeof value === "object" && value !== null) {
    let separator = "{";
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      yield `${separator}${JSON.stringify(key)}:`;
      if (Array.isArray(inner)) yield* list(inner);
      else yield JSON.stringify(inner);
      separator = ",";
    }
    yield separator === "{" ? "{}" : "}";
  } else {
    yield JSON.stringify(value);
  }
}

function* list(items: readonly unknown[]): Generator<string> {
  yield "[";
  for (const [index, item] of items.entries()) yield `${index > 0 ? "," : ""}${JSON.stringify(item)}`;
  yield "]";
}
