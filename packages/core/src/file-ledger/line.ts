import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import { type LedgerRecord, toRecord } from "../ledger/record.ts";
import { LedgerError } from "../ledger.ts";

/** In bytes. Longer is no line of ours. */
export const LONGEST_LINE = 2 ** 20;

/** A line in its place: blank, a record, or what a write left behind that never finished. */
export type Line = "blank" | "unfinished" | LedgerRecord;

/** How each one begins: any other text is somebody else's, and nothing to add to. */
const BEGINNING = '{"kind":"';

/** Never in JSON, which escapes it. */
const TAB = 9;

/**
 * A record as it is added to the file, in one go: its JSON, a tab, and the CRC-32 of the JSON's bytes. The line feed before it ends what a write may have left behind that never
 * finished.
 */
export function toLine(record: LedgerRecord): Buffer {
  const { kind, ...rest } = record;
  const json = JSON.stringify({ kind, ...rest });
  const line = Buffer.from(`\n${json}\t${checksumOf(Buffer.from(json))}\n`);
  if (line.length > LONGEST_LINE)
    throw new LedgerError(`an entry of ${line.length} bytes is too long: nothing was written`);
  return line;
}

/** Undefined: damaged. `"unknown_kind"`: of a version that knows more than this one. */
export function readLine(bytes: Buffer): Line | "unknown_kind" | undefined {
  if (bytes.length === 0) return "blank";
  if (bytes.length > LONGEST_LINE) return undefined;
  const { json, checksum } = split(bytes);
  if (checksum === undefined || !/^[0-9a-f]{8}$/.test(checksum)) return isBegun(bytes) ? "unfinished" : undefined;
  return checksumOf(json) === checksum ? toRecord(parse(json.toString("utf8"))) : undefined;
}

/** How far a write may have come. After a power failure the rest may be there, and be nothing. */
function isBegun(bytes: Buffer): boolean {
  const { json, checksum = "" } = split(bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1));
  const start = json.toString("latin1", 0, BEGINNING.length);
  return BEGINNING.startsWith(start) && /^[0-9a-f]{0,7}$/.test(checksum);
}

function split(bytes: Buffer): { readonly json: Buffer; readonly checksum?: string } {
  const tab = bytes.indexOf(TAB);
  return tab < 0 ? { json: bytes } : { json: bytes.subarray(0, tab), checksum: bytes.toString("latin1", tab + 1) };
}

function checksumOf(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, "0");
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
