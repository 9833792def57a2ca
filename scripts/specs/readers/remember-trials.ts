import type { Outcome } from "./outcome.ts";
import type { Readers } from "./readers.ts";

/** Readers that try the same change of the same place once: many differences ask for it, and nothing else depends on when. */
export function rememberTrials(readers: Readers): Readers {
  const known = new Map<string, Promise<Outcome>>();
  return {
    ...readers,
    try(place, change) {
      const key = JSON.stringify([place.operation, place.path, change]);
      const outcome = known.get(key) ?? readers.try(place, change);
      known.set(key, outcome);
      return outcome;
    },
  };
}
