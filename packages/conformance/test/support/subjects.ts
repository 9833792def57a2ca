import type { Subject } from "../../src/index.ts";
import {
  createAlmostNothing,
  createEverything,
  REFERENCE_INVENTED_WORDS,
  startReferenceExchange,
} from "../../src/reference/index.ts";

export const everything: Subject = {
  name: "An adapter that has everything",
  create: createEverything,
  exchange: startReferenceExchange,
  inventedWords: REFERENCE_INVENTED_WORDS,
};

export const almostNothing: Subject = {
  name: "An adapter that has almost nothing",
  create: createAlmostNothing,
  exchange: (situation) => startReferenceExchange({ ...situation, attemptsPerRow: 1 }),
  inventedWords: ["hibernating", "on_hold", "sunspots"],
};
