import { testProvider } from "@trunkline/conformance/vitest";
import { startSimulator } from "@trunkline/simulator";
import { createCozmox } from "../src/index.ts";

testProvider({
  name: "Cozmox",
  create: createCozmox,
  exchange: (history) => startSimulator({ provider: "cozmox", history }),
  // Of the other invented words, a family of known ones reads one.
  inventedWords: ["warming-up", "on-hold", "sunspot-interference"],
});
