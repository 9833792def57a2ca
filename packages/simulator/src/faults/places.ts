import { type Contract, isRecord } from "../contract.ts";
import type { Path } from "./path.ts";

/** Something in an answer. */
export interface Place {
  readonly path: Path;
  readonly value: unknown;
  /** Whether the contract lists the words that may stand there. */
  readonly listed: boolean;
}

/** Everything in a body, from the outside in, in the order in which it is written. */
export function* places(
  contract: Contract,
  value: unknown,
  schemas: readonly unknown[],
  path: Path = [],
): Generator<Place> {
  const kinds = schemas.flatMap((schema) => kindsOf(contract, schema));
  yield { path, value, listed: kinds.some((kind) => Array.isArray(kind.enum)) };
  if (Array.isArray(value)) {
    const items = kinds.map((kind) => kind.items);
    for (const [index, item] of value.entries()) yield* places(contract, item, items, [...path, index]);
  } else if (isRecord(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      yield* places(
        contract,
        inner,
        kinds.map((kind) => propertyOf(kind, name)),
        [...path, name],
      );
    }
  }
}

/** What a schema comes to: references followed, and every branch of a union or a combination beside the others. */
function kindsOf(contract: Contract, schema: unknown): Record<string, unknown>[] {
  if (!isRecord(schema)) return [];
  const kind = contract.resolve(schema);
  const branches = [kind.anyOf, kind.oneOf, kind.allOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [kind, ...branches.flatMap((branch) => kindsOf(contract, branch))];
}

function propertyOf(kind: Record<string, unknown>, name: string): unknown {
  const { properties } = kind;
  if (isRecord(properties) && Object.hasOwn(properties, name)) return properties[name];
  return kind.additionalProperties;
}
