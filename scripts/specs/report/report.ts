import type { Check } from "../check.ts";
import { CONSEQUENCES, type Consequence, type Graded } from "../surface/difference.ts";
import { phraseAll, phraseCount, reasonOf } from "./phrase.ts";
import { PLAIN, type Print } from "./print.ts";

const HEADINGS: Readonly<Record<Consequence, string>> = {
  "needs a person": "Needs a person",
  tolerable: "Tolerable",
  "new word": "New words",
  none: "No consequence",
};
const MOST_FUNCTIONS = 4;
const MOST_FIELDS = 6;
/** Names, and characters, of a headline that names what it is about. */
const MOST_NAMED = 2;
const MOST_OF_A_HEADLINE = 100;

/** Whether it matters, in one line. */
export function verdict(
  { provider, differences, consequence }: Pick<Check, "provider" | "differences" | "consequence">,
  print: Print = PLAIN,
): string {
  if (differences.length === 0) return `${provider}: nothing differs on what we use`;
  const counts = countsOf(differences);
  if (consequence === "none") return `${provider}: no consequence (${counts})`;
  return `${provider}: ${consequence} – ${headlineOf(differences, print)} (${counts})`;
}

/** The first of some differences, with those that read as one with it; empty of none. */
export function headlineOf(differences: readonly Graded[], print: Print = PLAIN): string {
  const [first] = groups(differences);
  return first === undefined ? "" : headline(first, print);
}

/** A check as a person reads it: the verdict, and each difference with why it matters and what it touches, most serious first. */
export function report(check: Check): string {
  const lines = [verdict(check), PLAIN.sentence(`${check.base} against ${check.upstream}`)];
  for (const consequence of CONSEQUENCES.toReversed()) {
    const found = groups(check.differences.filter((each) => each.consequence === consequence));
    if (found.length > 0) lines.push("", HEADINGS[consequence], ...found.flatMap(entry));
  }
  if (check.idle.length > 0) {
    lines.push(
      "",
      "Departures that are none any more: remove their `x-differs`",
      ...check.idle.map(({ at }) => `  ${PLAIN.sentence(at)}`),
    );
  }
  return lines.join("\n");
}

/** The same as data: what differs, which way, how serious, and what it touches. */
export function toJson({ differences, ...check }: Check): unknown {
  return {
    ...check,
    differences: differences.map((difference) => {
      const { sites, shape: _, follows: __, ...told } = difference;
      const at = sites.map(({ operation, way, path }) => ({ operation, way, at: pathText(path) }));
      return { says: phraseAll([difference]), ...told, sites: at };
    }),
  };
}

/** How many there are of each consequence, most serious first: `1 needs a person, 24 new words`. */
export function countsOf(differences: readonly Graded[]): string {
  return CONSEQUENCES.toReversed()
    .map((consequence) => [consequence, differences.filter((each) => each.consequence === consequence).length] as const)
    .filter(([, count]) => count > 0)
    .map(([consequence, count]) => `${count} ${NAMES[consequence](count)}`)
    .join(", ");
}

const NAMES: Readonly<Record<Consequence, (count: number) => string>> = {
  "needs a person": (count) => (count === 1 ? "needs a person" : "need a person"),
  tolerable: () => "tolerable",
  "new word": (count) => (count === 1 ? "new word" : "new words"),
  none: () => "without consequence",
};

/** Those that read as one: words of one list, operations beside ours. */
function groups(differences: readonly Graded[]): readonly (readonly [Graded, ...Graded[]])[] {
  const found = new Map<string, [Graded, ...Graded[]]>();
  for (const [index, difference] of differences.entries()) {
    const { aspect, place, before } = difference;
    const isTold = aspect === "word" || aspect === "neighbour";
    const key = isTold
      ? [aspect, aspect === "word" ? place : "", before === undefined, reason(difference)].join()
      : String(index);
    const group = found.get(key);
    if (group === undefined) found.set(key, [difference]);
    else group.push(difference);
  }
  return [...found.values()];
}

function headline(group: readonly [Graded, ...Graded[]], print: Print): string {
  const [{ aspect }] = group;
  const isCounted = aspect === "word" || aspect === "neighbour";
  const isLong = group.length > MOST_NAMED || phraseAll(group).length > MOST_OF_A_HEADLINE;
  return isCounted && isLong ? phraseCount(group, print) : phraseAll(group, print);
}

function entry(group: readonly [Graded, ...Graded[]]): string[] {
  const [first] = group;
  const { consequence, functions, ways, place } = first;
  // Of what has no consequence it is enough to know that it is so.
  if (consequence === "none") return [`  ${phraseAll(group)}`];
  const fields = [...new Set(group.flatMap((each) => each.fields))].sort();
  const occurs = places(first);
  return [
    `  ${phraseAll(group)}`,
    `    ${ways.join(" and ")}: ${group.length === 1 ? reasonOf(first.because, first.name) : PLAIN.sentence(reason(first))}`,
    ...(fields.length > 0 ? [`    our model: ${some(fields, MOST_FIELDS)}`] : []),
    ...(functions.length > 0 ? [`    our functions: ${some(functions, MOST_FUNCTIONS)}`] : []),
    ...(place.startsWith(`${occurs} `) || place === occurs ? [] : [`    their operations: ${occurs}`]),
  ];
}

/** What is said of a word, so that the same can be said of others. */
function reason({ because, name }: Graded): string {
  return because.replaceAll(`\`${name}\``, "each");
}

function places({ sites }: Graded): string {
  return some([...new Set(sites.map(({ operation }) => operation))], MOST_FUNCTIONS);
}

function pathText(path: readonly string[]): string {
  return path.join(".").replaceAll(".[]", "[]");
}

function some(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}
