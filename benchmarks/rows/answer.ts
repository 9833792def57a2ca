import { type RowKey, toRow, VARIANTS } from "./row.ts";

/** The whole answer in pieces of some 85 kB, each made when it is asked for. Holds the rows that `rowAt` gives. */
export function* answerOf(count: number): Generator<Uint8Array, void, undefined> {
  yield Buffer.from(HEAD);
  for (let from = 0; from < count; from += BLOCK_ROWS) yield toPiece(from, Math.min(count - from, BLOCK_ROWS));
  yield Buffer.from(TAIL);
}

/** Bytes of the whole answer. */
export function sizeOf(count: number): number {
  const whole = Math.floor(count / BLOCK_ROWS) * BLOCK.bytes.length;
  const rest = BLOCK.ends[(count % BLOCK_ROWS) - 1] ?? 0;
  // The first row has no comma before it.
  return HEAD.length + whole + rest - (count === 0 ? 0 : 1) + TAIL.length;
}

const HEAD = '{"rows":[';
const TAIL = "]}";
const BLOCK_ROWS = 2 * VARIANTS;

/** Stand where a row's own come: as wide as the largest. */
const MARKS = { digits: "########", position: 99_999_999 } as const satisfies RowKey;
const DIGITS = MARKS.digits.length;

interface Mark {
  readonly at: number;
  /** Counted from the first row of the block. */
  readonly row: number;
  /** A number begins with no noughts, and may have spaces before it. */
  readonly filler: "0" | " ";
}

interface Block {
  readonly bytes: Buffer;
  readonly marks: readonly Mark[];
  /** Where each row ends. */
  readonly ends: readonly number[];
}

const BLOCK = toBlock();

function toBlock(): Block {
  const rows = Array.from({ length: BLOCK_ROWS }, (_, row) =>
    Buffer.from(`,${JSON.stringify(toRow(MARKS, row % VARIANTS))}`),
  );
  const ends = rows.map((_, row) => Buffer.concat(rows.slice(0, row + 1)).length);
  const marks = rows.flatMap((bytes, row) => {
    const start = (ends[row] ?? 0) - bytes.length;
    const ids = placesOf(bytes, MARKS.digits).map((at): Mark => ({ at: start + at, row, filler: "0" }));
    const positions = placesOf(bytes, String(MARKS.position)).map((at): Mark => ({ at: start + at, row, filler: " " }));
    return [...ids, ...positions];
  });
  return { bytes: Buffer.concat(rows), marks, ends };
}

function placesOf(bytes: Buffer, mark: string): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + DIGITS)) places.push(at);
  return places;
}

function toPiece(from: number, rows: number): Uint8Array {
  const bytes = Buffer.from(BLOCK.bytes);
  for (const { at, row, filler } of BLOCK.marks) {
    bytes.write(String(from + row).padStart(DIGITS, filler), at, "latin1");
  }
  return bytes.subarray(from === 0 ? 1 : 0, BLOCK.ends[rows - 1]);
}
