import { ratiosOf, spreadOf } from "../support/spread.ts";
import { toTable, toText } from "../support/table.ts";
import { sizeOf } from "./answer.ts";
import type { Amounts, Compared } from "./compare.ts";
import type { Reading } from "./reading.ts";
import type { Outcome } from "./run.ts";
import { BASELINE } from "./subjects.ts";

/** A row for each subject: how fast, compared with reading all of it as one text, and with how much memory. */
export function toReadersTable(compared: ReadonlyMap<string, Compared>, { rows, manyRows, heapMiB }: Amounts): string {
  const base = readingsOf(compared.get(BASELINE));
  const head = [
    `${rows} rows, ${megabytes(rows)} MB`,
    `throughput ÷ ${BASELINE}`,
    "CPU ÷ the same",
    "MB/s",
    "first row, ms",
    "peak RSS, MiB",
    `${heapMiB} MiB heap`,
    ...(manyRows === undefined ? [] : [`${megabytes(manyRows)} MB`]),
  ];
  const lines = [...compared].map(([subject, each]) => {
    const own = readingsOf(each);
    return [
      subject,
      ...toFigures(own, base, rows),
      toFate(each.small),
      ...(each.many === undefined ? [] : [toSurvival(each.many)]),
    ];
  });
  return toTable(head, lines);
}

function toFigures(own: readonly Reading[], base: readonly Reading[], rows: number): readonly string[] {
  // Only who reads the whole answer in each round can be compared round by round.
  if (own.length === 0 || own.length !== base.length) return ["–", "–", "–", "–", "–"];
  const firstRows = own.flatMap(({ firstRowMs }) => (firstRowMs === undefined ? [] : [firstRowMs]));
  return [
    toText(ratiosOf(own.map(perSecond), base.map(perSecond)), 2),
    toText(ratiosOf(own.map(cpu), base.map(cpu)), 2),
    toText(spreadOf(own.map((each) => megabytes(rows) * perSecond(each))), 0),
    firstRows.length === 0 ? "–" : toText(spreadOf(firstRows), 0),
    toText(spreadOf(own.map(({ peakMiB }) => peakMiB)), 0),
  ];
}

/** What those who failed said, each once. */
export function failuresOf(compared: ReadonlyMap<string, Compared>): readonly string[] {
  const outcomes = [...compared.values()].flatMap(({ rounds, small, many }) => [
    ...rounds,
    small,
    ...(many ? [many] : []),
  ]);
  return [...new Set(outcomes.flatMap(({ failure }) => (failure === undefined ? [] : [`fails: ${failure}`])))];
}

function toFate({ reading, failure }: Outcome): string {
  if (reading !== undefined) return "lives";
  return failure === undefined ? "dies" : "fails";
}

function toSurvival(outcome: Outcome): string {
  return outcome.reading === undefined ? toFate(outcome) : `${outcome.reading.peakMiB.toFixed(0)} MiB`;
}

function readingsOf(compared: Compared | undefined): readonly Reading[] {
  return (compared?.rounds ?? []).flatMap(({ reading }) => (reading === undefined ? [] : [reading]));
}

function perSecond({ seconds }: Reading): number {
  return 1 / seconds;
}

function cpu({ cpuSeconds }: Reading): number {
  return cpuSeconds;
}

function megabytes(rows: number): number {
  return Math.round(sizeOf(rows) / 1_000_000);
}
