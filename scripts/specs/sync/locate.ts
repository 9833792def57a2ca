import { type Contract, isRecord } from "../../contracts.ts";
import type { Difference } from "../surface/difference.ts";
import type { At } from "./edit-contract.ts";

/** A schema of a contract, and where it stands. */
export interface Located {
  readonly at: At;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Where a contract has the place of a difference: `Campaign.customers[]`. Undefined: not among its schemas, or behind a reference. */
export function locate({ schemas }: Contract, place: string): Located | undefined {
  const [name = "", ...steps] = place.split(/\.(?=[^.]*$)|(?=\[\])/);
  const schema = schemas[name];
  if (schema === undefined) return undefined;
  return steps.reduce<Located | undefined>((found, step) => below(found, step), {
    at: ["components", "schemas", name],
    schema,
  });
}

/** Where a contract has the object that holds the property of a difference, and what the property is called. */
export function locateHolder(
  contract: Contract,
  { place, sites }: Difference,
): (Located & { property: string }) | undefined {
  const property = sites[0]?.path.at(-1);
  if (property === undefined || !place.endsWith(`.${property}`)) return undefined;
  const holder = locate(contract, place.slice(0, -property.length - 1));
  return holder === undefined ? undefined : { ...holder, property };
}

/** Where a contract has the parameters of an operation. */
export function locateParameters({ operations, document }: Contract, operation: string): At | undefined {
  const found = operations.find(({ name }) => name === operation);
  if (found === undefined) return undefined;
  const at = ["paths", found.path, found.method.toLowerCase(), "parameters"];
  const there = at.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), document);
  return Array.isArray(there) ? at : undefined;
}

function below(found: Located | undefined, step: string): Located | undefined {
  if (found === undefined) return undefined;
  const keys = step === "[]" ? ["items"] : ["properties", step];
  const schema = keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), found.schema);
  return isRecord(schema) && schema.$ref === undefined ? { at: [...found.at, ...keys], schema } : undefined;
}
