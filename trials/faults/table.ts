import type { Effect } from "@trunkline/core";
import type { Cell } from "./cell.ts";
import { cellText } from "./cell-text.ts";
import type { FaultRow } from "./rows.ts";

const EFFECTS: readonly Effect[] = ["read", "idempotent", "physical"];

/** A table in Markdown: a column for each effect, a line for each fault; faults that make no difference share one. */
export function faultTable(rows: readonly FaultRow[], cells: readonly Cell[]): string {
  const lines = new Map<string, string[]>();
  for (const row of rows) {
    const own = cells.filter((cell) => cell.row === row);
    const texts = EFFECTS.map((effect) => merged(own.filter((cell) => cell.effect === effect))).join(" | ");
    lines.set(texts, [...(lines.get(texts) ?? []), row.name]);
  }
  const head = ["fault", ...EFFECTS].join(" | ");
  const body = [...lines].map(([texts, names]) => `${names.join(", ")} | ${texts}`);
  return [head, "--- | --- | --- | ---", ...body].map((line) => `| ${line} |`).join("\n");
}

/** One text where all agree; otherwise each text, the most frequent one first, and whose the others are. */
function merged(all: readonly Cell[]): string {
  const struck = all.filter(({ isStruck }) => isStruck);
  const groups = new Map<string, Cell[]>();
  for (const cell of struck) groups.set(cellText(cell), [...(groups.get(cellText(cell)) ?? []), cell]);
  return [...groups]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([text, cells], index) => (index === 0 ? text : `${whose(cells, struck)}: ${text}`))
    .join("<br>");
}

/** By way of asking, or by operation, where that tells them apart from all others. */
function whose(cells: readonly Cell[], all: readonly Cell[]): string {
  const isAll = (same: (cell: Cell) => boolean) => all.filter(same).every((cell) => cells.includes(cell));
  const via = cells[0]?.ask.via;
  if (cells.every(({ ask }) => ask.via === via) && isAll(({ ask }) => ask.via === via)) {
    return via === "client" ? "typed client" : "adapter";
  }
  const names = cells.map(({ ask: { provider, name } }) =>
    isAll(({ ask }) => ask.name === name) ? name : `${provider} ${name}`,
  );
  return [...new Set(names)].join(", ");
}
