/** Properties that come, go, and are demanded. */
import { listOf, type Node, recordIn, type Spot, valueAt } from "../document-spots.ts";
import { edit, put } from "./edit.ts";
import { type Made, type Make, ofSpot, type Target } from "./mutation.ts";
import { holderPlace, isProperty, isRequired, isWholeHolder, nameOf } from "./spot-facts.ts";

export const OF_PROPERTIES: Readonly<Record<string, Make>> = {
  "property removed": ofSpot(isProperty, ({ document, spot }) => ({
    document: dropped(document, spot),
    expected: [{ place: spot.place, aspect: "property", name: nameOf(spot), sense: "gone" }],
  })),
  "property renamed": ofSpot(isProperty, (target) => {
    const { document, spot } = target;
    const [name, now] = [nameOf(spot), `${nameOf(spot)}Renamed`];
    const holder = spot.at.slice(0, -2);
    const renamed = edit(document, holder, ({ properties, required, ...node }) => ({
      ...node,
      properties: Object.fromEntries(
        Object.entries(recordIn(properties)).map(([key, each]) => [key === name ? now : key, each]),
      ),
      ...(required !== undefined && { required: listOf(required).map((each) => (each === name ? now : each)) }),
    }));
    const gone = { place: spot.place, aspect: "property", name, sense: "gone" } as const;
    const come = { place: `${holderPlace(spot)}.${now}`, aspect: "property", name: now, sense: "added" } as const;
    return {
      document: renamed,
      expected: isWholeHolder(target) ? [gone, come] : [gone],
      isRequired: isRequired(document, spot),
    };
  }),
  "optional property added": ofSpot(isProperty, (target) => withNew(target, false)),
  "required property added": ofSpot(isProperty, (target) => withNew(target, true)),
  "property named like an object's own": ofSpot(isProperty, (target) => withNew(target, false, "constructor")),
  "requirement dropped": ofSpot(
    (spot) => isProperty(spot),
    ({ document, spot }) => {
      if (!isRequired(document, spot)) return undefined;
      return {
        document: edit(document, spot.at.slice(0, -2), (node) => ({
          ...node,
          required: listOf(node.required).filter((each) => each !== nameOf(spot)),
        })),
        expected: [{ place: spot.place, aspect: "required", sense: "other" }],
      };
    },
  ),
  "requirement made": ofSpot(
    (spot) => isProperty(spot),
    ({ document, spot }) => {
      if (isRequired(document, spot)) return undefined;
      return {
        document: edit(document, spot.at.slice(0, -2), (node) => ({
          ...node,
          required: [...listOf(node.required), nameOf(spot)],
        })),
        expected: [{ place: spot.place, aspect: "required", sense: "other" }],
      };
    },
  ),
  deprecated: ofSpot(
    (spot) => isProperty(spot),
    ({ document, spot }) => {
      const node = recordIn(valueAt(document, spot.at));
      if (node.deprecated === true) return undefined;
      const { $ref, ...beside } = node;
      const made = typeof $ref === "string" ? { ...beside, allOf: [{ $ref }] } : node;
      return {
        document: edit(document, spot.at, () => ({ ...made, deprecated: true })),
        expected: [{ place: spot.place, aspect: "deprecated", sense: "other" }],
      };
    },
  ),
};

function withNew(target: Target & { readonly spot: Spot }, required: boolean, name = "brandNew"): Made {
  const { document, spot } = target;
  const added = edit(document, spot.at.slice(0, -2), (node) => ({
    ...node,
    properties: { ...recordIn(node.properties), [name]: { type: "string" } },
    ...(required && { required: [...listOf(node.required), name] }),
  }));
  const come = { place: `${holderPlace(spot)}.${name}`, aspect: "property", name, sense: "added" } as const;
  return { document: added, expected: isWholeHolder(target) ? [come] : [], isRequired: required };
}

function dropped(document: Node, spot: Spot): Node {
  const without = put(document, spot.at, () => undefined);
  return edit(without, spot.at.slice(0, -2), ({ required, ...node }) => ({
    ...node,
    ...(required !== undefined && { required: listOf(required).filter((each) => each !== nameOf(spot)) }),
  }));
}
