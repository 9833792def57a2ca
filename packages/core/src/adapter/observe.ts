import type { Observation, ObservationKind } from "../hooks.ts";

/**
 * Reports an oddity in an answer. `path` is where, with `[]` for any position; `word` is the word that was not known, and
 * is passed on only when it looks like a word: never a number, an address or a sentence.
 */
export type Note = (kind: ObservationKind, path: string, word?: unknown) => void;

/** Receives the oddities of one provider's answers and reports each of them once. */
export interface Observer {
  /** Where the readers of one operation's answers report to. */
  for(operation: string): Note;
}

/** Distinct oddities that are told apart. An API that is odder than this has been reported enough. */
const REMEMBERED_ODDITIES = 1_000;

const NO_NOTE: Note = () => {};

export function createObserver(
  provider: string,
  onObservation: ((observation: Observation) => void) | undefined,
): Observer {
  if (onObservation === undefined) return { for: () => NO_NOTE };
  const seen = new Set<string>();
  return {
    for: (operation) => (kind, path, word) => {
      const safeWord = isWord(word) ? word : undefined;
      const key = `${operation} ${kind} ${path} ${safeWord}`;
      if (seen.has(key) || seen.size >= REMEMBERED_ODDITIES) return;
      seen.add(key);
      onObservation({ provider, operation, kind, path, ...(safeWord !== undefined && { word: safeWord }) });
    },
  };
}

/** The same, with every path below another. */
export function within(note: Note, prefix: string): Note {
  return (kind, path, word) => note(kind, prefix + path, word);
}

/** Words of an API: letters, digits, dots, dashes, underscores; no run of digits as long as a phone number's. */
function isWord(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z][\w.:-]{0,119}$/.test(value) && !/\d{4}/.test(value);
}
