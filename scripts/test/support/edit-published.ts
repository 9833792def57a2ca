/** Edits of what Vapi might publish: of one operation, parameter or property each. */
import { readContracts } from "../../contracts.ts";
import { listOf, type Node, operationsIn, type Path, recordIn, withAt } from "./document-spots.ts";
import { publishedFrom } from "./published-from.ts";

const [VAPI] = readContracts().filter(({ provider }) => provider === "vapi");
if (VAPI === undefined) throw new Error("there is no contract of Vapi");
export const CONTRACT = VAPI;
export const PUBLISHED = publishedFrom(CONTRACT);

/** A copy with something else in it. */
export type Edit = (document: Node) => unknown;

export const CREATE: Path = ["components", "schemas", "CreateCampaignDTO"];
export const UPDATE: Path = ["components", "schemas", "UpdateCampaignDTO"];

export function at(operation: string, path: Path, change: (value: unknown) => unknown): Edit {
  return (document) => {
    const found = operationsIn(CONTRACT, document).find(({ name }) => name === operation);
    return withAt(document, [...(found?.at ?? []), ...path], change);
  };
}

function parameters(operation: string, change: (all: readonly unknown[]) => readonly unknown[]): Edit {
  return at(operation, ["parameters"], (all) => change(listOf(all)));
}

export function without(operation: string, name: string): Edit {
  return parameters(operation, (all) => all.filter((each) => recordIn(each).name !== name));
}

export function parameter(operation: string, name: string, facts: Node): Edit {
  return parameters(operation, (all) =>
    all.map((each) => (recordIn(each).name === name ? { ...recordIn(each), ...facts } : each)),
  );
}

export function schemaOf(operation: string, name: string, facts: Node): Edit {
  return parameters(operation, (all) =>
    all.map((each) => {
      const { schema, ...rest } = recordIn(each);
      return rest.name === name ? { ...rest, schema: { ...recordIn(schema), ...facts } } : each;
    }),
  );
}

export function withParameter(required: boolean): Edit {
  return parameters("listCampaignsV2", (all) => [
    ...all,
    { name: "region", in: "query", required, schema: { type: "string" } },
  ]);
}

export function property(holder: Path, name: string, facts: Node): Edit {
  return (document) =>
    withAt(document, [...holder, "properties", name], (schema) => ({ ...recordIn(schema), ...facts }));
}

export function gone(holder: Path, name: string): Edit {
  return (document) => withAt(document, [...holder, "properties", name], () => undefined);
}

export function demanded(names: readonly string[]): Edit {
  return (document) => withAt(document, [...CREATE, "required"], () => names);
}
