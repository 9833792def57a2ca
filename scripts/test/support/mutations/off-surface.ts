import { type Node, operationsIn, recordIn, valueAt } from "../document-spots.ts";
import { edit } from "./edit.ts";
import type { Draw, Made, Make, Target } from "./mutation.ts";
import { isOpen } from "./spot-facts.ts";

export const OFF_SURFACE: Readonly<Record<string, Make>> = {
  "nothing of ours": (target, draw) => {
    const changes = offSurface(target, draw);
    return changes[draw(changes.length)];
  },
};

/** Changes that are none to us: what is said besides, what we do not ask for, and what lies below what we only carry. */
function offSurface({ contract, document, spots }: Target, draw: Draw): readonly Made[] {
  const operations = operationsIn(contract, document);
  const operation = operations[draw(operations.length)];
  const spot = spots[draw(spots.length)];
  const open = spots.filter((each) => isOpen(each));
  const carried = open[draw(Math.max(open.length, 1))];
  const partial = spots.filter(
    (each) =>
      recordIn(each.said).properties !== undefined &&
      each.ours["x-whole"] !== true &&
      !isOpen(each) &&
      each.said === valueAt(document, each.at),
  );
  const unwhole = partial[draw(Math.max(partial.length, 1))];
  const made = (changed: Node): Made => ({ document: changed, expected: [] });
  const words = (node: Node): Node =>
    node.$ref === undefined ? { ...node, description: "Another.", example: 1, "x-new": 1 } : node;
  return [
    ...(spot === undefined ? [] : [made(edit(document, spot.at, words))]),
    ...(operation === undefined
      ? []
      : [
          made(
            edit(document, operation.at, (node) => ({
              ...node,
              operationId: "Another",
              summary: "New.",
              tags: ["new"],
            })),
          ),
          made(edit(document, [...operation.at, "responses"], (node) => ({ ...node, "418": { description: "New." } }))),
        ]),
    ...(carried === undefined || carried.said.$ref !== undefined || carried.said !== valueAt(document, carried.at)
      ? []
      : [made(edit(document, carried.at, (node) => ({ ...node, properties: { deep: { type: "string" } } })))]),
    ...(unwhole === undefined
      ? []
      : [
          made(
            edit(document, unwhole.at, (node) => ({
              ...node,
              properties: { ...recordIn(node.properties), brandNew: { type: "string" } },
            })),
          ),
        ]),
    made(edit(document, ["paths"], (paths) => ({ ...paths, "/brand-new/things": { get: { responses: {} } } }))),
    made(edit(document, ["components", "schemas"], (schemas) => ({ ...schemas, BrandNew: { type: "object" } }))),
    made({ ...document, info: { title: "Another", version: "2" }, servers: [{ url: "https://elsewhere.invalid" }] }),
  ];
}
