import { differencesOf, ratiosOf, spreadOf } from "../support/spread.ts";
import { toTable, toText } from "../support/table.ts";
import type { Cell } from "./cases.ts";
import type { Compared, Comparison } from "./compare.ts";
import { BASELINE } from "./subjects.ts";

/** CPU over the bare `fetch` of the same cell: a row for each subject, a column for each cell. */
export function toOverview(results: ReadonlyMap<Comparison, Compared>): string {
  const subjects = new Set([...results.keys()].flatMap((comparison) => comparison.subjects));
  const rows = [...subjects].map((subject) => [
    subject,
    ...[...results.values()].map((compared) => {
      const cpu = cpuOf(compared, subject);
      return cpu.length === 0 ? "–" : toText(ratiosOf(cpu, cpuOf(compared, BASELINE)), 2);
    }),
  ]);
  return toTable(["CPU ÷ bare fetch", ...[...results.keys()].map(({ cell }) => titleOf(cell))], rows);
}

/** One cell in full: CPU and what it is over the bare `fetch`, and how many requests were done in a second. */
export function toDetail({ cell }: Comparison, compared: Compared): string {
  const rows = [...compared].map(([subject, measurements]) => {
    const cpu = cpuOf(compared, subject);
    const perSecond = spreadOf(measurements.map((each) => each.perSecond));
    return [
      subject,
      toText(spreadOf(cpu), 0),
      toText(differencesOf(cpu, cpuOf(compared, BASELINE)), 0),
      toText(ratiosOf(cpu, cpuOf(compared, BASELINE)), 2),
      toText(perSecond, 0),
    ];
  });
  return toTable([titleOf(cell), "CPU, µs", "added, µs", "÷ bare fetch", "requests/s"], rows);
}

function titleOf({ answer, concurrency, over }: Cell): string {
  const size = answer === "call" ? "one call" : "240 kB page";
  const at = concurrency === 1 ? "one at a time" : `${concurrency} at once`;
  return over === "nothing" ? `${size}, ${at}, no network` : `${size}, ${at}`;
}

function cpuOf(compared: Compared, subject: string): readonly number[] {
  return (compared.get(subject) ?? []).map((each) => each.cpuMicroseconds);
}
