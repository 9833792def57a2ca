import type { Reading } from "../../src/adapter/observe.ts";
import type { ObservationKind } from "../../src/hooks.ts";

export interface Note {
  readonly kind: ObservationKind;
  readonly path: string;
  readonly word?: unknown;
}

/** A reading that keeps every note, repeated ones too. */
export function recordReading(): { readonly reading: Reading; readonly notes: Note[] } {
  const notes: Note[] = [];
  return {
    notes,
    reading: {
      provider: "acme",
      operation: "listRows",
      prefix: "",
      isHeard: true,
      note: (kind, path, word) => notes.push({ kind, path, ...(word !== undefined && { word }) }),
    },
  };
}
