import { type Node, type Path, recordIn, withAt } from "../document-spots.ts";

/** A copy in which the node at a place is another. */
export function edit(document: Node, at: Path, change: (node: Node) => Node): Node {
  return put(document, at, (node) => change(recordIn(node)));
}

/** A copy in which another value stands at a place; undefined takes it away. */
export function put(document: Node, at: Path, change: (node: unknown) => unknown): Node {
  return recordIn(withAt(document, at, change));
}
