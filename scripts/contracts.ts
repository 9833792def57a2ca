import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What a request may bring about; decides whether it may ever be sent twice. */
export const EFFECTS = ["read", "idempotent", "physical"] as const;
/** Where our knowledge of an operation comes from: their OpenAPI document, their prose, or our reading of either. */
export const EVIDENCE = ["published", "documented", "inferred"] as const;

/**
 * What `x-sensitive` may say of a place in a contract: why its value is in no log, error or hook. A mark is for all that is
 * below it. Names of campaigns, assistants and tools are nobody's, and ids tell nobody who somebody is: they bear none.
 *
 * - `key`: opens something: keys, headers, and addresses and configuration of one's own that may hold either
 * - `phone_number`: leads to a telephone: numbers, extensions, SIP addresses, and what is made of them
 * - `name`: of a person
 * - `email`: of a person
 * - `transcript`: what was said on the telephone, or between the machines meanwhile
 * - `recording`: where a call can be heard, seen or steered; whoever has the address, may
 * - `variables`: anything else about a person, in no fixed form: template variables, metadata, texts written for somebody, ids
 *   in the caller's own books, what was made of a conversation, and messages that may repeat any of it
 */
export const SENSITIVE_CLASSES = [
  "key",
  "phone_number",
  "name",
  "email",
  "transcript",
  "recording",
  "variables",
] as const;
export type SensitiveClass = (typeof SENSITIVE_CLASSES)[number];

export interface ContractOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly effect: (typeof EFFECTS)[number];
  readonly evidence: (typeof EVIDENCE)[number];
}

export interface Contract {
  readonly provider: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly operations: readonly ContractOperation[];
}

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** Every contract in `specs/`, by name of provider. There is no registry: a file is a provider. */
export function readContracts(): readonly Contract[] {
  return readdirSync(`${ROOT}/specs`)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => toContract(file.slice(0, -".yaml".length), readFileSync(`${ROOT}/specs/${file}`, "utf8")));
}

export function toContract(provider: string, text: string): Contract {
  const document = record(parse(text), `specs/${provider}.yaml`);
  const components = record(document.components ?? {}, `${provider}: components`);
  const schemas = Object.fromEntries(
    Object.entries(record(components.schemas ?? {}, `${provider}: schemas`)).map(([name, schema]) => [
      name,
      record(schema, `${provider}: schema ${name}`),
    ]),
  );
  return { provider, document, schemas, operations: operationsOf(provider, document) };
}

function operationsOf(provider: string, document: Readonly<Record<string, unknown>>): ContractOperation[] {
  const found: ContractOperation[] = [];
  for (const [path, item] of Object.entries(record(document.paths, `${provider}: paths`))) {
    const methods = record(item, `${provider}: ${path}`);
    for (const method of METHODS) {
      if (methods[method] === undefined) continue;
      const where = `${provider}: ${method.toUpperCase()} ${path}`;
      const operation = record(methods[method], where);
      found.push({
        name: text(operation.operationId, `${where}: operationId`),
        method: method.toUpperCase(),
        path,
        effect: oneOf(EFFECTS, operation["x-effect"], `${where}: x-effect`),
        evidence: oneOf(EVIDENCE, operation["x-evidence"], `${where}: x-evidence`),
      });
    }
  }
  return found;
}

export function record(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Error(`${where} is not an object`);
  return value;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown, where: string): string {
  if (typeof value !== "string" || value === "") throw new Error(`${where} is missing`);
  return value;
}

export function oneOf<const Word extends string>(words: readonly Word[], value: unknown, where: string): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Error(`${where} is ${JSON.stringify(value)}; it is one of ${words.join(", ")}`);
  return found;
}
