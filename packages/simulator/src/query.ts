import { type Contract, isRecord, type Operation } from "./contract.ts";

/** The query of a request, after the contract's schemas have been held against it. */
export interface Query {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  /** Whether it was given as `true`. */
  flag(name: string): boolean;
  /** A parameter that may be repeated; empty when absent. */
  list(name: string): readonly string[];
}

/** Reads and checks a query. Parameters that the operation does not have are ignored. */
export function readQuery(
  contract: Contract,
  operation: Operation,
  search: URLSearchParams,
): { readonly query: Query } | { readonly problems: readonly string[] } {
  const values = Object.fromEntries(
    operation.query
      .filter(({ name }) => search.has(name))
      .map(({ name, schema }) => {
        const given = search.getAll(name);
        return [name, isList(schema) || given.length > 1 ? given : given[0]];
      }),
  );
  const validate = contract.validator(querySchema(operation), { coerce: true });
  if (validate(values)) {
    const undated = operation.query.filter(({ name, schema }) => isMoment(schema) && isUnreadable(values[name]));
    if (undated.length === 0) return { query: toQuery(values) };
    return { problems: undated.map(({ name }) => `${name} must match format "date-time"`) };
  }
  const problems = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath.slice(1)} ${message}`);
  return { problems: problems.map((problem) => problem.trim()) };
}

function toQuery(values: Readonly<Record<string, unknown>>): Query {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    text: (name) => text(values[name]),
    number(name) {
      const value = values[name];
      return typeof value === "number" ? value : undefined;
    },
    flag: (name) => values[name] === true,
    list(name) {
      const value = values[name];
      return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
    },
  };
}

const schemas = new WeakMap<Operation, object>();

/** One object schema per operation, kept so that it is compiled once. */
function querySchema(operation: Operation): object {
  const known = schemas.get(operation);
  if (known !== undefined) return known;
  const schema = {
    type: "object",
    properties: Object.fromEntries(operation.query.map(({ name, schema }) => [name, schema])),
    required: operation.query.filter(({ required }) => required).map(({ name }) => name),
  };
  schemas.set(operation, schema);
  return schema;
}

function isMoment(schema: unknown): boolean {
  return isRecord(schema) && schema.format === "date-time";
}

/** Some moments have the form of one, and are none: leap seconds, or a zone without minutes. */
function isUnreadable(value: unknown): boolean {
  return typeof value === "string" && Number.isNaN(Date.parse(value));
}

function isList(schema: unknown): boolean {
  return isRecord(schema) && schema.type === "array";
}
