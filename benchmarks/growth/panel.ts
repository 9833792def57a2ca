import type { Scale } from "./scales.ts";

/** A diagram beside others, all as large and as far down. */
export interface Panel {
  readonly title: string;
  readonly left: number;
  /** The number of rows. */
  readonly x: Scale;
  readonly y: Scale;
  readonly lines: readonly Line[];
  /** What values shall stay below. */
  readonly aim?: { readonly at: number; readonly label: string };
}

/** What one subject took. `fails`: it could not read what comes after its last point. */
export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly fails: boolean;
}

const TOP = 84;
const WIDTH = 310;
const HEIGHT = 230;

/** The names of the lines, each with its colour, beside each other. */
export function legend(names: readonly string[], at: { readonly left: number; readonly top: number }): string[] {
  const column = 230;
  return names.flatMap((name, line) => {
    const left = at.left + line * column;
    return [
      `<circle class="dot-${line}" cx="${left}" cy="${at.top - 4}" r="4"/>`,
      `<text x="${left + 10}" y="${at.top}">${toText(name)}</text>`,
    ];
  });
}

/** Grid, labels, and every point of every line. */
export function toPanel(panel: Panel): string[] {
  const { title, left, x, y, lines, aim } = panel;
  const acrossAt = (value: number) => round(left + x.place(value) * WIDTH);
  const downAt = (value: number) => round(TOP + (1 - y.place(value)) * HEIGHT);
  const bottom = TOP + HEIGHT;
  return [
    `<text class="title" x="${left}" y="${TOP - 16}">${toText(title)}</text>`,
    ...y.ticks.flatMap((tick) => [
      `<line class="grid" x1="${left}" x2="${left + WIDTH}" y1="${downAt(tick)}" y2="${downAt(tick)}"/>`,
      `<text x="${left - 6}" y="${downAt(tick) + 4}" text-anchor="end">${toLabel(tick)}</text>`,
    ]),
    ...x.ticks.flatMap((tick) => [
      `<line class="grid" x1="${acrossAt(tick)}" x2="${acrossAt(tick)}" y1="${TOP}" y2="${bottom}"/>`,
      `<text x="${acrossAt(tick)}" y="${bottom + 18}" text-anchor="middle">${toLabel(tick)}</text>`,
    ]),
    `<text x="${left + WIDTH / 2}" y="${bottom + 38}" text-anchor="middle">rows</text>`,
    ...(aim === undefined
      ? []
      : [
          `<line class="aim" x1="${left}" x2="${left + WIDTH}" y1="${downAt(aim.at)}" y2="${downAt(aim.at)}"/>`,
          `<text x="${left + WIDTH - 4}" y="${downAt(aim.at) - 5}" text-anchor="end">${toText(aim.label)}</text>`,
        ]),
    ...lines.flatMap((line, index) => toLine(line, index, acrossAt, downAt)),
  ];
}

function toLine(
  { name, points, fails }: Line,
  index: number,
  acrossAt: (value: number) => number,
  downAt: (value: number) => number,
): string[] {
  const last = points.at(-1);
  return [
    `<polyline class="line line-${index}" points="${points.map(({ x, y }) => `${acrossAt(x)},${downAt(y)}`).join(" ")}"/>`,
    ...points.map(
      ({ x, y }) =>
        `<circle class="dot-${index}" cx="${acrossAt(x)}" cy="${downAt(y)}" r="3.5"><title>${toText(name)}: ${x} rows, ${toFigure(y)}</title></circle>`,
    ),
    ...(fails && last !== undefined
      ? [`<text x="${acrossAt(last.x) + 8}" y="${downAt(last.y) + 4}">× fails beyond</text>`]
      : []),
  ];
}

/** 1 000 000 as `1 M`, 0.01 as `0.01`. */
function toLabel(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000} M`;
  if (value >= 10_000) return `${value / 1_000} k`;
  return String(Number(value.toPrecision(3)));
}

function toFigure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function toText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
