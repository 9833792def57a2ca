import type { IncomingMessage } from "node:http";
import type { Contract, Operation } from "./contract.ts";

/** More than any campaign needs: 10 000 rows with everything that they may have are a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a request to its end; nothing when it is too large, and the rest of it was thrown away. */
export async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) chunks.length = 0;
    else chunks.push(chunk);
  }
  return bytes > MOST_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
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
