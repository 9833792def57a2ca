import type { Contract } from "../../contracts.ts";
import type { Property, Shape } from "../surface/surface.ts";
import type { Edit } from "./edit-contract.ts";

/** A schema as a contract writes it, with the lists of words that it needs: every one of them has a name of its own. */
export interface Written {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly lists: readonly Edit[];
}

/** What the contract would say of a shape that it does not know yet, at a property of the schema `holder`. */
export function schemaOf(
  contract: Contract,
  holder: string,
  name: string,
  property: Pick<Property, "shape" | "isDeprecated">,
): Written {
  const written = toSchema(contract, { holder, name: `${holder}${capital(name)}` }, property.shape);
  const mark = looksLikeSomebodys(name, property.shape) ? { "x-sensitive": "variables" } : {};
  return {
    ...written,
    schema: { ...written.schema, ...(property.isDeprecated && { deprecated: true }), ...mark },
  };
}

/** What a list of words would be called, and the schema that it would stand behind. */
interface ListName {
  readonly holder: string;
  readonly name: string;
}

function toSchema(contract: Contract, list: ListName, shape: Shape): Written {
  const { name, kinds, isNullable, items, words, facts } = shape;
  if (name !== undefined && !isNullable) return { schema: reference(name), lists: [] };
  if (words !== undefined && !isNullable) return wordList(contract, list, words);
  if (kinds.length === 0) return { schema: {}, lists: [] };
  const types = isNullable ? [...kinds, "null"] : kinds;
  const type = types.length === 1 ? types[0] : types;
  const { discriminator: _, ...stated } = facts;
  if (kinds.join() === "object") return { schema: { type, additionalProperties: true }, lists: [] };
  if (items === undefined) return { schema: { type, ...stated }, lists: [] };
  const inner = toSchema(contract, list, items.shape);
  return { schema: { type, ...stated, items: inner.schema }, lists: inner.lists };
}

/** One of the same words, if there is one; else a new one. */
function wordList({ schemas }: Contract, list: ListName, words: readonly string[]): Written {
  const same = Object.entries(schemas).find(([, schema]) => JSON.stringify(schema.enum) === JSON.stringify(words));
  if (same !== undefined) return { schema: reference(same[0]), lists: [] };
  const name = schemas[list.name] === undefined ? list.name : `${list.name}Word`;
  const at = ["components", "schemas"];
  return {
    schema: reference(name),
    lists: [{ edit: "add entry", at, name, value: { type: "string", enum: words }, after: list.holder }],
  };
}

/**
 * What may be about a person is taken to be until somebody has looked: a mark that should not be there hides something from a
 * log, one that is missing tells it.
 */
function looksLikeSomebodys(name: string, { kinds, name: known, words, facts, items }: Shape): boolean {
  if (known !== undefined || words !== undefined || /(Id|_id)s?$/.test(name) || facts.format === "date-time")
    return false;
  if (items !== undefined) return looksLikeSomebodys(name, items.shape);
  return kinds.length === 0 || kinds.some((kind) => kind === "string" || kind === "object");
}

function reference(name: string): Readonly<Record<string, unknown>> {
  return { $ref: `#/components/schemas/${name}` };
}

function capital(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`)
    .join("");
}
