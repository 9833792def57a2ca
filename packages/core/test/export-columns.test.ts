import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { attemptsToCsv, campaignsToCsv, rowsToCsv } from "../src/export.ts";
import { ROW_STATUSES } from "../src/model/row.ts";

const GUIDE = readFileSync(new URL("../../../docs/export.md", import.meta.url), "utf8");

async function* nothing(): AsyncGenerator<never> {}

async function namesOf(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  return (await new Response(stream).text()).trimEnd().split(",");
}

/** The names in the first column of the table below a heading. */
function namesInGuide(heading: string): string[] {
  const [, section = ""] = GUIDE.split(`\n### ${heading}\n`);
  const [table = ""] = section.split(/\n#|\n\n(?!\|)/).filter((part) => part.includes("| --- |"));
  const firsts = table.split("\n").map((line) => line.split("|")[1] ?? "");
  return firsts.flatMap((first) => [...first.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

describe("the columns", () => {
  it.each([
    ["Campaigns", () => campaignsToCsv(nothing())],
    ["Rows", () => rowsToCsv(nothing())],
    ["Attempts", () => attemptsToCsv(nothing())],
  ])("are those of the guide, in its order: %s", async (heading, open) => {
    expect(await namesOf(open())).toEqual(namesInGuide(heading));
  });

  it("count rows of every status", async () => {
    const names = await namesOf(campaignsToCsv(nothing()));
    expect(names.filter((name) => name.startsWith("rows."))).toEqual(ROW_STATUSES.map((status) => `rows.${status}`));
  });
});
