/** Places of a published document that a contract speaks of, found by walking both: without what is being tested. */
import { type Contract, isRecord } from "../../contracts.ts";
import type { Way } from "../../specs/surface/difference.ts";

export type Node = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

/** Where a schema is used. */
export interface Spot {
  readonly role: "property" | "items" | "parameter" | "body" | "answer";
  /** Of the schema in the document, as it is used there. */
  readonly at: Path;
  /** What differences call it. */
  readonly place: string;
  /** What differences call the words and properties of what stands there. */
  readonly inner: string;
  readonly ways: ReadonlySet<Way>;
  /** What the document says there, references followed. */
  readonly said: Node;
  /** What the contract says there, references followed. */
  readonly ours: Node;
  /** Of a parameter, a body or an answer. */
  readonly operation?: string;
}

/** Every place once, in the order of the document. */
export function spotsOf(contract: Contract, document: Node): readonly Spot[] {
  const found = new Map<string, Spot>();
  const names = new Map(
    Object.entries(contract.schemas).map(([name, schema]) => [String(schema["x-upstream-schema"] ?? name), name]),
  );
  const been = new Set<string>();

  function visit(spot: Omit<Spot, "said" | "ours" | "inner" | "ways">, ourNode: unknown, way: Way): void {
    const { at, place } = spot;
    const theirs = followed(document, at);
    const guide = guideAt(ourNode, theirs.name);
    const inner = guide.name ?? place;
    const key = JSON.stringify(at);
    const ways = new Set([...(found.get(key)?.ways ?? []), way]);
    found.set(key, { ...spot, inner, ways, said: theirs.said, ours: guide.ours });
    const within = JSON.stringify([theirs.at, way, inner]);
    if (been.has(within)) return;
    been.add(within);
    below(theirs.at, theirs.said, guide.ours, inner, way);
  }

  /** The schema that the document names, where we know it, and else the one that we expect. */
  function guideAt(ourNode: unknown, theirName: string | undefined): { readonly name?: string; readonly ours: Node } {
    const name = theirName === undefined ? undefined : names.get(theirName);
    const expected = ourSchema(ourNode);
    const isExact =
      name !== undefined && (expected.name === undefined || expected.ours["x-upstream-schema"] !== undefined);
    const known = isExact && expected.name !== undefined ? contract.schemas[name] : undefined;
    return known === undefined || name === undefined ? expected : { name, ours: known };
  }

  function ourSchema(node: unknown): { readonly name?: string; readonly ours: Node } {
    if (!isRecord(node)) return { ours: {} };
    const { $ref, ...beside } = node;
    if (typeof $ref !== "string") return { ours: node };
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return { name, ours: { ...contract.schemas[name], ...beside } };
  }

  function below(at: Path, said: Node, ours: Node, place: string, way: Way): void {
    if (isRecord(said.properties) && isRecord(ours.properties)) {
      for (const [name, node] of Object.entries(ours.properties)) {
        if (!isRecord(said.properties[name])) continue;
        visit({ role: "property", at: [...at, "properties", name], place: `${place}.${name}` }, node, way);
      }
    }
    if (isRecord(said.items) && ours.items !== undefined)
      visit({ role: "items", at: [...at, "items"], place: `${place}[]` }, ours.items, way);
    const kinds = choiceIn(said);
    const ourKinds = choiceIn(ours);
    if (kinds === undefined || ourKinds === undefined) return;
    for (const [index, kind] of kinds.list.entries()) {
      const theirs = followed(document, [...at, kinds.key, index]);
      const name = names.get(theirs.name ?? "") ?? theirs.name;
      const known = contract.schemas[name ?? ""];
      if (name !== undefined && known !== undefined && isRecord(kind)) below(theirs.at, theirs.said, known, name, way);
    }
  }

  for (const operation of operationsIn(contract, document)) {
    const { at, name, node, ours } = operation;
    for (const [index, parameter] of listOf(node.parameters).entries()) {
      if (!isRecord(parameter)) continue;
      const own = operation.parameters.find(
        (each) => each.in === parameter.in && (each.name === parameter.name || each.in === "path"),
      );
      if (own === undefined) continue;
      const spot = { role: "parameter", at: [...at, "parameters", index, "schema"], operation: name } as const;
      visit({ ...spot, place: `${name} ${own.in} ${own.name}` }, own.schema, "send");
    }
    const body = jsonIn(node.requestBody);
    if (body !== undefined && jsonIn(ours.requestBody) !== undefined) {
      const spot = { role: "body", at: [...at, "requestBody", ...CONTENT], operation: name } as const;
      visit({ ...spot, place: `${name} body` }, jsonIn(ours.requestBody), "send");
    }
    for (const [status, answer] of Object.entries(recordIn(node.responses))) {
      const own = recordIn(ours.responses)[status];
      if (!status.startsWith("2") || jsonIn(answer) === undefined || jsonIn(own) === undefined) continue;
      const spot = { role: "answer", at: [...at, "responses", status, ...CONTENT], operation: name } as const;
      visit({ ...spot, place: `${name} ${status}` }, jsonIn(own), "read");
    }
  }
  return [...found.values()];
}

export interface OperationSpot {
  readonly name: string;
  readonly method: string;
  /** As the document spells it. */
  readonly path: string;
  readonly at: Path;
  readonly node: Node;
  readonly ours: Node;
  /** Ours, references followed. */
  readonly parameters: readonly Node[];
}

export function operationsIn(contract: Contract, document: Node): readonly OperationSpot[] {
  return contract.operations.flatMap(({ name, method, path }): OperationSpot[] => {
    const found = Object.keys(recordIn(document.paths)).find((each) => shapeOf(each) === shapeOf(path));
    if (found === undefined) return [];
    const at = ["paths", found, method.toLowerCase()];
    const node = recordIn(valueAt(document, at));
    const ours = recordIn(valueAt(contract.document, ["paths", path, method.toLowerCase()]));
    const parameters = listOf(ours.parameters).map((each) => {
      const { $ref } = recordIn(each);
      return typeof $ref === "string" ? recordIn(valueAt(contract.document, $ref.slice(2).split("/"))) : recordIn(each);
    });
    return Object.keys(node).length === 0 ? [] : [{ name, method, path: found, at, node, ours, parameters }];
  });
}

const CONTENT = ["content", "application/json", "schema"] as const;

/** Through references and what is wrapped around a single one. */
export function followed(document: Node, at: Path, name?: string): { at: Path; said: Node; name?: string } {
  const node = recordIn(valueAt(document, at));
  const { $ref, allOf } = node;
  if (typeof $ref === "string") {
    const keys = $ref.slice(2).split("/");
    return followed(document, keys, keys.at(-1));
  }
  const [only, ...more] = listOf(allOf);
  if (isRecord(only) && more.length === 0) {
    const found = followed(document, [...at, "allOf", 0]);
    const { allOf: _, ...beside } = node;
    return { ...found, said: { ...found.said, ...beside } };
  }
  return { at, said: node, ...(name !== undefined && { name }) };
}

export function choiceIn(node: Node): { readonly key: string; readonly list: readonly unknown[] } | undefined {
  const key = ["oneOf", "anyOf"].find((each) => Array.isArray(node[each]));
  return key === undefined ? undefined : { key, list: listOf(node[key]) };
}

export function jsonIn(holder: unknown): unknown {
  return valueAt(recordIn(holder), CONTENT);
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) => (Array.isArray(found) ? found[Number(key)] : recordIn(found)[key]),
    value,
  );
}

/** A copy in which one place is another; undefined takes it away. */
export function withAt(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => (index === key ? withAt(item, rest, change) : item));
    return items.filter((item) => item !== undefined);
  }
  const { [key]: old, ...others } = recordIn(value);
  const made = withAt(old, rest, change);
  if (made === undefined) return others;
  // In its old place: what comes first in a document is nobody's business, but stays so.
  const isNew = old === undefined;
  return isNew
    ? { ...others, [key]: made }
    : Object.fromEntries(Object.entries(recordIn(value)).map(([name, each]) => [name, name === key ? made : each]));
}

export function recordIn(value: unknown): Node {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function shapeOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}
