import { type Contract, isRecord, record } from "../contracts.ts";

type Schema = Readonly<Record<string, unknown>>;

/** What an operation of a contract takes and gives, its references followed once. */
export interface OperationParts {
  readonly name: string;
  /** Of its path and of itself. */
  readonly parameters: readonly Schema[];
  /** Schema of its JSON body. Absent: it takes none. */
  readonly body?: unknown;
  readonly isBodyRequired: boolean;
  /** Schemas of its answers, failures included. */
  readonly answers: readonly unknown[];
}

/** The parts of every operation, in the contract's order. */
export function operationParts({ provider, document, operations }: Contract): readonly OperationParts[] {
  const paths = record(document.paths, `${provider}: paths`);
  return operations.map(({ name, method, path }) => {
    const item = record(paths[path], `${provider}: ${path}`);
    const operation = record(item[method.toLowerCase()], `${provider}: ${name}`);
    const body = resolve(document, operation.requestBody);
    return {
      name,
      parameters: [...listIn(item.parameters), ...listIn(operation.parameters)].map((parameter) =>
        record(resolve(document, parameter), `${provider}: a parameter of ${name}`),
      ),
      ...(isRecord(body) && { body: jsonSchema(body) }),
      isBodyRequired: isRecord(body) && body.required === true,
      answers: Object.values(record(operation.responses, `${provider}: answers of ${name}`)).map((answer) =>
        jsonSchema(resolve(document, answer)),
      ),
    };
  });
}

/** What a reference within a document leads to; anything else is given back as it is. */
export function resolve(document: Schema, value: unknown): unknown {
  if (!isRecord(value) || typeof value.$ref !== "string") return value;
  const keys = value.$ref.replace(/^#\//, "").split("/");
  const target = keys.reduce<unknown>((inner, key) => record(inner, `${value.$ref}`)[key], document);
  return resolve(document, target);
}

function jsonSchema(message: unknown): unknown {
  const content = isRecord(message) ? message.content : undefined;
  const json = isRecord(content) ? content["application/json"] : undefined;
  return isRecord(json) ? json.schema : undefined;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
