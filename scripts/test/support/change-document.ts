import { isRecord } from "../../contracts.ts";
import type { Node } from "../../specs/document/dialect.ts";

/** What becomes of the object at a place of a document: `components/schemas/Call/properties`; `~1` is a slash in a name. */
export type Change = readonly [at: string, change: (value: Node) => Node];

/** A copy of a document, changed at some places, one after another. Throws where a place is not there. */
export function changeDocument(document: Node, ...changes: readonly Change[]): Node {
  return changes.reduce((found, [at, change]) => changedAt(found, at.split("/"), change), document);
}

function changedAt(value: Node, [key = "", ...rest]: readonly string[], change: (value: Node) => Node): Node {
  const name = key.replaceAll("~1", "/");
  const inner = value[name];
  if (!isRecord(inner)) throw new Error(`there is nothing at ${name}`);
  return { ...value, [name]: rest.length === 0 ? change(inner) : changedAt(inner, rest, change) };
}
