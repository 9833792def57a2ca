import { phrase, reasonOf } from "../report/phrase.ts";
import { cut, fenced, MARKDOWN, visibleLines } from "../report/print.ts";
import { report, verdict } from "../report/report.ts";
import type { Graded } from "../surface/difference.ts";
import { type Followed, needsAPerson } from "./follow.ts";

/** GitHub takes 65 536 characters. */
const MOST = 60_000;
const MOST_OF_A_SECTION = 8_000;
const MOST_OF_AN_OUTPUT = 5_000;

/** The description of a pull request, 60 000 characters at most: what to decide first, evidence after it, the report as far as it fits. */
export function describe(followed: Followed): string {
  const { check, applied, tests } = followed;
  const decisions = check.differences.filter(needsAPerson);
  const head = [
    verdict(check, MARKDOWN),
    ...section("To decide", decisions, (each) => `- [ ] ${told(each)}: ${why(each)}`),
    ...section("To do", applied.toDo, (line) => `- [ ] ${MARKDOWN.sentence(line)}`),
    ...section("Written into the contract", applied.written, (each) => `- ${told(each)}`),
    ...section("To look at", applied.written.filter(isNewProperty).slice(0, 1), () => LOOK),
    ...section("Written", applied.files, (file) => `- ${MARKDOWN.code(file)}`),
    ...section("Left as it is", leftOf(applied.left), (each) => `- ${told(each)} (${each.consequence})`),
    ...section("Tried", tests, ({ name, hasPassed }) => `- ${hasPassed ? "passed" : "**failed**"}: ${name}`),
    ...tests.flatMap(({ name, hasPassed, output }) => (hasPassed ? [] : folded(name, endOf(visibleLines(output))))),
  ].join("\n");
  const whole = folded("The whole report", report(check)).join("\n");
  if (head.length + whole.length + 2 <= MOST) return `${head}\n${whole}\n`;
  const room = MOST - head.length - 300;
  const notice = `… cut here, for a description holds ${MOST} characters: \`specs check ${check.provider}\` prints all of it`;
  const part = folded("The report, its beginning", `${linesWithin(report(check), room)}\n${notice}`).join("\n");
  return `${head}\n${part}\n`;
}

const LOOK =
  "- [ ] What is new and may be somebody's is marked `x-sensitive: variables` until a person has looked: is it, and is it of another class?";

function isNewProperty({ aspect }: Graded): boolean {
  return aspect === "property" || aspect === "parameter";
}

function told(difference: Graded): string {
  return `${MARKDOWN.code(difference.place)} ${phrase(difference, MARKDOWN)}`;
}

function why({ because, name }: Graded): string {
  return reasonOf(because, name, MARKDOWN);
}

function leftOf(left: Followed["applied"]["left"]): readonly Graded[] {
  return left.filter((each) => !needsAPerson(each));
}

/** Nothing where it would be empty. What does not fit is counted. */
function section<T>(heading: string, items: readonly T[], line: (item: T) => string): readonly string[] {
  if (items.length === 0) return [];
  const shown: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = line(item);
    length += text.length + 1;
    if (length > MOST_OF_A_SECTION) break;
    shown.push(text);
  }
  const more = items.length - shown.length;
  return ["", `## ${heading}`, "", ...shown, ...(more > 0 ? [`- and ${more} more`] : [])];
}

function folded(heading: string, text: string): readonly string[] {
  return ["", `<details><summary>${heading}</summary>`, "", ...fenced(text), "", "</details>"];
}

function endOf(text: string): string {
  return text.length <= MOST_OF_AN_OUTPUT ? text : `…${text.slice(1 - MOST_OF_AN_OUTPUT)}`;
}

/** Lines from the beginning, as many as fit. */
function linesWithin(text: string, most: number): string {
  const short = cut(text, Math.max(most, 1));
  return short === text ? text : short.slice(0, Math.max(short.lastIndexOf("\n"), 0));
}
