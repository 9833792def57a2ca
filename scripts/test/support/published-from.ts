import { type Contract, isRecord, record } from "../../contracts.ts";

type Node = Readonly<Record<string, unknown>>;

/**
 * A contract as its provider would publish it, so that what is said of published documents can be shown without one: in the
 * dialect of OpenAPI 3.0, under the provider's own names, lists of words said in place, and with the habits of a generator that
 * is nobody's best: references wrapped to stand beside a description, words twice, words demanded of the list that holds them,
 * text declared an object. Besides, what we do not use: other operations, refusals, and configuration below what we leave open.
 */
export function publishedFrom(contract: Contract): Node {
  const kinds = new Set(Object.values(contract.schemas).flatMap(kindNames));
  const names = new Map(
    Object.entries(contract.schemas).flatMap(([name, schema]) => {
      const theirs = schema["x-upstream-schema"] ?? (kinds.has(name) ? name : undefined);
      return typeof theirs === "string" ? [[name, theirs] as const] : [];
    }),
  );
  const writer: Writer = { contract, names, count: 0 };
  const schemas = [...names].map(([name, theirs]) => [theirs, written(writer, contract.schemas[name] ?? {})]);
  return {
    openapi: "3.0.0",
    info: { title: `${contract.provider}, published`, version: "1.0" },
    paths: pathsOf(writer),
    components: { schemas: { ...Object.fromEntries(schemas), ...UNUSED_SCHEMAS } },
  };
}

/** What is chosen between has a name in every document. */
function kindNames({ anyOf, oneOf }: Node): string[] {
  const kinds = [anyOf, oneOf].flatMap((choice) => (Array.isArray(choice) ? choice : []));
  return kinds.flatMap((kind) => (isRecord(kind) && typeof kind.$ref === "string" ? [nameIn(kind.$ref)] : []));
}

function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

interface Writer {
  readonly contract: Contract;
  /** Theirs by ours. */
  readonly names: ReadonlyMap<string, string>;
  /** So that habits are had at times only. */
  count: number;
}

const UNUSED_SCHEMAS = {
  UnusedModel: {
    type: "object",
    description: "A model that we only carry.",
    required: ["provider"],
    properties: {
      provider: { type: "string", enum: ["openai", "anthropic"] },
      temperature: { type: "number", minimum: 0, maximum: 2 },
      fallback: { $ref: "#/components/schemas/UnusedModel" },
    },
  },
  UnusedAssistant: { type: "object", properties: { model: { $ref: "#/components/schemas/UnusedModel" } } },
};

function pathsOf(writer: Writer): Node {
  const { document } = writer.contract;
  const paths = new Map<string, Record<string, unknown>>();
  const itemAt = (path: string) => {
    const known = paths.get(path) ?? {};
    paths.set(path, known);
    return known;
  };
  for (const { method, path } of writer.contract.operations) {
    const operation = record(record(record(document.paths, "paths")[path], path)[method.toLowerCase()], path);
    itemAt(placeholders(path))[method.toLowerCase()] = operationOf(writer, operation);
  }
  const upstream = record(record(document.info, "info")["x-upstream"] ?? {}, "x-upstream");
  for (const neighbour of Array.isArray(upstream.unused) ? upstream.unused : []) {
    const [method = "", path = ""] = String(neighbour).split(" ");
    itemAt(placeholders(path))[method.toLowerCase()] = UNUSED_OPERATION;
  }
  itemAt("/unused/assistant").post = UNUSED_OPERATION;
  return Object.fromEntries(paths);
}

/** Called otherwise than we call them. */
function placeholders(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, "{the_$1}");
}

const UNUSED_OPERATION = {
  operationId: "Unused_create",
  parameters: [{ name: "verbose", in: "query", schema: { type: "boolean" } }],
  requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/UnusedAssistant" } } } },
  responses: {
    "201": {
      description: "",
      content: { "application/json": { schema: { $ref: "#/components/schemas/UnusedAssistant" } } },
    },
  },
};

function operationOf(writer: Writer, { parameters, requestBody, responses }: Node): Node {
  const { document } = writer.contract;
  const given = (Array.isArray(parameters) ? parameters : []).map((each) => followed(document, each));
  const answers = Object.entries(record(responses, "responses")).filter(([status]) => status !== "default");
  return {
    ...(given.length > 0 && { parameters: given.map((parameter) => parameterOf(writer, parameter)) }),
    ...(requestBody !== undefined && { requestBody: holder(writer, followed(document, requestBody)) }),
    responses: {
      ...Object.fromEntries(answers.map(([status, answer]) => [status, holder(writer, followed(document, answer))])),
      "400": { description: "What is wrong with it." },
    },
  };
}

function parameterOf(writer: Writer, { schema, ...parameter }: Node): Node {
  const name = parameter.in === "path" ? `the_${parameter.name}` : parameter.name;
  return { ...withoutOurs(parameter), name, description: "As it says.", schema: written(writer, schema) };
}

/** A body or an answer. */
function holder(writer: Writer, { content, ...rest }: Node): Node {
  if (!isRecord(content)) return withoutOurs(rest);
  const json = record(content["application/json"], "application/json");
  return { ...withoutOurs(rest), content: { "application/json": { schema: written(writer, json.schema) } } };
}

function written(writer: Writer, schema: unknown): Node {
  const { $ref, type, properties, items, anyOf, oneOf, ...rest } = record(schema, "schema");
  const own = withoutOurs(rest);
  writer.count += 1;
  if (typeof $ref === "string") return referenceOf(writer, $ref, own);
  const types = (Array.isArray(type) ? type : [type]).filter((each) => each !== undefined);
  const [kind] = types.filter((each) => each !== "null");
  const choice = [anyOf, oneOf].find(Array.isArray);
  if (choice !== undefined) return choiceOf(writer, choice, own);
  if (kind === undefined && Object.keys(own).length === 0) return anything();
  const inner = items === undefined ? undefined : written(writer, items);
  return {
    ...(kind !== undefined && { type: kindOf(writer, String(kind), own) }),
    ...(types.includes("null") && { nullable: true }),
    ...own,
    ...(Array.isArray(own.enum) && { enum: [...own.enum, own.enum[0]] }),
    ...(isRecord(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, written(writer, property)]),
      ),
    }),
    ...(isOpen(rest) && kind === "object" && { additionalProperties: { $ref: "#/components/schemas/UnusedModel" } }),
    // Demanded of the list as well, which no list can satisfy.
    ...(inner !== undefined && { items: inner, ...(inner.enum !== undefined && { enum: inner.enum }) }),
  };
}

/** The dialect has no type of null: what may be null says so. */
function choiceOf(writer: Writer, choice: readonly unknown[], own: Node): Node {
  const kinds = choice.filter((each) => !isRecord(each) || each.type !== "null").map((each) => written(writer, each));
  const nullable = kinds.length < choice.length && { nullable: true };
  return kinds.length === 1 ? { ...own, ...nullable, allOf: kinds } : { ...own, ...nullable, oneOf: kinds };
}

function isOpen({ additionalProperties }: Node): boolean {
  return additionalProperties === true;
}

function anything(): Node {
  return { oneOf: [{ type: "string" }, { $ref: "#/components/schemas/UnusedModel" }] };
}

/** JavaScript has no whole numbers, and text with words is declared an object at times. */
function kindOf({ count }: Writer, kind: string, { enum: words }: Node): string {
  if (kind === "integer") return "number";
  return kind === "string" && Array.isArray(words) && count % 5 === 0 ? "object" : kind;
}

function referenceOf(writer: Writer, reference: string, beside: Node): Node {
  const name = nameIn(reference);
  const theirs = writer.names.get(name);
  if (theirs === undefined)
    return { ...written(writer, { ...writer.contract.schemas[name], ...beside }), description: "Said in place." };
  const $ref = `#/components/schemas/${theirs}`;
  const isWrapped = Object.keys(beside).length > 0 || writer.count % 2 === 0;
  return isWrapped ? { description: "As it says.", ...beside, allOf: [{ $ref }] } : { $ref };
}

/** Without what only a contract says. */
function withoutOurs(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !key.startsWith("x-")));
}

function followed(document: Node, value: unknown): Node {
  const node = record(value, "part");
  if (typeof node.$ref !== "string") return node;
  const keys = node.$ref.replace("#/", "").split("/");
  return followed(
    document,
    keys.reduce<unknown>((found, key) => record(found, key)[key], document),
  );
}
