import type { Outcome, Readers } from "../rows/run.ts";
import { BASELINE, OURS } from "../rows/subjects.ts";
import { type Spread, spreadOf } from "../support/spread.ts";

/** What came of answers of one length. */
export interface Point {
  readonly rows: number;
  /** Absent: nobody could read it, or had been able to read a shorter one. */
  readonly taken?: { readonly seconds: Spread; readonly peakMiB: Spread };
}

/** Points by subject, in the order of their lengths. */
export type Growth = ReadonlyMap<string, readonly Point[]>;

/** Longer answers are read once only: they take minutes. */
const MOST_ROWS_REPEATED = 100_000;

/** Has answers of growing length read, so many times each. Whoever fails is asked for nothing longer. */
export async function measureGrowth(
  lengths: readonly number[],
  times: number,
  readers: Readers,
  onPoint: (subject: string, point: Point) => void,
): Promise<Growth> {
  const growth = new Map([BASELINE, ...OURS].map((subject): [string, Point[]] => [subject, []]));
  for (const rows of lengths) {
    for (const [subject, points] of growth) {
      const hasFailed = points.some(({ taken }) => taken === undefined);
      const outcomes: Outcome[] = [];
      const wanted = hasFailed ? 0 : rows > MOST_ROWS_REPEATED ? 1 : times;
      for (let time = 0; time < wanted; time++) outcomes.push(await readers.read({ subject, rows }));
      const point = { rows, ...takenOf(outcomes) };
      points.push(point);
      onPoint(subject, point);
    }
  }
  return growth;
}

function takenOf(outcomes: readonly Outcome[]): Pick<Point, "taken"> {
  const readings = outcomes.flatMap(({ reading }) => (reading === undefined ? [] : [reading]));
  if (readings.length === 0 || readings.length < outcomes.length) return {};
  const seconds = spreadOf(readings.map((each) => each.seconds));
  return { taken: { seconds, peakMiB: spreadOf(readings.map((each) => each.peakMiB)) } };
}
