import { Ajv2020, type AnySchema, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { contract as cozmox } from "./generated/cozmox/contract.ts";
import { contract as revox } from "./generated/revox/contract.ts";
import { contract as vapi } from "./generated/vapi/contract.ts";
import type { ProviderId } from "./words.ts";

/** One operation of a contract, as the server and the checks read it. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** With its placeholders: `/campaign/{id}`. */
  readonly path: string;
  readonly query: readonly QueryParameter[];
  /** Absent when it takes none. */
  readonly body?: { readonly required: boolean; readonly schema: AnySchema };
  /** Schemas of the answers by status; `default` is for failures. */
  readonly answers: ReadonlyMap<string, AnySchema>;
}

export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: AnySchema;
}

/** A contract that can be asked. */
export interface Contract {
  readonly operations: readonly Operation[];
  /** The operation that a request means, and the `id` in its path. */
  find(method: string, pathname: string): { readonly operation: Operation; readonly id: string } | undefined;
  /**
   * Compiled once per schema. `coerce` reads numbers and booleans out of text, as query strings need. `closed` lets no
   * object have properties that its schema does not name.
   */
  validator(schema: AnySchema, options?: { coerce?: boolean; closed?: boolean }): ValidateFunction;
  /** What a reference leads to; what is none is given back as it is. */
  resolve(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

const DOCUMENTS: Readonly<Record<ProviderId, unknown>> = { vapi, revox, cozmox };
const METHODS = ["get", "post", "put", "patch", "delete"];
const contracts = new Map<ProviderId, Contract>();

/** The schema of an operation's answer, if its contract has that status; all failures share one. */
export function answerSchema({ answers }: Operation, status: number): AnySchema | undefined {
  return answers.get(String(status)) ?? (status >= 400 ? answers.get("default") : undefined);
}

/** The contract of a provider, read once. */
export function readContract(provider: ProviderId): Contract {
  const known = contracts.get(provider);
  if (known !== undefined) return known;
  const contract = toContract(DOCUMENTS[provider]);
  contracts.set(provider, contract);
  return contract;
}

function toContract(raw: unknown): Contract {
  const document = record(withAbsoluteReferences(raw));
  const operations = toOperations(document);
  const routes = operations.map((operation) => ({ operation, pattern: toPattern(operation.path) }));
  const strict = createAjv(document, false);
  const coercing = createAjv(document, true);
  const closing = createAjv(record(closed(document)), false);
  const closedSchemas = new WeakMap<object, AnySchema>();
  return {
    operations,
    find(method, pathname) {
      for (const { operation, pattern } of routes) {
        const match = operation.method === method ? pattern.exec(pathname) : null;
        if (match) return { operation, id: decode(match[1] ?? "") };
      }
      return undefined;
    },
    validator(schema, options) {
      if (options?.coerce) return coercing.compile(schema);
      if (!options?.closed || typeof schema === "boolean") return strict.compile(schema);
      const known = closedSchemas.get(schema) ?? record(closed(schema));
      closedSchemas.set(schema, known);
      return closing.compile(known);
    },
    resolve: (schema) => resolve(document, schema),
  };
}

function createAjv(document: Record<string, unknown>, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, coerceTypes });
  formats.default(ajv);
  return ajv.addSchema({ $id: "contract", components: document.components });
}

/** Makes every reference absolute, so that any part can be compiled alone. */
function withAbsoluteReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAbsoluteReferences);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === "$ref" && typeof inner === "string" ? [key, `contract${inner}`] : [key, withAbsoluteReferences(inner)],
    ),
  );
}

function toOperations(document: Record<string, unknown>): Operation[] {
  return Object.entries(record(document.paths)).flatMap(([path, item]) =>
    Object.entries(record(item))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, raw]) => toOperation(document, method.toUpperCase(), path, record(raw))),
  );
}

function toOperation(
  document: Record<string, unknown>,
  method: string,
  path: string,
  raw: Record<string, unknown>,
): Operation {
  if (typeof raw.operationId !== "string") throw new TypeError(`${method} ${path} has no operationId`);
  const parameters = Array.isArray(raw.parameters) ? raw.parameters : [];
  return {
    name: raw.operationId,
    method,
    path,
    query: parameters
      .map((parameter) => resolve(document, parameter))
      .filter((parameter) => parameter.in === "query")
      .map(({ name, required, schema }) => ({
        name: String(name),
        required: required === true,
        schema: record(schema),
      })),
    ...toBody(document, raw.requestBody),
    answers: new Map(
      Object.entries(record(raw.responses)).map(([status, answer]) => {
        const content = record(record(resolve(document, answer).content)["application/json"]);
        return [status, record(content.schema)];
      }),
    ),
  };
}

function toBody(document: Record<string, unknown>, raw: unknown): Pick<Operation, "body"> {
  if (raw === undefined) return {};
  const { required, content } = resolve(document, raw);
  return { body: { required: required === true, schema: record(record(record(content)["application/json"]).schema) } };
}

function resolve(document: Record<string, unknown>, value: unknown): Record<string, unknown> {
  const target = record(value);
  if (typeof target.$ref !== "string") return target;
  const keys = target.$ref.replace("contract#/", "").split("/");
  return resolve(
    document,
    keys.reduce<unknown>((inner, key) => record(inner)[key], document),
  );
}

/** The same schemas, in which an object that names its properties has no others. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (!isRecord(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  const open = !isRecord(value.properties) || "additionalProperties" in value;
  return open ? inner : { ...inner, additionalProperties: false };
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
}

/** A path that is not well-formed names nothing; it must not bring the server down. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new TypeError("The contract is not what it was generated as");
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
