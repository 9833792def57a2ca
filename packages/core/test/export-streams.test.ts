import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { ConfigurationError } from "../src/errors.ts";
import * as exporting from "../src/export.ts";
import type { Row } from "../src/model/row.ts";
import { attemptOf, campaignOf, rowOf } from "./support/models.ts";

const { campaignsToCsv, rowsToCsv, rowsToNdjson, campaignsToNdjson, attemptsToNdjson } = exporting;

const decoder = new TextDecoder();

/** Endless rows, which are counted. Each iteration is of its own, as those of a listing are. */
function countedRows() {
  const seen = { asked: 0, ended: 0 };
  async function* rows(): AsyncGenerator<Row> {
    try {
      for (;;) {
        seen.asked += 1;
        yield rowOf(`row-${seen.asked}`, "c1");
      }
    } finally {
      seen.ended += 1;
    }
  }
  return { seen, rows: rows() };
}

async function* failingAfter(count: number, error: unknown): AsyncGenerator<Row> {
  for (let index = 0; index < count; index += 1) yield rowOf(`row-${index}`, "c1");
  throw error;
}

describe("a stream of lines", () => {
  it("asks for nothing before it is read, and then for a chunk of whole lines at a time", async () => {
    const { seen, rows } = countedRows();
    const reader = rowsToCsv(rows).getReader();
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen.asked).toBe(0);

    let lines = -1;
    for (let chunk = 0; chunk < 3; chunk += 1) {
      const { value = new Uint8Array() } = await reader.read();
      const text = decoder.decode(value);
      expect(text.endsWith("\r\n")).toBe(true);
      expect(value.length).toBeGreaterThanOrEqual(65_536);
      expect(value.length).toBeLessThan(66_000);
      lines += text.split("\r\n").length - 1;
      await new Promise((resolve) => setImmediate(resolve));
      expect(seen.asked).toBe(lines);
    }
    await reader.cancel();
  });

  it("gives what it has when the items take their time, and the rest later", async () => {
    const more = deferred();
    async function* slow(): AsyncGenerator<Row> {
      yield rowOf("first", "c1");
      await more.promise;
      yield rowOf("second", "c1");
    }
    const reader = rowsToNdjson(slow()).getReader();
    expect(decoder.decode((await reader.read()).value)).toContain('"first"');
    more.resolve();
    expect(decoder.decode((await reader.read()).value)).toContain('"second"');
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  it("gives all lines before an error, whole, and then the very error", async () => {
    const error = new Error("gone");
    const given: Uint8Array[] = [];
    const read = async () => {
      for await (const chunk of rowsToNdjson(failingAfter(2_000, error))) given.push(chunk);
    };
    expect(await thrownBy(read)).toBe(error);
    const lines = given
      .map((chunk) => decoder.decode(chunk))
      .join("")
      .trimEnd()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(
      Array.from({ length: 2_000 }, (_, index) => `row-${index}`),
    );
  });

  it("fails at once with an error that comes before any line, and with what is no error at all", async () => {
    expect(await thrownBy(() => rowsToNdjson(failingAfter(0, undefined)).getReader().read())).toBeUndefined();
  });

  it("ends the asking when it is cancelled, and when nobody reads on", async () => {
    const cancelled = countedRows();
    const stream = rowsToCsv(cancelled.rows);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(cancelled.seen.ended).toBe(1);

    const left = countedRows();
    for await (const _ of rowsToNdjson(left.rows)) break;
    expect(left.seen.ended).toBe(1);
  });

  it("asks for no more when it is cancelled while it waits for an item", async () => {
    const item = deferred();
    const seen = { asked: 0, returned: 0 };
    const rows: AsyncIterable<Row> = {
      [Symbol.asyncIterator]: () => ({
        async next() {
          seen.asked += 1;
          await item.promise;
          return { done: false, value: rowOf("r1", "c1") };
        },
        async return() {
          seen.returned += 1;
          return { done: true, value: undefined };
        },
      }),
    };
    const reader = rowsToCsv(rows).getReader();
    const waiting = reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    await reader.cancel();
    item.resolve();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual({ asked: 1, returned: 1 });
  });

  it("ends the asking when an item cannot be written", async () => {
    const seen = { ended: false };
    async function* rows(): AsyncGenerator<Row> {
      try {
        yield { ...rowOf("r1", "c1"), variables: { big: 1n } };
      } finally {
        seen.ended = true;
      }
    }
    expect(await thrownBy(() => new Response(rowsToNdjson(rows())).text())).toBeInstanceOf(TypeError);
    expect(seen.ended).toBe(true);
  });
});

describe("NDJSON", () => {
  async function* each<T>(...items: readonly T[]): AsyncGenerator<T> {
    yield* items;
  }
  const documents = async (stream: ReadableStream<Uint8Array>): Promise<unknown[]> => {
    const text = await new Response(stream).text();
    expect(text).toMatch(/^([^\n]+\n)*$/);
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  };
  const attempt = { ...attemptOf("a1"), raw: { theirs: 1 } };
  const { raw: _, ...bareAttempt } = attempt;
  const row: Row = { ...rowOf("r\u2028\n1", "c1"), attempts: [attempt], variables: { raw: 1 }, raw: { theirs: 2 } };
  const { raw: __, ...bareRow } = row;
  const campaign = campaignOf({ id: "c1", raw: { theirs: 3 } });

  it("is one document a line, without what the provider answered", async () => {
    expect(await documents(rowsToNdjson(each(row, row)))).toEqual([
      { ...bareRow, attempts: [bareAttempt] },
      { ...bareRow, attempts: [bareAttempt] },
    ]);
    expect(await documents(attemptsToNdjson(each(attempt)))).toEqual([bareAttempt]);
    const { raw: _, ...bareCampaign } = campaign;
    expect(await documents(campaignsToNdjson(each(campaign)))).toEqual([bareCampaign]);
    expect(await documents(rowsToNdjson(each()))).toEqual([]);
  });

  it("keeps what the provider answered when asked to", async () => {
    expect(await documents(rowsToNdjson(each(row), { raw: true }))).toEqual([row]);
    expect(await documents(attemptsToNdjson(each(attempt), { raw: true }))).toEqual([attempt]);
    expect(await documents(campaignsToNdjson(each(campaign), { raw: true }))).toEqual([campaign]);
  });

  it("leaves out the attempts when asked to", async () => {
    const { attempts: _, ...rest } = bareRow;
    expect(await documents(rowsToNdjson(each(row), { attempts: false }))).toEqual([rest]);
  });
});

describe("options that are none", () => {
  const { seen, rows } = countedRows();
  const loose = (value: object): object => value;

  it.each([
    ["bom: is neither true nor false", () => rowsToCsv(rows, loose({ bom: "yes" }))],
    ["variables: is no list of names", () => rowsToCsv(rows, loose({ variables: "city" }))],
    ["variables[1]: is there twice; variables[2]: is no name", () => rowsToCsv(rows, { variables: ["a", "a", ""] })],
    ["attempts: is neither true nor false", () => rowsToNdjson(rows, loose({ attempts: 1 }))],
    ["variable: is not known: there are bom, variables", () => rowsToCsv(rows, loose({ variable: [] }))],
    ["raw: is not known: there are bom", () => campaignsToCsv(nothing(), loose({ raw: true }))],
  ])("are refused before anything is asked: %s", async (rule, call) => {
    const error = await thrownBy(call);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ delivery: "not_sent", message: expect.stringMatching(/^\[export\] \w+: /) });
    expect(String(error)).toContain(`: ${rule}`);
    expect(seen.asked).toBe(0);
  });

  it("may be there without a value", async () => {
    expect(await new Response(campaignsToCsv(nothing(), loose({ bom: undefined }))).text()).toMatch(/^provider,/);
  });

  it.each(Object.keys(exporting))("are not the only thing: %s refuses what is no listing", async (name) => {
    const call: unknown = Reflect.get(exporting, name);
    if (typeof call !== "function") throw new Error("not a function");
    expect(await thrownBy(() => call([]))).toMatchObject({
      message: `[export] ${name}: items: is no AsyncIterable`,
    });
  });

  async function* nothing(): AsyncGenerator<never> {}
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}
