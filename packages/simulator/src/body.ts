import type { IncomingMessage } from "node:http";
import type { Contract, Operation } from "./contract.ts";

/** Reads a request to its end. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** What a request brought: nothing, JSON, or text that is none. */
export type Body = { readonly value?: unknown } | { readonly malformed: true };

export function parseBody(text: string): Body {
  if (text === "") return {};
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { malformed: true };
  }
}

/** What a body breaks of its operation's schema, one `property rule` each; empty when it fits. */
export function bodyProblems(
  contract: Contract,
  operation: Operation,
  value: unknown,
  unknownProperties: "refused" | "ignored",
): readonly string[] {
  const { body } = operation;
  if (body === undefined) return [];
  if (value === undefined) return body.required ? ["a body is required"] : [];
  const validate = contract.validator(body.schema, { closed: unknownProperties === "refused" });
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, message, params }) => {
    const path = instancePath.slice(1).replaceAll("/", ".");
    if (keyword !== "additionalProperties") return `${path} ${message}`.trim();
    return `property ${path === "" ? "" : `${path}.`}${params.additionalProperty} should not exist`;
  });
}
