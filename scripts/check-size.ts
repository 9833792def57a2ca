/**
 * Holds what is built against `size-budget.json`, so that nobody's bundle grows unseen.
 *
 * - `--write`: takes what there is now, and a little more, for the budget from here on
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Figures, figures } from "../benchmarks/size/figures.ts";

const BUDGET = new URL("size-budget.json", import.meta.url);
/** Room for what is too small to be worth a thought. */
const SLACK = 1.03;

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const now = await figures();
if (values.write) {
  const budget = Object.fromEntries(Object.entries(now).map(([what, size]) => [what, Math.floor(size * SLACK)]));
  writeFileSync(BUDGET, `${JSON.stringify(budget, null, 2)}\n`);
} else {
  const complaints = complaintsAbout(now, JSON.parse(readFileSync(BUDGET, "utf8")));
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

function complaintsAbout(now: Figures, budget: Figures): readonly string[] {
  const unknown = Object.keys(now).filter((what) => budget[what] === undefined);
  const gone = Object.keys(budget).filter((what) => now[what] === undefined);
  const stale = [...unknown, ...gone].map(
    (what) => `${what}: only in one of budget and build. Run \`pnpm size --write\`.`,
  );
  return [...stale, ...Object.entries(now).flatMap(([what, size]) => growthOf(what, size, budget[what]))];
}

function growthOf(what: string, size: number, most: number | undefined): readonly string[] {
  if (most === undefined || size <= most) return [];
  const [name = ""] = what.replace("@trunkline/", "").split(/[:/]/);
  const grown = `${what}: ${size}, ${size - most} above the budget of ${most}.`;
  return [`${grown} \`pnpm bench:size --why ${name}\` shows what is in it; \`pnpm size --write\` accepts it.`];
}
