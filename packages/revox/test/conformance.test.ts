import { testProvider } from "@trunkline/conformance/vitest";
import { INVENTED_WORDS, startSimulator } from "@trunkline/simulator";
import { createRevox } from "../src/index.ts";

testProvider({
  name: "Revox",
  create: createRevox,
  exchange: (history) => startSimulator({ provider: "revox", history }),
  inventedWords: INVENTED_WORDS.revox,
});
