/** Every value inside a JSON document, itself included. */
export function* valuesIn(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) yield* valuesIn(inner);
}

/** Whether a text stands somewhere in a document as a value of its own. */
export function holdsText(document: unknown, text: string): boolean {
  for (const value of valuesIn(document)) if (value === text) return true;
  return false;
}

/** Whether a number stands somewhere in a document, also as text. */
export function holdsNumber(document: unknown, wanted: number): boolean {
  for (const value of valuesIn(document)) {
    if (value === wanted || (typeof value === "string" && value !== "" && Number(value) === wanted)) return true;
  }
  return false;
}

/** Whether a moment stands somewhere in a document, in whatever notation. */
export function holdsMoment(document: unknown, moment: string): boolean {
  const wanted = Date.parse(moment);
  for (const value of valuesIn(document)) {
    if (value === wanted || (typeof value === "string" && Date.parse(value) === wanted)) return true;
  }
  return false;
}

/** Freezes a value, and all inside it. */
export function deepFreeze(value: unknown): void {
  for (const inner of valuesIn(value)) if (typeof inner === "object") Object.freeze(inner);
}

/** The document as JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
