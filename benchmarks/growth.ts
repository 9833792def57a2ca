/**
 * What reading all rows of a campaign takes as campaigns grow: time and peak memory. Prints a Markdown table, and draws
 * `docs/growth.svg`.
 *
 * - `--quick`: a first look in half a minute, at short answers, without a picture
 * - `--most`: rows of the longest answer
 * - `--times`: how often each answer is read; the longest once
 * - `--picture`: another file to draw in
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { drawGrowth } from "./growth/picture.ts";
import { measureGrowth } from "./growth/points.ts";
import { toGrowthTable } from "./growth/report.ts";
import { startReaders } from "./rows/run.ts";
import { surroundings } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    most: { type: "string" },
    times: { type: "string" },
    picture: { type: "string" },
  },
});
const most = Number(values.most ?? (values.quick ? 10_000 : 1_000_000));
const lengths = [100, 1_000, 10_000, 100_000, 1_000_000].filter((rows) => rows <= most);
const times = Number(values.times ?? (values.quick ? 1 : 3));
const picture = values.picture ?? (values.quick ? undefined : new URL("../docs/growth.svg", import.meta.url));

const readers = await startReaders();
try {
  const growth = await measureGrowth(lengths, times, readers, (subject, { rows, taken }) => {
    console.error(
      `${rows} rows, ${subject}: ${taken === undefined ? "fails" : `${taken.seconds.median.toFixed(2)} s`}`,
    );
  });
  console.log(`${surroundings(new Date())}; median (lowest–highest) of ${times}\n`);
  console.log(`${toGrowthTable(growth)}\n`);
  if (picture !== undefined) await writeFile(picture, drawGrowth(growth));
} finally {
  await readers.stop();
}
