/**
 * What can be odd about an answer that was read all the same.
 *
 * - `unknown_word`: a word that no table has; the model says `"unknown"`
 * - `missing`: a property that the contract promises is absent or null
 * - `wrong_type`: another type than promised, read as far as it makes sense
 * - `wrong_time`: a time in another form than ISO-8601 with a zone, read as far as it makes sense
 * - `extra_property`: a property that the contract does not know; it is in `raw`
 * - `wrong_envelope`: a single object wrapped where the contract has it bare, or bare where it is wrapped
 * - `contradiction`: two parts of one answer cannot both be true; the model takes the safer
 * - `incomplete`: the provider says that it left something out
 */
export type ObservationKind =
  | "unknown_word"
  | "missing"
  | "wrong_type"
  | "wrong_time"
  | "extra_property"
  | "wrong_envelope"
  | "contradiction"
  | "incomplete";

/**
 * One oddity in a provider's answers, reported once per provider object. Holds nothing of an answer but `word`, and that only
 * from where the API has words of its own.
 */
export interface Observation {
  readonly provider: string;
  /** Our name of what was being read: `"listRows"`. */
  readonly operation: string;
  readonly kind: ObservationKind;
  /** Where in the answer, with `[]` for any position: `results[].status`. */
  readonly path: string;
  /** The word, property or type that was not expected, where it is one that can be shown. */
  readonly word?: string;
}

/** What an adapter tells while it works. A hook that throws stops the call that it was told about. */
export interface Hooks {
  /** Called the first time that each oddity is seen, up to 1 000 different ones. */
  readonly onObservation?: (observation: Observation) => void;
}
