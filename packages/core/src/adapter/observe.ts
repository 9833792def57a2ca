import type { Observation, ObservationKind } from "../hooks.ts";
import { tell } from "./tell.ts";

/** The reading of one operation's answer: whose it is, where in it we are, and where to report what is odd. */
export interface Reading {
  readonly provider: string;
  readonly operation: string;
  /** Before every path that is reported from here, with `[]` for any position: `results[].`. Empty at the top. */
  readonly prefix: string;
  /** Whether anybody hears what is noted. False: what only looks for oddities may be left undone. */
  readonly isHeard: boolean;
  /**
   * Reports an oddity. `word` is the word, property or type that was not expected; it is passed on only when it looks like
   * a word: never a number, an address or a sentence.
   */
  note(kind: ObservationKind, path: string, word?: unknown): void;
}

/** Receives the oddities of one provider's answers and reports each of them once. */
export interface Observer {
  reading(operation: string): Reading;
}

/** Distinct oddities that are told apart, which bounds the memory. An API that is odder than this has been reported enough. */
const REMEMBERED_ODDITIES = 1_000;

export function createObserver(
  provider: string,
  onObservation: ((observation: Observation) => void) | undefined,
): Observer {
  const seen = new Set<string>();
  return {
    reading: (operation) => ({
      provider,
      operation,
      prefix: "",
      isHeard: onObservation !== undefined,
      note(kind, path, word) {
        if (onObservation === undefined) return;
        const safeWord = isWord(word) ? word : undefined;
        const key = `${operation} ${kind} ${path} ${safeWord}`;
        if (seen.has(key) || seen.size >= REMEMBERED_ODDITIES) return;
        seen.add(key);
        tell(onObservation, () => ({
          provider,
          operation,
          kind,
          path,
          ...(safeWord !== undefined && { word: safeWord }),
        }));
      },
    }),
  };
}

/**
 * The same reading, further inside the answer. It is made once for each prefix, because it is asked for with each element, and
 * kept as long as the reading: a prefix is an adapter's own text, never of an answer.
 */
export function within(reading: Reading, prefix: string): Reading {
  const inside = INSIDE.get(reading) ?? new Map<string, Reading>();
  const known = inside.get(prefix);
  if (known !== undefined) return known;
  const inner = createInner(reading, prefix);
  INSIDE.set(reading, inside.set(prefix, inner));
  return inner;
}

/** The readings inside each. Not properties of it: a copy of a reading with another `note` must not share them. */
const INSIDE = new WeakMap<Reading, Map<string, Reading>>();

function createInner(reading: Reading, prefix: string): Reading {
  return {
    ...reading,
    prefix: reading.prefix + prefix,
    note: (kind, path, word) => reading.note(kind, prefix + path, word),
  };
}

/**
 * Words of an API: letters, digits, dots, dashes, underscores, beginning small or wholly in capitals, as names of people do
 * not; without as many digits as a phone number has, no UUID, and no key.
 */
function isWord(value: unknown): value is string {
  return (
    typeof value === "string" &&
    /^(?![sp]k[-_])(?:[a-z][\w.:-]{0,119}|[A-Z_]{2,40})$/.test(value) &&
    !/\d{4}|(?:\d\D*){7}|[\da-f]{8}-[\da-f]{4}-/i.test(value)
  );
}
