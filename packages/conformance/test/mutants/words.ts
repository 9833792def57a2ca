import type { Observation } from "@trunkline/core";
import { broken, eachAttempt, misconnected } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

const told = (tell: (observation: Observation, onObservation: (observation: Observation) => void) => void) =>
  misconnected((connection) => ({
    ...connection,
    onObservation: (observation) => tell(observation, connection.onObservation),
  }));

/** Adapters that cannot bear an odd word. */
export const WORDS: readonly Mutant[] = [
  ["keeps odd words to itself", told(() => undefined), "words: every word that nobody knows is reported"],
  [
    "reports an odd word over and over",
    told((observation, tell) => {
      tell(observation);
      tell(observation);
    }),
    "words: what is odd is reported once, however often it is read",
  ],
  [
    "reports odd words with somebody's number",
    told((observation, tell) => tell({ ...observation, word: "+15550100" })),
    "words: what is reported holds no number, no address and no sentence",
  ],
  [
    "takes an unknown reason for a busy line",
    broken((whole) =>
      eachAttempt(whole, (attempt) =>
        attempt.status === "ended" && attempt.end.category === "unknown"
          ? { ...attempt, end: { ...attempt.end, category: "busy" } }
          : attempt,
      ),
    ),
    "words: how an attempt ended is unknown where its word is",
  ],
  [
    "reports odd words with the key",
    misconnected((connection) => ({
      ...connection,
      onObservation: (observation) => connection.onObservation({ ...observation, path: connection.apiKey }),
    })),
    "words: what is reported holds no number, no address and no sentence",
  ],
];
