import type { Contract } from "../../contracts.ts";
import { type Node, nodeOf, type Plain, plain, united } from "../document/dialect.ts";

/** What a contract says at its nodes. Every document is read along it, so it is worked out once; contracts do not change. */
export interface Guides {
  readonly at: (node: unknown) => Plain;
  readonly named: (name: string) => Plain;
  /** The properties of an object, or of all kinds of a choice, by name. */
  readonly properties: (guide: Plain) => ReadonlyMap<string, unknown>;
}

const KNOWN = new WeakMap<Contract, Guides>();

export function guidesOf(contract: Contract): Guides {
  const known = KNOWN.get(contract);
  if (known !== undefined) return known;
  const { document } = contract;
  const at = remembering((node: object) => plain(document, node));
  const properties = remembering(
    (guide: Plain): ReadonlyMap<string, unknown> => new Map(Object.entries(nodeOf(united(document, guide).properties))),
  );
  const references = new Map<string, Node>();
  const guides: Guides = {
    at: (node) => (typeof node === "object" && node !== null ? at(node) : plain(document, node)),
    named(name) {
      const reference = references.get(name) ?? { $ref: `#/components/schemas/${name}` };
      references.set(name, reference);
      return at(reference);
    },
    properties,
  };
  KNOWN.set(contract, guides);
  return guides;
}

function remembering<Key extends object, Value extends object>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
