/**
 * The cells that a lenient spreadsheet finds when it splits at this: quotes count where a cell begins with one, need not be
 * closed, and what comes behind the closing one belongs to the cell; a line ends at any kind of line break.
 */
export function spreadsheetCells(text: string, separator: string): string[] {
  const ends = new Set([separator, "\r", "\n"]);
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    }
    for (; at < text.length && !ends.has(text[at] ?? ""); at += 1) cell += text[at];
    cells.push(cell);
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return cells;
}
