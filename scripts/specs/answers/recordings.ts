import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { isRecord } from "../../contracts.ts";
import { DocumentError } from "../document/document.ts";
import type { Surface } from "../surface/surface.ts";
import { bestFit } from "./best-fit.ts";
import { refuseDepth } from "./depth.ts";
import { isPrintableOperation } from "./printable.ts";

/** What an operation answered once. Holds whatever the provider knows of people: none of its values is to be printed. */
export interface Recording {
  /** Where it was read from. */
  readonly source: string;
  /** Which of the contract's operations answered it. */
  readonly operation: string;
  readonly body: unknown;
}

/**
 * The recorded answers of a folder and its subfolders, `*.json`, or of one file. An answer is known by the beginning of its file's
 * name (`listCampaigns.json`, `getCampaign-2.json`), by saying so (`{ "operation": …, "body": … }`), or by the operation whose
 * answer it fits best. Throws a {@link DocumentError} where there are none, or where one cannot be told.
 */
export function readRecordings(own: Surface, folder: string): readonly Recording[] {
  return filesOf(folder).map((file) => toRecording(own, file, parsed(file)));
}

/** `value`: what a file held. `wanted`: the operation, where somebody has said it; `tell` finds it where nobody has. */
export function toRecording(
  own: Surface,
  source: string,
  value: unknown,
  wanted?: string,
  tell: (body: unknown) => string | undefined = (body) => bestFit(own, body),
): Recording {
  refuseDepth(source, value);
  const isWrapped = isRecord(value) && typeof value.operation === "string" && "body" in value;
  const body = isWrapped ? value.body : value;
  const stated = wanted ?? (isWrapped ? String(value.operation) : undefined);
  if (stated !== undefined && !own.operations.has(stated)) {
    const names = [...own.operations.keys()].join(", ");
    const which = isPrintableOperation(stated) ? `operation \`${stated}\`` : "such operation as this names";
    throw new DocumentError(source, `${own.provider} has no ${which}: it is one of ${names}`);
  }
  const operation = stated ?? namedBy(own, source) ?? tell(body);
  if (operation !== undefined) return { source, operation, body };
  throw new DocumentError(
    source,
    `fits no answer of ${own.provider}: begin its name with the operation that gave it, as in listCampaigns.json`,
  );
}

function filesOf(folder: string): readonly string[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) throw new DocumentError(folder, "is not there");
  if (found.isFile()) return [folder];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name));
  if (files.length > 0) return files.sort();
  throw new DocumentError(folder, "holds no recorded answers: no .json files");
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch {
    // What the parser quotes of the text may be somebody's.
    throw new DocumentError(file, "is not JSON");
  }
}

function namedBy(own: Surface, source: string): string | undefined {
  const [name] = basename(source).match(/^[A-Za-z][A-Za-z0-9]*/) ?? [];
  const names = [...own.operations.keys()];
  return names.find((each) => each === name) ?? names.find((each) => each === name?.replace(/\d+$/, ""));
}
