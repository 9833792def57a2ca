/**
 * Reading all rows of a campaign, which come in one answer, with Trunkline and with what else there is. Prints Markdown tables.
 *
 * - `--quick`: a first look in half a minute, at a small answer
 * - `--profile`: where the time of Trunkline's reading goes
 * - `--rows`, `--many`: how long the answer is, and the one that only shows who can read it
 * - `--seconds`, `--rounds`: go on for so long, and for so many rounds at most
 * - `--seed`: the order in which things are measured
 */
import { parseArgs } from "node:util";
import { compareReaders } from "./rows/compare.ts";
import { profileReading } from "./rows/profile.ts";
import { failuresOf, toReadersTable } from "./rows/report.ts";
import { startReaders } from "./rows/run.ts";
import { OURS, SUBJECTS } from "./rows/subjects.ts";
import { surroundings } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    rows: { type: "string" },
    many: { type: "string", default: "60000" },
    seconds: { type: "string" },
    rounds: { type: "string", default: "9" },
    seed: { type: "string", default: "1" },
  },
});
const rows = Number(values.rows ?? (values.quick ? 2_000 : 10_000));
const amounts = { rows, heapMiB: 64, ...(!values.quick && { manyRows: Number(values.many) }) };
const readers = await startReaders();
try {
  if (values.profile) {
    for (const subject of OURS) console.log(`${await profileReading({ subject, rows }, readers)}\n`);
  } else {
    const compared = await compareReaders(Object.keys(SUBJECTS), amounts, readers, {
      budgetSeconds: Number(values.seconds ?? (values.quick ? 10 : 120)),
      mostRounds: Number(values.rounds),
      seed: Number(values.seed),
      onRound: (round, seconds) => console.error(`round ${round} after ${seconds.toFixed(0)} s`),
    });
    const rounds = Math.max(...[...compared.values()].map((each) => each.rounds.length));
    console.log(`${surroundings(new Date())}; rounds: ${rounds}; median (lowest–highest)\n`);
    console.log(`${[toReadersTable(compared, amounts), ...failuresOf(compared)].join("\n\n")}\n`);
  }
} finally {
  await readers.stop();
}
