import type { Contract } from "../../contracts.ts";
import type { Property, Shape } from "../surface/surface.ts";
import type { Edit } from "./edit-contract.ts";
import { isWritableFact, isWritableWord } from "./writable.ts";

/** A schema as a contract writes it, with the lists of words that it needs: every one of them has a name of its own. */
export interface Written {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly lists: readonly Edit[];
}

/**
 * What the contract would say of a shape that it does not know yet, at a property of the schema `holder`. Undefined: a contract
 * cannot say it without saying something else (words that are numbers, words or null), or nobody would like to read it there
 * (words that are no line, a list whose name is taken).
 */
export function schemaOf(
  contract: Contract,
  holder: string,
  name: string,
  property: Pick<Property, "shape" | "isDeprecated">,
): Written | undefined {
  const written = toSchema({ contract, holder, name: `${holder}${capital(name)}` }, property.shape);
  if (written === undefined) return undefined;
  const mark = looksLikeSomebodys(name, property.shape) ? { "x-sensitive": "variables" } : {};
  return {
    ...written,
    schema: { ...written.schema, ...(property.isDeprecated && { deprecated: true }), ...mark },
  };
}

/** What names have in common that generated code, or a reader, could take for one another. */
export function foldedName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** What a list of words would be called, and the schema that it would stand behind. */
interface ListName {
  readonly contract: Contract;
  readonly holder: string;
  readonly name: string;
}

function toSchema(list: ListName, shape: Shape): Written | undefined {
  const { name, kinds, isNullable, items, words, facts } = shape;
  if (name !== undefined && !isNullable) return { schema: reference(name), lists: [] };
  if (words !== undefined) return isNullable || kinds.join() !== "string" ? undefined : wordList(list, words);
  if (kinds.length === 0) return { schema: {}, lists: [] };
  const types = isNullable ? [...kinds, "null"] : kinds;
  const type = types.length === 1 ? types[0] : types;
  const { discriminator: _, ...stated } = facts;
  if (kinds.join() === "object") return { schema: { type, additionalProperties: true }, lists: [] };
  if (!Object.values(stated).every(isWritableFact)) return undefined;
  if (items === undefined) return { schema: { type, ...stated }, lists: [] };
  const inner = toSchema(list, items.shape);
  return inner && { schema: { type, ...stated, items: inner.schema }, lists: inner.lists };
}

/** One of the same words, if there is one; else a new one, unless its name could be taken for another's. */
function wordList({ contract: { schemas }, holder, name: wanted }: ListName, words: readonly string[]) {
  if (!words.every(isWritableWord)) return undefined;
  const same = Object.entries(schemas).find(([, schema]) => JSON.stringify(schema.enum) === JSON.stringify(words));
  if (same !== undefined) return { schema: reference(same[0]), lists: [] };
  const name = schemas[wanted] === undefined ? wanted : `${wanted}Word`;
  if (Object.keys(schemas).some((known) => foldedName(known) === foldedName(name))) return undefined;
  const value = { type: "string", enum: words };
  const list: Edit = { edit: "add entry", at: ["components", "schemas"], name, value, after: holder };
  return { schema: reference(name), lists: [list] };
}

/** Numbers by which somebody is known, or that are somebody's; and the days that are. */
const NUMBER_OF_SOMEBODY = /phone|ssn|tax|passport|birth|dob|card|account/i;
const DAY_OF_SOMEBODY = /birth|dob/i;

/**
 * What may be about a person is taken to be until somebody has looked: a mark that should not be there hides something from a
 * log, one that is missing tells it. Ids are text like any other: of many it takes a person to say whose they are.
 */
function looksLikeSomebodys(name: string, { kinds, name: known, words, facts, items, isNullable }: Shape): boolean {
  // A schema of ours has marks of its own, and is written as it is unless it may be null.
  if (words !== undefined || (known !== undefined && !isNullable)) return false;
  if (items !== undefined) return looksLikeSomebodys(name, items.shape);
  if (facts.format === "date-time") return DAY_OF_SOMEBODY.test(name);
  if (kinds.length === 0 || kinds.some((kind) => kind === "string" || kind === "object" || kind === "array"))
    return true;
  return kinds.some((kind) => kind !== "boolean") && NUMBER_OF_SOMEBODY.test(name);
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
