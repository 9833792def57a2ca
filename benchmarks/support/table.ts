import { cpus } from "node:os";
import type { Spread } from "./spread.ts";

/** A Markdown table with columns wide enough to be read as it stands. The first column is text, the others are figures. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const toLine = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => align(cells[column] ?? "", width, column)).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [toLine(head), toLine(rule), ...rows.map(toLine)].join("\n");
}

/** `1.23 (1.20–1.31)`. */
export function toText({ median, low, high }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

/** When and on what a run was made, for the line above its tables. */
export function surroundings(now: Date): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  return `${now.toISOString().slice(0, 10)}, Node ${process.version}, ${processors.length} × ${model}, ${process.platform}`;
}

function align(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
