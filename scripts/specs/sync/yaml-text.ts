import { parseDocument } from "yaml";
import { isRecord } from "../../contracts.ts";

/** Columns a line may have before what stands on it is spread over several. */
export const WIDTH = 120;

/** Objects within objects that may still stand on one line: `{ type: array, items: { type: string } }`. */
const DEPTH = 2;

/** What is never on one line in a contract, unless something on that line holds it. */
const OPEN: readonly string[] = ["properties", "parameters"];

/** A value on one line, for a place within `{ }` or `[ ]`. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (!isRecord(value)) return scalarText(value, "flow");
  const entries = Object.entries(value).map(([name, of]) => flowEntry(name, of));
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

export function flowEntry(name: string, value: unknown): string {
  return `${keyText(name, "flow")}: ${flowText(value)}`;
}

/**
 * An entry of a block mapping whose keys stand in this column: its lines, indented from there. On one line where it is
 * small and fits, unless it `opens`, as entries do whose neighbours all have lines of their own.
 */
export function blockEntry(name: string, value: unknown, column: number, opens = false): readonly string[] {
  const key = `${keyText(name, "block")}:`;
  const line = lineOf(value, column + key.length + 1);
  if (line !== undefined && !((opens || OPEN.includes(name)) && isFull(value))) return [`${key} ${line}`];
  return [key, ...blockLines(value, column + 2).map((below) => `  ${below}`)];
}

/** An item of a block list whose dashes stand in this column: its lines, indented from there. */
export function blockItem(value: unknown, column: number): readonly string[] {
  const line = lineOf(value, column + 2);
  if (line !== undefined) return [`- ${line}`];
  return blockLines(value, column + 2).map((below, index) => `${index === 0 ? "- " : "  "}${below}`);
}

/** Plain wherever it can be mistaken for nothing else, also by readers of older YAML, to whom `no` is false. */
export function scalarText(value: unknown, where: "flow" | "block"): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return canBePlain(value, where) ? value : quoted(value);
}

function keyText(name: string, where: "flow" | "block"): string {
  return canBePlain(name, where) && !name.includes(":") ? name : quoted(name);
}

/** Nothing when it takes more than the rest of a line. */
function lineOf(value: unknown, column: number): string | undefined {
  if (!isFull(value)) return typeof value === "object" ? flowText(value) : scalarText(value, "block");
  const text = flowText(value);
  return column + text.length <= WIDTH && depthOf(value) <= DEPTH ? text : undefined;
}

function blockLines(value: unknown, column: number): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => blockItem(item, column));
  return isRecord(value) ? Object.entries(value).flatMap(([name, of]) => blockEntry(name, of, column)) : [];
}

/** Whether it has parts that could have lines of their own. */
function isFull(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(depthOf)) + (Array.isArray(value) ? 0 : 1);
}

function canBePlain(text: string, where: "flow" | "block"): boolean {
  if (text.includes("#")) return false;
  const places = where === "flow" ? [`[${text}]`, `{ x: ${text} }`] : [`- ${text}`, `x: ${text}`];
  // On one letter, older YAML and its readers disagree.
  const versions = /^[yn]$/i.test(text) ? (["1.2"] as const) : (["1.2", "1.1"] as const);
  return places.every((place) => versions.every((version) => reads(place, version, text)));
}

function reads(place: string, version: "1.1" | "1.2", text: string): boolean {
  const document = parseDocument(place, { version, logLevel: "silent" });
  if (document.errors.length > 0 || document.warnings.length > 0) return false;
  const data: unknown = document.toJS();
  if (typeof data !== "object" || data === null) return false;
  const values: readonly unknown[] = Object.values(data);
  return values.length === 1 && values[0] === text;
}

function quoted(text: string): string {
  const isBetterSingle = /["\\]/.test(text) && !/\p{Cc}/u.test(text);
  return isBetterSingle ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}
