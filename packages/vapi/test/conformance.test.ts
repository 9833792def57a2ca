import { testProvider } from "@trunkline/conformance/vitest";
import { startSimulator } from "@trunkline/simulator";
import { createVapi } from "../src/index.ts";

testProvider({
  name: "Vapi, first generation",
  create: (connection) => createVapi({ ...connection, campaignsApi: "v1" }),
  exchange: (history) => startSimulator({ provider: "vapi", history }),
  // Of the other invented words, a family of known ones reads one.
  inventedWords: ["warming-up", "on-hold", "sunspot-interference"],
});

testProvider({
  name: "Vapi, second generation",
  create: (connection) => createVapi({ ...connection, campaignsApi: "v2" }),
  exchange: (history) => startSimulator({ provider: "vapi", history }),
  inventedWords: ["warming-up", "contact.deferred", "on-hold", "sunspot-interference"],
  skip: {
    "safety: the total of rows is what it is, or absent":
      "Vapi gives counts of known states and no total, so a contact in a new state is missing from their sum.",
  },
});
