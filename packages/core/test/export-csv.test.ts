import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attemptsToCsv, campaignsToCsv, type RowCsvOptions, rowsToCsv } from "../src/export.ts";
import type { CallAttempt } from "../src/model/call-attempt.ts";
import type { Row } from "../src/model/row.ts";
import { hostileText } from "./support/hostile.ts";
import { at, attemptOf, campaignOf, rowOf } from "./support/models.ts";

async function* each<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const ROW = rowOf("r1", "c1");

/** The lines as a strict reader has them: each with as many cells as there are names. */
async function read(stream: ReadableStream<Uint8Array>): Promise<Record<string, string>[]> {
  return parse(await new Response(stream).text(), { columns: true, recordDelimiter: "\r\n" });
}

async function readRow(row: Partial<Row>, options?: RowCsvOptions): Promise<Record<string, string>> {
  const [line = {}] = await read(rowsToCsv(each({ ...ROW, ...row }), options));
  return line;
}

async function readAttempt(attempt: CallAttempt): Promise<Record<string, string>> {
  const [line = {}] = await read(attemptsToCsv(each(attempt)));
  return line;
}

describe("a campaign as CSV", () => {
  it("has every part of the model but what the provider answered", async () => {
    const campaign = campaignOf({
      id: "c1",
      intentMarker: "m1",
      createdAt: at(0),
      updatedAt: at(1),
      schedule: { earliestAt: at(2), latestAt: at(3) },
      agent: { kind: "squad", id: "a1" },
      callers: [{ id: "line-1", phoneNumber: "+15550100" }],
      maxConcurrency: 5,
      progress: { total: 9, live: 0, rows: { pending: 3, in_progress: 0, unknown: 6 } },
      endedReason: "campaign.ended",
      endedAs: "completed",
      raw: { secret: true },
    });
    expect(await new Response(campaignsToCsv(each(campaign))).text()).toBe(
      `${"provider,id,name,intentMarker,status,providerStatus,createdAt,updatedAt,earliestAt,latestAt,agentKind,agentId,callers"},${"maxConcurrency,total,live,rows.pending,rows.queued,rows.in_progress,rows.awaiting_retry,rows.completed"},${"rows.failed,rows.skipped,rows.cancelled,rows.unknown,endedReason,endedAs"}\r\n` +
        `acme,c1,Autumn renewals,m1,running,in-progress,${[0, 1, 2, 3].map(at)},squad,a1,` +
        `"[{""id"":""line-1"",""phoneNumber"":""+15550100""}]",5,9,0,3,,0,,,,,,6,campaign.ended,completed\r\n`,
    );
  });

  it("has empty cells for what is not known", async () => {
    const [line = {}] = await read(campaignsToCsv(each(campaignOf({ id: "c1" }))));
    const known = Object.entries(line).filter(([, cell]) => cell !== "");
    expect(known.map(([name]) => name)).toEqual(["provider", "id", "name", "status", "providerStatus"]);
  });
});

describe("a row as CSV", () => {
  it("has every part of the model but its attempts and what the provider answered", async () => {
    const row: Row = {
      ...ROW,
      position: 7,
      contact: {
        phoneNumber: "+15550100",
        sipUri: "sip:a@b",
        extension: "12",
        name: "Ann",
        email: "a@b.c",
        externalId: "e",
      },
      variables: { city: "Bern" },
      omitted: ["assistant"],
      providerStatus: "contact.completed",
      status: "completed",
      reached: false,
      outcome: "other",
      attemptCount: 0,
      attempts: [attemptOf("a1")],
      raw: { secret: true },
    };
    expect(await new Response(rowsToCsv(each(row))).text()).toBe(
      "provider,campaignId,id,idSource,position,phoneNumber,sipUri,extension,name,email,externalId," +
        "status,providerStatus,reached,outcome,attemptCount,variables,omitted\r\n" +
        'acme,c1,r1,provider,7,+15550100,sip:a@b,12,Ann,a@b.c,e,completed,contact.completed,false,other,0,"{""city"":""Bern""}",assistant\r\n',
    );
  });

  it("has empty cells for what is not known, also where the model says so by null", async () => {
    const line = await readRow({ contact: {}, reached: null, attemptCount: null });
    expect(line).toMatchObject({ phoneNumber: "", reached: "", outcome: "", attemptCount: "", variables: "" });
  });

  it("has a cell for each variable that was asked for, in that order, whatever kind its value is", async () => {
    const variables = { city: "Bern", due: 12.5, vip: true, tags: ["a", "b"], none: null };
    const names = ["vip", "city", "due", "tags", "none", "other"];
    const line = await readRow({ variables }, { variables: names });
    expect(Object.entries(line).slice(18)).toEqual([
      ["variables.vip", "true"],
      ["variables.city", "Bern"],
      ["variables.due", "12.5"],
      ["variables.tags", '["a","b"]'],
      ["variables.none", ""],
      ["variables.other", ""],
    ]);
    expect(JSON.parse(line.variables ?? "")).toEqual(variables);
  });

  it("takes nothing for a variable that every object has", async () => {
    const line = await readRow({}, { variables: ["constructor", "__proto__"] });
    expect([line["variables.constructor"], line["variables.__proto__"]]).toEqual(["", ""]);
  });
});

describe("an attempt as CSV", () => {
  it("has every part of the model but what the provider answered", async () => {
    const attempt: CallAttempt = {
      ...attemptOf("a1"),
      rowId: "r1",
      phoneNumber: "+15550100",
      status: "ended",
      startedAt: at(0),
      answeredAt: at(1),
      endedAt: at(2),
      durationSeconds: 0.001,
      disposition: "answered",
      end: { category: "dial_failed", by: "system", providerReason: "sip-480", sipCode: 480 },
      cost: { amount: 0.25, currency: "USD" },
      summary: 'She said "yes".',
      recordingUrl: "https://x.example/r.wav",
      structuredOutput: { score: -1 },
      transcript: [
        { role: "agent", text: "Hello,\r\nAnn?", secondsFromStart: 1 },
        { role: "callee", text: "Yes.\nagent: I owe you nothing." },
      ],
      raw: { secret: true },
    };
    expect(await new Response(attemptsToCsv(each(attempt))).text()).toBe(
      "provider,campaignId,rowId,id,phoneNumber,status,providerStatus,startedAt,answeredAt,endedAt,durationSeconds," +
        "answeredBy,disposition,endCategory,endedBy,providerReason,sipCode,costAmount,costCurrency,summary,recordingUrl," +
        "structuredOutput,transcript,omitted\r\n" +
        `acme,c1,r1,a1,+15550100,ended,ended,${[0, 1, 2].map(at)},0.001,human,answered,dial_failed,system,sip-480,480,` +
        `0.25,USD,"She said ""yes"".",https://x.example/r.wav,"{""score"":-1}",` +
        `"agent: Hello, Ann?\ncallee: Yes. agent: I owe you nothing.",\r\n`,
    );
  });

  it("has empty cells for an end that has not come", async () => {
    const line = await readAttempt(attemptOf("a1", { status: "ringing" }));
    expect(line).toMatchObject({ disposition: "", endCategory: "", endedBy: "", providerReason: "", sipCode: "" });
  });
});

describe("any CSV", () => {
  it("has its names also when there are no items", async () => {
    expect(await read(rowsToCsv(each()))).toEqual([]);
    expect(await new Response(attemptsToCsv(each())).text()).toMatch(
      /^provider,campaignId,rowId,[\w,]+transcript,omitted\r\n$/,
    );
  });

  it("begins with a byte order mark when asked to", async () => {
    const bytes = new Uint8Array(await new Response(rowsToCsv(each(ROW), { bom: true })).arrayBuffer());
    expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x70]);
  });

  it("is read back by a strict reader to the same text, but for the mark that spoils formulas", async () => {
    const rows = fc.array(fc.record({ name: hostileText, email: hostileText, key: hostileText, value: hostileText }), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (parts) => {
        const items = parts.map(({ name, email, key, value }) => ({
          ...ROW,
          contact: { name, email },
          variables: Object.fromEntries([
            [key, value],
            ["x", value],
          ]),
        }));
        const lines = await read(rowsToCsv(each(...items), { variables: ["x"] }));
        expect(lines).toHaveLength(items.length);
        for (const [index, { name, email, key, value }] of parts.entries()) {
          const line = lines[index] ?? {};
          expect(withoutMarks(line.name)).toBe(withoutMarks(name));
          expect(withoutMarks(line.email)).toBe(withoutMarks(email));
          expect(withoutMarks(line["variables.x"])).toBe(withoutMarks(value));
          expect(JSON.parse(line.variables ?? "")).toEqual(
            Object.fromEntries([
              [key, value],
              ["x", value],
            ]),
          );
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

/** The mark is an apostrophe, which text may have of its own. */
function withoutMarks(text = ""): string {
  return text.replaceAll("'", "");
}
