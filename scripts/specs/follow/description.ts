import { phrase } from "../report/phrase.ts";
import { report, verdict } from "../report/report.ts";
import { type Followed, needsAPerson } from "./follow.ts";

/** The description of a pull request: what to decide first, evidence after it. */
export function describe({ check, applied, tests }: Followed): string {
  const decisions = check.differences.filter(needsAPerson);
  return [
    verdict(check),
    ...section(
      "To decide",
      decisions.map((each) => `- [ ] \`${each.place}\` ${phrase(each)}: ${each.because}`),
    ),
    ...section(
      "To do",
      applied.toDo.map((each) => `- [ ] ${each}`),
    ),
    ...section(
      "Written",
      applied.files.map((file) => `- \`${file}\``),
    ),
    ...section(
      "Left as it is",
      leftOf(applied.left).map((each) => `- ${each}`),
    ),
    ...section(
      "Tried",
      tests.map(({ name, hasPassed }) => `- ${hasPassed ? "passed" : "**failed**"}: ${name}`),
    ),
    ...tests.flatMap(({ name, hasPassed, output }) => (hasPassed ? [] : folded(name, output))),
    ...folded("The whole report", report(check)),
    "",
  ].join("\n");
}

function leftOf(left: Followed["applied"]["left"]): readonly string[] {
  return left
    .filter((each) => !needsAPerson(each))
    .map((each) => `\`${each.place}\` ${phrase(each)} (${each.consequence})`);
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${heading}`, "", ...lines];
}

function folded(heading: string, text: string): readonly string[] {
  return ["", `<details><summary>${heading}</summary>`, "", "```text", text, "```", "", "</details>"];
}
