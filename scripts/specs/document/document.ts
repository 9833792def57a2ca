import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import { isRecord } from "../../contracts.ts";
import { follow, type Node } from "./dialect.ts";

/** A document as somebody published it. */
export interface Published {
  readonly document: Node;
  /** Where it was read from, as it was given. */
  readonly source: string;
  /** The day in the file's name, `2026-08-18`. Absent: it has none; a document itself does not tell. */
  readonly date?: string;
}

/** What was given cannot be held against anything, and why. */
export class DocumentError extends Error {
  constructor(source: string, why: string) {
    super(`${source}: ${why}`);
    this.name = "DocumentError";
  }
}

const LARGEST_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 60_000;
/** Schemas that publishers forget: two at a time have been seen. */
const MOST_MISSING = 5;

/** Reads an OpenAPI 3 document, JSON or YAML, from a file or an address. Throws a {@link DocumentError} that says what is wrong. */
export async function readPublished(given: string): Promise<Published> {
  const isAddress = /^https?:\/\//.test(given);
  if (!isAddress && /^\w+:\/\//.test(given))
    throw new DocumentError(withoutSecrets(given), "is fetched by http or https only");
  const source = isAddress ? withoutSecrets(given) : given;
  const text = isAddress ? await download(given, source) : readText(given);
  const date = basename(source).match(/\d{4}-\d{2}-\d{2}/)?.[0];
  return { document: toDocument(source, text), source, ...(date !== undefined && { date }) };
}

/** The document in a text that was read from `source`. */
export function toDocument(source: string, text: string): Node {
  const value = parsed(source, text);
  if (!isRecord(value)) throw new DocumentError(source, "is not an OpenAPI document: it holds no object");
  if (value.swagger !== undefined)
    throw new DocumentError(source, `is Swagger ${value.swagger}; only OpenAPI 3 is read`);
  if (typeof value.openapi !== "string" || !value.openapi.startsWith("3.")) {
    const stated = value.openapi === undefined ? "has no `openapi`" : `states openapi ${JSON.stringify(value.openapi)}`;
    throw new DocumentError(source, `is not an OpenAPI 3 document: it ${stated}`);
  }
  if (!isRecord(value.paths)) throw new DocumentError(source, "is not an OpenAPI document: it has no `paths`");
  const missing = missingIn(value);
  if (missing.size <= MOST_MISSING) return value;
  const [first] = missing;
  throw new DocumentError(
    source,
    `refers to ${missing.size} things that are not in it, such as ${first}: it is truncated`,
  );
}

/** What a document refers to within itself and does not hold. */
function missingIn(document: Node): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: unknown[] = [document];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) for (const item of value) pending.push(item);
    if (!isRecord(value)) continue;
    for (const inner of Object.values(value)) if (typeof inner === "object") pending.push(inner);
    const { $ref } = value;
    if (typeof $ref === "string" && $ref.startsWith("#/") && follow(document, $ref) === undefined) found.add($ref);
  }
  return found;
}

function readText(source: string): string {
  const file = statSync(source, { throwIfNoEntry: false });
  if (file === undefined) throw new DocumentError(source, "is not there");
  if (!file.isFile()) throw new DocumentError(source, "is not a file");
  if (file.size > LARGEST_BYTES) throw tooLarge(source);
  return readFileSync(source, "utf8");
}

/** An address without what may open something: neither name and password nor what it is asked with. */
function withoutSecrets(address: string): string {
  return address.replace(/\/\/[^/@]*@/, "//").replace(/[?#].*$/, "");
}

/** `source`: the address as it may be told. */
async function download(address: string, source: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new DocumentError(source, `answers ${response.status}`);
    let size = 0;
    const parts: Uint8Array[] = [];
    for await (const part of response.body ?? []) {
      size += part.byteLength;
      if (size > LARGEST_BYTES) throw tooLarge(source);
      parts.push(part);
    }
    return Buffer.concat(parts).toString("utf8");
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(source, `cannot be fetched: ${reasonOf(error).replaceAll(address, source)}`);
  }
}

function parsed(source: string, given: string): unknown {
  const text = given.replace(/^\uFEFF/, "");
  const start = text.trimStart().slice(0, 1);
  if (start === "") throw new DocumentError(source, "is empty");
  if (start === "<") throw new DocumentError(source, "is a web page, not an OpenAPI document");
  try {
    return start === "{" || start === "[" ? JSON.parse(text) : parse(text);
  } catch (error) {
    const isCutOff = start === "{" && !text.trimEnd().endsWith("}");
    if (isCutOff)
      throw new DocumentError(source, `is truncated: it ends in the middle, after ${text.length} characters`);
    throw new DocumentError(source, `is neither JSON nor YAML: ${reasonOf(error)}`);
  }
}

function tooLarge(source: string): DocumentError {
  return new DocumentError(source, `is larger than ${LARGEST_BYTES / 1024 / 1024} MB, and no provider's document is`);
}

/** The first line, without what is quoted of the text. */
function reasonOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const deeper = cause instanceof Error ? `: ${cause.message}` : "";
  return `${message}${deeper}`.split("\n")[0]?.slice(0, 200) ?? "";
}
