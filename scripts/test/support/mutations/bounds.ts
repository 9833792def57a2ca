/** Other rules for a value: bounds, defaults, formats. */
import type { Aspect } from "../../../specs/surface/difference.ts";
import { edit } from "./edit.ts";
import { type Make, ofSpot } from "./mutation.ts";
import { hasWords, isAnything, isOpen, kindsIn } from "./spot-facts.ts";
import { lostFacts } from "./values.ts";

const BOUNDS: Readonly<Record<string, Aspect>> = { string: "maxLength", number: "maximum", array: "maxItems" };

export const OF_BOUNDS: Readonly<Record<string, Make>> = {
  "bound tightened": ofSpot(
    (spot) =>
      kindsIn(spot).length === 1 && BOUNDS[kindsIn(spot)[0] ?? ""] !== undefined && !isOpen(spot) && !isAnything(spot),
    ({ document, spot }) => {
      const fact = BOUNDS[kindsIn(spot)[0] ?? ""] ?? "maximum";
      const old = spot.said[fact];
      const now = typeof old === "number" ? old - 1 : 9_999;
      return {
        document: edit(document, spot.at, (node) => ({ ...node, [fact]: now })),
        expected: [{ place: spot.place, aspect: fact, sense: old === undefined ? "added" : "other" }],
      };
    },
  ),
  "bound dropped": ofSpot(
    (spot) => lostFacts(spot).some(({ aspect }) => /^m(in|ax)/.test(aspect)),
    ({ document, spot }) => {
      const fact = lostFacts(spot).find(({ aspect }) => /^m(in|ax)/.test(aspect));
      if (fact === undefined) return undefined;
      return {
        document: edit(document, spot.at, ({ [fact.aspect]: _, ...node }) => node),
        expected: [fact],
      };
    },
  ),
  "default stated": ofSpot(
    (spot) => kindsIn(spot).join() === "boolean" && !isAnything(spot) && spot.said.default === undefined,
    ({ document, spot }) => ({
      document: edit(document, spot.at, (node) => ({ ...node, default: true })),
      expected: [{ place: spot.place, aspect: "default", sense: "added" }],
    }),
  ),
  "format stated": ofSpot(
    (spot) => kindsIn(spot).join() === "string" && !hasWords(spot) && !isAnything(spot),
    ({ document, spot }) => ({
      document: edit(document, spot.at, (node) => ({ ...node, format: "brand-new" })),
      expected: [{ place: spot.place, aspect: "format", sense: spot.said.format === undefined ? "added" : "other" }],
    }),
  ),
};
