/**
 * The bytes are not the JSON that they should be. Holds nothing of what was read: answers hold personal data, and what
 * `JSON.parse` says of a fault quotes the text around it.
 */
export class SplitError extends Error {
  override readonly name = "SplitError";
  /** True: the bytes ended before the document was whole. False: they are not JSON, however many follow. */
  readonly isTruncated: boolean;

  constructor(message: string, isTruncated: boolean) {
    super(message);
    this.isTruncated = isTruncated;
  }
}

/** The bytes are not JSON, however many follow. */
export function notJson(): SplitError {
  return new SplitError("the document is not JSON", false);
}

/** The value that the text spells, of which `Value` is what is expected. Throws a {@link SplitError}, never the engine's own error. */
export function parse<Value = unknown>(text: string): Value {
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}
