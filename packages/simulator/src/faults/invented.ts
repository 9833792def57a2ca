/** What `drift` puts into answers: nothing of it is in any contract, and it stays as it is from version to version. */
export const INVENTED_DRIFT = {
  /** Stands where the contract lists its words. */
  word: "holding-for-tide",
  /** A property that an object has more. */
  property: "lighthouseKeeper",
  /** The value of that property. */
  value: { lamp: "lit", since: 1871 },
  /** Stands where there was text. */
  number: 42,
} as const;
