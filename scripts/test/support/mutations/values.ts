/** Other values at a place: words, null, kinds, and what is chosen between. */
import { FACTS } from "../../../specs/surface/surface.ts";
import { choiceIn, followed, listOf, type Node, recordIn, type Spot, valueAt } from "../document-spots.ts";
import { edit, put } from "./edit.ts";
import { type Expected, type Make, ofSpot } from "./mutation.ts";
import { hasWords, isAnything, isNamedObject, isNullable, isOpen, kindsIn, wordsOf } from "./spot-facts.ts";

export const OF_VALUES: Readonly<Record<string, Make>> = {
  "new word": ofSpot(hasWords, ({ document, spot }) => {
    const word = "brand-new-word";
    const add = { place: spot.inner, aspect: "word", name: word, sense: "added" } as const;
    return {
      document: edit(document, spot.at, (node) => ({ ...node, enum: [...listOf(node.enum), word] })),
      expected: [add],
    };
  }),
  "word removed": ofSpot(
    (spot) => hasWords(spot) && wordsOf(spot).length > 1,
    ({ document, spot }, draw) => {
      const words = wordsOf(spot);
      const word = String(words[draw(words.length)]);
      const gone = { place: spot.inner, aspect: "word", name: word, sense: "gone" } as const;
      return {
        document: edit(document, spot.at, (node) => ({
          ...node,
          enum: listOf(node.enum).filter((each) => each !== word),
        })),
        expected: [gone],
        word,
      };
    },
  ),
  "words freed": ofSpot(hasWords, ({ document, spot }) => {
    // Words that the list demands as well are still demanded.
    if (recordIn(valueAt(document, spot.at.slice(0, -1))).enum !== undefined) return undefined;
    return {
      document: edit(document, spot.at, ({ enum: _, ...node }) => ({ ...node, type: "string" })),
      expected: [{ place: spot.inner, aspect: "words", sense: "other" }],
    };
  }),
  "null allowed": ofSpot(
    (spot) => !isAnything(spot) && !isNullable(spot),
    ({ document, spot }, draw) => ({
      document: put(document, spot.at, (node) => nullable(recordIn(node), draw(3))),
      expected: [{ place: spot.place, aspect: "null", sense: "other" }],
    }),
  ),
  retyped: ofSpot(
    (spot) => spot.role !== "body" && spot.role !== "answer",
    ({ document, spot }, draw) => {
      const others = ["string", "number", "boolean"].filter((type) => !kindsIn(spot).includes(type));
      const type = others[draw(others.length)] ?? "null";
      return {
        document: put(document, spot.at, () => ({ ...useOnly(document, spot), type })),
        expected: [{ place: spot.place, aspect: "kind", sense: "other" }, ...lostFacts(spot)],
      };
    },
  ),
  "array to page": ofSpot(
    (spot) => kindsIn(spot).includes("array"),
    ({ document, spot }) => ({
      document: put(document, spot.at, (node) => ({
        ...useOnly(document, spot),
        type: "object",
        properties: { results: node, metadata: { type: "object", properties: { next: { type: "string" } } } },
      })),
      expected: [{ place: spot.place, aspect: "kind", sense: "other" }, ...lostFacts(spot)],
    }),
  ),
  "page to array": ofSpot(
    (spot) => (spot.role === "answer" || spot.role === "property") && isNamedObject(spot),
    ({ document, spot }) => ({
      document: put(document, spot.at, (node) => ({ ...useOnly(document, spot), type: "array", items: node })),
      expected: [{ place: spot.place, aspect: "kind", sense: "other" }],
    }),
  ),
  "discriminator stated": ofSpot(
    (spot) => choiceIn(spot.said) !== undefined && choiceIn(spot.ours) !== undefined,
    ({ document, spot }) => ({
      document: edit(document, spot.at, (node) => ({ ...node, discriminator: { propertyName: "role" } })),
      expected: [{ place: spot.place, aspect: "discriminator", sense: "added" }],
    }),
  ),
  "kind added to a choice": ofSpot(
    (spot) => choiceIn(spot.said) !== undefined && choiceIn(spot.ours) !== undefined,
    ({ document, spot }) => {
      const { key: choiceKey, list: kinds } = choiceIn(spot.said) ?? { key: "", list: [] };
      const areObjects = kinds.every((_, index) => {
        const { said } = followed(document, [...spot.at, choiceKey, index]);
        return said.properties !== undefined;
      });
      if (!areObjects) return undefined;
      const added = edit(document, ["components", "schemas"], (schemas) => ({
        ...schemas,
        BrandNewKind: { type: "object", properties: { role: { type: "string" } } },
      }));
      return {
        document: edit(added, spot.at, (node) => {
          const { key, list } = choiceIn(node) ?? { key: "oneOf", list: [] };
          return { ...node, [key]: [...list, { $ref: "#/components/schemas/BrandNewKind" }] };
        }),
        expected: [{ place: spot.inner, aspect: "choice", name: "BrandNewKind", sense: "added" }],
      };
    },
  ),
};

/** In three dialects. */
function nullable(node: Node, form: number): Node {
  const { deprecated, ...rest } = node;
  const beside = deprecated === undefined ? {} : { deprecated };
  if (form === 0) return { ...beside, oneOf: [rest, { type: "null" }] };
  if (form === 1 && typeof node.type === "string" && node.type !== "object")
    return { ...node, type: [node.type, "null"] };
  return typeof node.$ref === "string" ? { nullable: true, allOf: [node] } : { ...node, nullable: true };
}

/** What is said of the use and not of the value. */
function useOnly(document: Node, spot: Spot): Node {
  const { deprecated } = recordIn(valueAt(document, spot.at));
  return {
    ...(deprecated !== undefined && { deprecated }),
    ...(isNullable(spot) && !isAnything(spot) && { nullable: true }),
  };
}

export function lostFacts(spot: Spot): readonly Expected[] {
  if (isOpen(spot) || isAnything(spot)) return [];
  const { discriminator: _, ...said } = spot.said;
  const isPlain = choiceIn(spot.said) === undefined;
  return FACTS.filter((fact) => isPlain && ["string", "number", "boolean"].includes(typeof said[fact])).map(
    (aspect) => ({
      place: spot.place,
      aspect,
      sense: "gone",
    }),
  );
}
