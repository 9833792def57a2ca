import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attemptsToCsv, campaignsToCsv, rowsToCsv } from "../src/export.ts";
import type { CallAttempt } from "../src/model/call-attempt.ts";
import type { Campaign } from "../src/model/campaign.ts";
import type { Row } from "../src/model/row.ts";
import { hostileText } from "./support/hostile.ts";
import { attemptOf, campaignOf, rowOf } from "./support/models.ts";
import { spreadsheetCells } from "./support/spreadsheet.ts";

const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;

async function* once<T>(item: T): AsyncGenerator<T> {
  yield item;
}

async function cellsOf(stream: ReadableStream<Uint8Array>, separator = ","): Promise<string[]> {
  // Not `text()`, which would take a byte order mark away.
  return spreadsheetCells(Buffer.from(await new Response(stream).arrayBuffer()).toString(), separator);
}

async function nameCell(name: string): Promise<string> {
  const cells = await cellsOf(rowsToCsv(once({ ...rowOf("r1", "c1"), contact: { name } })));
  return cells[18 + 8] ?? "";
}

/** Models with the same text wherever text can be from outside. */
const rowWith = (text: string): Row => ({
  ...rowOf(text, text),
  contact: { phoneNumber: text, sipUri: text, extension: text, name: text, email: text, externalId: text },
  variables: { [text]: text, x: text, list: [text] },
  providerStatus: text,
});
const attemptWith = (text: string): CallAttempt => ({
  ...attemptOf(text),
  rowId: text,
  campaignId: text,
  phoneNumber: text,
  providerStatus: text,
  status: "ended",
  disposition: "unknown",
  end: { category: "unknown", by: "unknown", providerReason: text },
  summary: text,
  recordingUrl: text,
  structuredOutput: { [text]: text },
  transcript: [{ role: "callee", text }],
});
const campaignWith = (text: string): Campaign => ({
  ...campaignOf({ id: text }),
  name: text,
  intentMarker: text,
  providerStatus: text,
  agent: { kind: "assistant", id: text },
  callers: [{ id: text, phoneNumber: text }],
  endedReason: text,
});

describe("text that a spreadsheet would take for a formula", () => {
  it.each([
    "=1+1",
    "+1 555 0100",
    "-2+3|' /C calc'!A0",
    "@SUM(A1)",
    "\tx",
    "\0x",
    "  =1",
    " \0=1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "-",
  ])("has an apostrophe in front: %j", async (name) => {
    expect(await nameCell(name)).toBe(`'${name}`);
  });

  it.each(["a=1", "Ann-Marie", "a@b.c", "1-2", "'=1", "(=1)", "é=", " x", "https://x.example/?a=1", "{=1}"])(
    "is not this: %j",
    async (name) => {
      expect(await nameCell(name)).toBe(name);
    },
  );

  it("has the apostrophe also where a cell would begin for a spreadsheet that splits at semicolons or tabs", async () => {
    expect(await nameCell("Ann;=1")).toBe("Ann;'=1");
    expect(await nameCell("\t=1")).toBe("'\t'=1");
    expect(await nameCell('Ann; "=1')).toBe("Ann; \"'=1");
    expect(await nameCell("Ann\t@x")).toBe("Ann\t'@x");
    expect(await nameCell("Ann\n- one\n- two")).toBe("Ann\n'- one\n'- two");
  });

  it("is a number that can be dialled in the columns of phone numbers only, and is left as it is", async () => {
    const cells = await cellsOf(
      rowsToCsv(once({ ...rowOf("r1", "c1"), contact: { phoneNumber: "+15550100", name: "+15550100" } })),
    );
    expect([cells[18 + 5], cells[18 + 8]]).toEqual(["+15550100", "'+15550100"]);
  });

  it("is not a number that is one in the model", async () => {
    const row = { ...rowOf("r1", "c1"), variables: { x: -5, y: "-5" } };
    const cells = await cellsOf(rowsToCsv(once(row), { variables: ["x", "y"] }));
    expect(cells.slice(-2)).toEqual(["-5", "'-5"]);
  });

  it("begins no cell, whatever the text and wherever it is", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const streams = [
          rowsToCsv(once(rowWith(text)), { variables: text === "" || text === "x" ? ["x"] : [text, "x"] }),
          attemptsToCsv(once(attemptWith(text))),
          campaignsToCsv(once(campaignWith(text))),
        ];
        const cells = (await Promise.all(streams.map((stream) => cellsOf(stream)))).flat();
        expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each([";", "\t"])("begins no cell for a spreadsheet that splits elsewhere: %j", async (separator) => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const streams = [rowsToCsv(once(rowWith(text))), attemptsToCsv(once(attemptWith(text)))];
        const cells = (await Promise.all(streams.map((stream) => cellsOf(stream, separator)))).flat();
        expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("takes no longer than its length allows, whatever it is", async () => {
    // By the square of the length this would take minutes.
    for (const part of ["\t", " ", ";=", '"', "\u200b"]) {
      const text = part.repeat(200_000);
      expect((await nameCell(`x${text}`)).length).toBeGreaterThan(text.length);
    }
  });
});
