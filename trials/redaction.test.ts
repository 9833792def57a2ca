import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { casesOf } from "./redaction/cases.ts";
import { createExam, type Exam, type Situation } from "./redaction/exam.ts";
import { openLine } from "./redaction/line.ts";
import { materialOf } from "./redaction/material.ts";
import { wrongOptions } from "./redaction/options.ts";
import {
  bareAnswers,
  breaks,
  type Case,
  plainRefusals,
  refusals,
  successes,
  throws,
  tornBodies,
  wrongInputs,
  wrongTypes,
} from "./redaction/situations.ts";

// Where an error was thrown tells nothing here, and finding it out takes most of the time.
Error.stackTraceLimit = 1;
const line = await openLine();
afterAll(() => line.close());

describe.each(["vapi", "revox", "cozmox"] as const)("%s tells nobody what is personal or secret", async (provider) => {
  const material = materialOf(provider);
  const cases = await casesOf(line, material);
  const adapters = cases.filter(({ subject }) => subject.via === "adapter");
  // These read as others do.
  const readers = adapters.filter(({ subject }) => !/by ids|either generation/.test(subject.name));
  const operations = cases.filter(({ subject }) => subject.via === "operation");
  const clients = cases.filter(({ subject }) => subject.via === "client");
  const typed = [...operations, ...readers];
  const from = (some: readonly Case[], make: (each: Case) => readonly Situation[]) => some.flatMap(make);

  const families: readonly (readonly [string, readonly Situation[]])[] = [
    ["successes", from(cases, (each) => successes(line, each))],
    ["refusals that repeat it", from(typed, (each) => refusals(line, each))],
    ["refusals of the contract's", from(typed, (each) => plainRefusals(line, each))],
    ["broken answers", from([...typed, ...clients], (each) => breaks(line, each))],
    ["failures of fetch that quote it", from([...typed, ...clients], throws)],
    ["answers that tear and quote it", from(typed, tornBodies)],
    ["answers with something else at a place", from(readers, wrongTypes)],
    ["inputs that break rules", from(operations, (each) => wrongInputs(line, each))],
    ["options that break rules", from(adapters, (each) => wrongOptions(line, each))],
  ];

  let exam: Exam;
  beforeAll(() => {
    exam = createExam(line.url, material);
  });

  it(`has something at each of ${material.marked.length} marked places`, () => {
    expect(material.planted).toEqual(material.marked);
  });

  it.each(families.map(([name, situations]) => ({ name, situations, count: situations.length })))(
    "in $count $name",
    async ({ situations }) => {
      const wrong: string[] = [];
      for (const situation of situations) wrong.push(...(await exam.judge(situation)));
      expect(wrong.length > 20 ? [...wrong.slice(0, 20), `and ${wrong.length - 20} more`] : wrong).toEqual([]);
    },
  );

  it("in what was measured of all that", async () => {
    expect(await exam.close()).toEqual([]);
  });

  it("but cannot know a bare name or a sentence, or a short number, of which it has not sent a word", async () => {
    const forms = [
      "phone",
      "number",
      "mail",
      "link",
      "sip",
      "key",
      "name",
      "sentence",
      "quotation",
      "extension",
    ] as const;
    const kept: string[] = [];
    const apart = createExam(line.url, material);
    for (const form of forms) {
      const situations = from(adapters, (each) => bareAnswers(line, each, form)).slice(0, 1);
      for (const situation of situations) if ((await apart.toldIn(situation)).length > 0) kept.push(form);
    }
    await apart.close();
    const known = ["name", "sentence", "quotation", "extension"];
    expect(kept.filter((form) => !known.includes(form))).toEqual([]);
    expect(kept).toContain("name");
  });
});
