import type { Effect } from "../hooks.ts";

export type { Effect } from "../hooks.ts";

/** Where our knowledge of an operation comes from: their OpenAPI document, their prose, or our reading of either. */
export type Evidence = "published" | "documented" | "inferred";

/** One operation of a provider's API. */
export interface Operation {
  readonly method: string;
  /** With placeholders: `/campaign/{id}`. */
  readonly path: string;
  readonly effect: Effect;
  readonly evidence: Evidence;
}

/** A provider's operations by our name, as the generator writes them. */
export type OperationTable = Readonly<Record<string, Operation>>;

/** The operation that a request is, together with its name. */
export interface FoundOperation extends Operation {
  readonly name: string;
  /** What stands before the operation's own path: the path of the base URL. */
  readonly prefix: string;
  /** What stands for the placeholders, still escaped. */
  readonly values: Readonly<Record<string, string>>;
}

/** Tells which operation of a contract a request is. Undefined: none of them. */
export type OperationFinder = (method: string, pathname: string) => FoundOperation | undefined;

/** Finds the operation that a request is: longer paths win over ends of them, literal segments over placeholders. */
export function operationFinder(operations: OperationTable): OperationFinder {
  const all = Object.entries(operations)
    .map(([name, operation]) => ({ operation: { name, ...operation }, pattern: toPattern(operation.path) }))
    .sort(
      (a, b) =>
        countOf("/", b.operation) - countOf("/", a.operation) || countOf("{", a.operation) - countOf("{", b.operation),
    );
  const byMethod = new Map<string, typeof all>();
  for (const candidate of all) {
    const { method } = candidate.operation;
    byMethod.set(method, [...(byMethod.get(method) ?? []), candidate]);
  }
  return (method, pathname) => {
    for (const { pattern, operation } of byMethod.get(method) ?? []) {
      const match = pattern.exec(pathname);
      if (match !== null) return { ...operation, prefix: pathname.slice(0, match.index), values: { ...match.groups } };
    }
    return undefined;
  };
}

/** The same below the path of a base URL, which may itself look like the beginning of an operation's. */
export function findBelow(base: string, find: OperationFinder): OperationFinder {
  const prefix = base.replace(/\/$/, "");
  return (method, pathname) => {
    if (!pathname.startsWith(prefix)) return find(method, pathname);
    const found = find(method, pathname.slice(prefix.length));
    return found && { ...found, prefix: prefix + found.prefix };
  };
}

/** The path of a request, with another template in place of the operation's own; undefined when that asks for more. */
export function pathBy(template: string, { prefix, values }: FoundOperation): string | undefined {
  const filled = template.replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder);
  return filled.includes("{") ? undefined : prefix + filled;
}

function countOf(mark: string, { path }: Operation): number {
  return path.split(mark).length;
}

function toPattern(path: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const parts = path.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? literal(part) : `(?<${part}>[^/]+)`));
  return new RegExp(`${parts.join("")}$`);
}
