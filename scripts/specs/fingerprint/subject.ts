import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Contract, isRecord, toContract } from "../../contracts.ts";
import { refuseDepth } from "../answers/depth.ts";
import { DocumentError, type Published, readPublished } from "../document/document.ts";

/** What somebody wants to know the generation of. */
export type Subject =
  | { readonly kind: "document"; readonly source: string; readonly published: Published }
  /** One of our contracts: it says less than the document that it was made from. */
  | { readonly kind: "contract"; readonly source: string; readonly contract: Contract }
  /** What an operation answered once. */
  | { readonly kind: "answer"; readonly source: string; readonly value: unknown };

/** Tells what a file or an address holds. Throws a {@link DocumentError} that says what is wrong with it. */
export async function readSubject(source: string): Promise<Subject> {
  const value = valueIn(source);
  refuseDepth(source, value);
  if (value !== undefined && !isDocument(value)) return { kind: "answer", source, value };
  const published = await readPublished(source);
  if (!isContract(published.document)) return { kind: "document", source, published };
  const provider = basename(source).replace(/\.\w+$/, "");
  return { kind: "contract", source, contract: toContract(provider, JSON.stringify(published.document)) };
}

/** The JSON of a file; undefined of anything else, which is a document if it is something. */
function valueIn(source: string): unknown {
  if (statSync(source, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const text = readFileSync(source, "utf8")
    .replace(/^\uFEFF/, "")
    .trim();
  try {
    return JSON.parse(text);
  } catch {
    // What the parser quotes of the text may be somebody's. Of a document that was cut off it is told where.
    if (text.startsWith("[") || (text.startsWith("{") && text.endsWith("}"))) {
      throw new DocumentError(source, "is not JSON");
    }
    return undefined;
  }
}

function isDocument(value: unknown): boolean {
  return isRecord(value) && ["openapi", "swagger", "paths"].some((key) => key in value);
}

/** Only contracts say what a request may bring about. */
function isContract({ paths }: Published["document"]): boolean {
  const items = isRecord(paths) ? Object.values(paths).filter(isRecord) : [];
  return items.some((item) => Object.values(item).some((operation) => isRecord(operation) && "x-effect" in operation));
}
