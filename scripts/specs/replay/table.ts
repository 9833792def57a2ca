/** A replay as Markdown: a table of the transitions in which something moved, and what they come to. */
import { MARKDOWN } from "../report/print.ts";
import { headlineOf } from "../report/report.ts";
import { counted, type Totals, type Transition } from "./replay.ts";

export const TABLE_HEAD = [
  "| from | to | needs a person | tolerable | new words | no consequence | at worst | of that, first |",
  "| --- | --- | ---: | ---: | ---: | ---: | --- | --- |",
].join("\n");

export function tableRow({ from, to, consequence, differences }: Transition): string {
  const counts = counted(differences.map((each) => each.consequence));
  const cells = [
    from,
    to,
    counts["needs a person"],
    counts.tolerable,
    counts["new word"],
    counts.none,
    consequence,
    headlineOf(differences, MARKDOWN),
  ];
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}

/** In sentences: how many moved, how serious they were, and how much that was in all. */
export function summary(provider: string, { transitions, moved, worst, differences }: Totals): string {
  const isOne = transitions === 1;
  const still = transitions - moved;
  return [
    `${provider}: of ${transitions} ${isOne ? "transition" : "transitions"}, ${moved} moved what we use, ${still} did not.`,
    `At worst, ${worst["needs a person"]} needed a person, ${worst.tolerable} were tolerable, ${worst["new word"]} brought new words, ${worst.none} were without consequence.`,
    `Differences: ${differences["needs a person"]} that need a person, ${differences.tolerable} tolerable, ${differences["new word"]} new words, ${differences.none} without consequence.`,
  ].join("\n");
}
