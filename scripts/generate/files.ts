import openapiTS, { astToString } from "openapi-typescript";
import { type Contract, isRecord } from "../contracts.ts";
import { toRules } from "./rules.ts";
import { requestNames, sensitivePlaces } from "./sensitive.ts";

/** Path under `packages/` and text of every file that one contract gives rise to. */
export async function generatedFiles(contract: Contract): Promise<Map<string, string>> {
  const { provider } = contract;
  const types = await toTypes(contract);
  return new Map([
    [`${provider}/src/generated/api.ts`, types],
    [`${provider}/src/generated/words.ts`, toWords(contract)],
    [`${provider}/src/generated/shapes.ts`, toShapes(contract)],
    [`${provider}/src/generated/operations.ts`, toOperations(contract)],
    [`${provider}/src/generated/rules.ts`, toRuleTable(contract)],
    [`${provider}/src/generated/sensitive.ts`, toSensitiveNames(contract)],
    // The simulator has its own copy: adapters are tested against it, so it cannot depend on them.
    [`simulator/src/generated/${provider}/api.ts`, types],
    [`simulator/src/generated/${provider}/contract.ts`, toDocument(contract)],
    [`simulator/src/generated/${provider}/sensitive.ts`, toSensitivePlaces(contract)],
  ]);
}

function header(provider: string): string {
  return `// Written by scripts/generate.ts from specs/${provider}.yaml: change that file, then run \`pnpm generate\`.\n\n`;
}

async function toTypes({ provider, document }: Contract): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document, withRetiredWords), {
    emptyObjectsUnknown: true,
    // A default is what the provider takes when we say nothing: it does not make the property one that we must say.
    defaultNonNullable: false,
    silent: true,
  });
  return header(provider) + astToString(nodes);
}

/** Stored data may still hold a word that left its list: what is read may be one, and tables keep it. Rules of requests know better. */
function withRetiredWords(_key: string, value: unknown): unknown {
  if (!isRecord(value) || !Array.isArray(value["x-retired-enum"]) || !Array.isArray(value.enum)) return value;
  const { "x-retired-enum": retired, ...schema } = value;
  return { ...schema, enum: [...value.enum, ...(Array.isArray(retired) ? retired : [])] };
}

/** Lists of the words that a contract knows: types are gone at run time, tests and ledgers want the values. */
function toWords({ provider, schemas }: Contract): string {
  const lists = Object.entries(schemas).flatMap(([name, schema]) => [
    ...wordList(camelCase(`${name}Words`), schema.enum, `Every word of \`${name}\`.`),
    ...wordList(
      camelCase(`${name}RetiredWords`),
      schema["x-retired-enum"],
      `Words that \`${name}\` once had: gone from the document, still seen on stored data.`,
    ),
  ]);
  return header(provider) + lists.join("\n");
}

function wordList(name: string, words: unknown, about: string): string[] {
  if (!Array.isArray(words)) return [];
  const lines = words.map((word) => `  ${JSON.stringify(word)},\n`).join("");
  return [`/** ${about} */\nexport const ${name} = [\n${lines}] as const;\n`];
}

/** What each object schema promises a value for, and what it knows: so readers can tell what is missing or new. */
function toShapes({ provider, schemas }: Contract): string {
  const shapes = Object.entries(schemas).flatMap(([name, { properties, required }]) => {
    if (!isRecord(properties)) return [];
    const known = Object.fromEntries(Object.keys(properties).map((property) => [property, 1]));
    const names: readonly unknown[] = Array.isArray(required) ? required : [];
    const promised = names.filter((property) => !acceptsNull(properties[String(property)], schemas));
    const shape = `{\n  required: ${JSON.stringify(promised)},\n  properties: ${JSON.stringify(known)},\n}`;
    return `/** Properties of \`${name}\`. */\nexport const ${camelCase(`${name}Shape`)} = ${shape} as const;\n`;
  });
  return header(provider) + shapes.join("\n");
}

function acceptsNull(schema: unknown, schemas: Contract["schemas"]): boolean {
  if (!isRecord(schema)) return true;
  const { $ref, type, anyOf, oneOf, enum: words } = schema;
  if (typeof $ref === "string") return acceptsNull(schemas[$ref.slice($ref.lastIndexOf("/") + 1)], schemas);
  const kinds = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(kinds)) return kinds.some((kind) => acceptsNull(kind, schemas));
  if (Array.isArray(type)) return type.includes("null");
  return type === "null" || (type === undefined && words === undefined);
}

function toOperations({ provider, operations }: Contract): string {
  const lines = operations.map(({ name, ...operation }) => `  ${name}: ${JSON.stringify(operation)},\n`).join("");
  return `${header(provider)}/** Every operation of the contract, by our name: how it is asked, and what asking may bring about. */
export const operations = {\n${lines}} as const;\n`;
}

function toRuleTable(contract: Contract): string {
  const { named, operations } = toRules(contract);
  return `${header(contract.provider)}import type { InputRules } from "@trunkline/core/adapter";

/** What requests have to keep to, in the form that core holds them against. */
export const rules: InputRules = {
  named: {
${lines(named)}  },
  operations: {
${lines(operations)}  },
};
`;
}

function toSensitiveNames(contract: Contract): string {
  const names = requestNames(sensitivePlaces(contract)).map((name) => `  ${JSON.stringify(name)},\n`);
  return `${header(contract.provider)}/** Properties under which a request may hold what is personal or secret, wherever in it they stand. */
export const sensitiveNames = [\n${names.join("")}] as const;
`;
}

function toSensitivePlaces(contract: Contract): string {
  const places = sensitivePlaces(contract).map((place) => `  ${JSON.stringify(place)},\n`);
  return `${header(contract.provider)}/**
 * Every place of the contract that is personal or secret, and all that is below it: \`[]\` is any position of a list, \`*\` any
 * name. A place that holds itself is there once.
 */
export const sensitivePlaces = [\n${places.join("")}] as const;
`;
}

function lines(table: object): string {
  return Object.entries(table)
    .map(([name, value]) => `    ${name}: ${JSON.stringify(value)},\n`)
    .join("");
}

function toDocument({ provider, document }: Contract): string {
  const { paths, components } = document;
  return `${header(provider)}/** The contract itself, as data. */
export const contract: unknown = ${JSON.stringify({ paths, components }, null, 1)};\n`;
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
