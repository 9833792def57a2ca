/** What asking may bring about. `physical` may make a phone ring. */
export type Effect = "read" | "idempotent" | "physical";

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

/** An operation together with its name. */
export interface NamedOperation extends Operation {
  readonly name: string;
}

/** Finds the operation that a request is: longer paths win over ends of them, literal segments over placeholders. */
export function operationFinder(
  operations: OperationTable,
): (method: string, pathname: string) => NamedOperation | undefined {
  const candidates = Object.entries(operations)
    .map(([name, operation]) => ({ name, ...operation, pattern: toPattern(operation.path) }))
    .sort((a, b) => countOf("/", b) - countOf("/", a) || countOf("{", a) - countOf("{", b));
  return (method, pathname) =>
    candidates.find((candidate) => candidate.method === method && candidate.pattern.test(pathname));
}

function countOf(mark: string, { path }: Operation): number {
  return path.split(mark).length;
}

function toPattern(path: string): RegExp {
  const segments = path.split(/\{[^}]+\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`${segments.join("[^/]+")}$`);
}
