/** Which operation of a document is which of ours: by method, and by path whatever its placeholders are called. */
import type { Contract } from "../../contracts.ts";
import { listOf, type Node, nodeOf, resolved } from "./dialect.ts";

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;

export interface FoundOperation {
  readonly operation: Node;
  /** Where it stands, for those who want to say so. */
  readonly where: string;
  /** Of its path and of itself, by place and name; those of the path under the names that were asked for. */
  readonly parameters: (document: Node) => [key: string, parameter: Node][];
}

/** Undefined: the document does not have it. */
export function findOperation(document: Node, method: string, path: string): FoundOperation | undefined {
  const entry = itemsOf(document).find(
    ([candidate, item]) => template(candidate) === template(path) && item[method.toLowerCase()] !== undefined,
  );
  if (entry === undefined) return undefined;
  const [there, item] = entry;
  const operation = nodeOf(item[method.toLowerCase()]);
  const names = new Map(placeholders(there).map((name, index) => [name, placeholders(path)[index] ?? name]));
  return {
    operation,
    where: `${method} ${path}`,
    parameters: (from) =>
      [...listOf(item.parameters), ...listOf(operation.parameters)]
        .map((given) => resolved(from, given))
        .filter((parameter) => typeof parameter.name === "string" && typeof parameter.in === "string")
        .map((parameter) => {
          const name = parameter.in === "path" ? (names.get(String(parameter.name)) ?? parameter.name) : parameter.name;
          return [`${parameter.in} ${name}`, parameter];
        }),
  };
}

/** Operations of a document whose paths begin like ours, and that are not ours. Sorted. */
export function neighboursOf(contract: Contract, document: Node): readonly string[] {
  const ours = new Set(contract.operations.map(({ method, path }) => `${method} ${template(path)}`));
  const beginnings = [...new Set(contract.operations.map(({ path }) => path.replace(/\/\{.*/, "")))];
  return itemsOf(document)
    .filter(([path]) => beginnings.some((beginning) => path === beginning || path.startsWith(`${beginning}/`)))
    .flatMap(([path, item]) =>
      METHODS.filter((method) => item[method] !== undefined).map((method) => [method.toUpperCase(), path]),
    )
    .filter(([method, path]) => !ours.has(`${method} ${template(path ?? "")}`))
    .map(([method, path]) => `${method} ${path}`)
    .sort();
}

function itemsOf(document: Node): readonly (readonly [path: string, item: Node])[] {
  return Object.entries(nodeOf(document.paths)).map(([path, item]) => [path, resolved(document, item)]);
}

/** A path whatever its placeholders are called. */
export function template(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

function placeholders(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? "");
}
