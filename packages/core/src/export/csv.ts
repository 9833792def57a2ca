import { toByteStream } from "./byte-stream.ts";
import { textCell } from "./cell.ts";
import type { Column } from "./column.ts";

const BYTE_ORDER_MARK = "\ufeff";

/** A line of names, then one line an item, as RFC 4180 has them. */
export function toCsv<T>(
  items: AsyncIterable<T>,
  columns: readonly Column<T>[],
  bom: boolean,
): ReadableStream<Uint8Array> {
  const names = columns.map(([name]) => textCell(name)).join(",");
  const cells = columns.map(([, cellOf]) => cellOf);
  return toByteStream(items, `${bom ? BYTE_ORDER_MARK : ""}${names}\r\n`, (item) => {
    let line = "";
    for (const cellOf of cells) line += `${cellOf(item)},`;
    return `${line.slice(0, -1)}\r\n`;
  });
}
