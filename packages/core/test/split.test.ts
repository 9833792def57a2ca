import { describe, expect, it } from "vitest";
import { createSplitter, type SplitOptions } from "../src/adapter/split.ts";

const ROWS = { list: "rows" } as const;
const encoder = new TextEncoder();

describe("a document with a list in it", () => {
  it.each<[what: string, text: string, values: unknown[], surroundings: unknown]>([
    [
      "elements of every kind",
      `{"rows":[{"a":1},[2,[3]],"x",-4.5e1,true,null]}`,
      [{ a: 1 }, [2, [3]], "x", -45, true, null],
      { rows: [] },
    ],
    ["an empty list", `{"rows":[]}`, [], { rows: [] }],
    ["an empty list with whitespace in it", `{"rows":[ \n]}`, [], { rows: [] }],
    [
      "members before and after",
      `{"total":3,"a":{"b":[1]},"rows":[1,2],"page":null}`,
      [1, 2],
      { total: 3, a: { b: [1] }, rows: [], page: null },
    ],
    [
      "whitespace everywhere",
      ` \t{ "rows" \r\n: [ 1 , { "a" : [ ] } ] , "b" : 2 } \n`,
      [1, { a: [] }],
      { rows: [], b: 2 },
    ],
    ["brackets and commas in strings", `{"rows":["],}[{",{"]":",\\"]"}]}`, ["],}[{", { "]": `,"]` }], { rows: [] }],
    [
      "backslashes at the end of strings",
      `{"rows":["\\\\","\\\\\\"","\\\\\\\\"]}`,
      ["\\", `\\"`, "\\\\"],
      { rows: [] },
    ],
    ["a name spelled with escapes", `{"\\u0072o\\u0077s":[1],"x":2}`, [1], { rows: [], x: 2 }],
    [
      "members of that name that are not top-level",
      `{"a":{"rows":[1]},"rows":[{"rows":[2]}],"b":[{"rows":[3]}]}`,
      [{ rows: [2] }],
      { a: { rows: [1] }, rows: [], b: [{ rows: [3] }] },
    ],
    ["a text of that name that is no key", `{"a":"rows","rows":[1]}`, [1], { a: "rows", rows: [] }],
    [
      "characters of up to four bytes",
      `{"é":"😀","rows":["é€😀","\\ud83d\\ude00"]}`,
      ["é€😀", "😀"],
      { é: "😀", rows: [] },
    ],
    ["a byte order mark", `\ufeff{"rows":[1]}`, [1], { rows: [] }],
    ["that member first as no list", `{"rows":5,"rows":[1]}`, [1], { rows: [] }],
  ])("is read: %s", (_, text, values, surroundings) => {
    for (const chunks of chunkings(encoder.encode(text))) {
      expect(read(chunks, ROWS)).toEqual({ values, surroundings });
    }
  });

  it.each([
    "{}",
    `{"total":1}`,
    `{"rows":null,"a":[1]}`,
    `{"rows":{"a":[1]}}`,
    `{"rows":5,"rows":"[]"}`,
    `[1,{"rows":[2]}]`,
    `"rows"`,
    " 12 ",
    "null",
  ])("is given whole where it holds no such list: %s", (text) => {
    for (const chunks of chunkings(encoder.encode(text))) {
      expect(read(chunks, ROWS)).toEqual({ values: [], surroundings: JSON.parse(text) });
    }
  });

  it("keeps a member that has the name of the prototype", () => {
    const { values, surroundings } = read([encoder.encode(`{"__proto__":{"a":1},"rows":[{"__proto__":2}]}`)], ROWS);
    expect(values.map((value) => JSON.stringify(value))).toEqual([`{"__proto__":2}`]);
    expect(JSON.stringify(surroundings)).toBe(`{"__proto__":{"a":1},"rows":[]}`);
  });

  it("reads bytes that are not UTF-8 as a decoder does", () => {
    const text = encoder.encode(`{"x":"_","rows":["__",{"_":1}]}`);
    const bytes = text.map((byte, index) => (byte === 0x5f ? ([0xe2, 0x82, 0xff, 0xc0][index % 4] ?? 0) : byte));
    const { x, rows } = JSON.parse(new TextDecoder().decode(bytes));
    for (const chunks of chunkings(bytes)) {
      expect(read(chunks, ROWS)).toEqual({ values: rows, surroundings: { x, rows: [] } });
    }
  });
});

describe("a document that is a list", () => {
  it.each(["[]", " [ ] ", "[1]", `[{"a":[1,2]},[3],"x"]`, `\ufeff[1,2]`])("is read: %s", (text) => {
    for (const chunks of chunkings(encoder.encode(text))) {
      expect(read(chunks, {})).toEqual({ values: JSON.parse(text.replace("\ufeff", "")), surroundings: [] });
    }
  });

  it.each(["{}", `{"rows":[1]}`, "1"])("is given whole where it is none: %s", (text) => {
    expect(read([encoder.encode(text)], {})).toEqual({ values: [], surroundings: JSON.parse(text) });
  });
});

describe("elements that are passed over", () => {
  it.each([0, 1, 2, 3, 9])("are not given: %d of three", (skip) => {
    for (const chunks of chunkings(encoder.encode(`{"rows":[{"a":[1]}, "]" ,3],"x":1}`))) {
      expect(read(chunks, { ...ROWS, skip })).toEqual({
        values: [{ a: [1] }, "]", 3].slice(skip),
        surroundings: { rows: [], x: 1 },
      });
    }
  });
});

describe("reading", () => {
  it("gives an element as soon as its end has come", () => {
    const splitter = createSplitter(ROWS);
    splitter.feed(encoder.encode(`{"rows":[{"a":1},{"b`));
    expect(splitter.next()).toEqual({ value: { a: 1 }, omitted: [] });
    expect(splitter.next()).toBeUndefined();
    expect(splitter.next()).toBeUndefined();
    splitter.feed(encoder.encode(`":2}]`));
    expect(splitter.next()).toEqual({ value: { b: 2 }, omitted: [] });
    expect(splitter.next()).toBeUndefined();
  });

  it("does not need bytes any more that were used up", () => {
    const splitter = createSplitter(ROWS);
    const values: unknown[] = [];
    const chunk = new Uint8Array(3);
    const bytes = encoder.encode(`{"total":2,"rows":[{"a":"one"},{"b":"two"}]   }`);
    for (let at = 0; at < bytes.length; at += chunk.length) {
      chunk.set(bytes.subarray(at, at + chunk.length));
      splitter.feed(chunk);
      for (let element = splitter.next(); element !== undefined; element = splitter.next()) values.push(element.value);
    }
    expect(values).toEqual([{ a: "one" }, { b: "two" }]);
    expect(splitter.end()).toEqual({ total: 2, rows: [] });
  });

  it("refuses bytes while there are some that were not used up", () => {
    const splitter = createSplitter({});
    splitter.feed(encoder.encode("[1,2]"));
    splitter.next();
    expect(() => splitter.feed(encoder.encode(" "))).toThrow("used up");
  });

  it("takes an element of many megabytes in small chunks, and small ones after it", () => {
    const long = 'x\\n\\"é'.repeat(500_000);
    const bytes = encoder.encode(`[1,{"long":"${long}"},2,3]`);
    const { values } = read(cut(bytes, 16_384), {});
    expect(values).toEqual([1, { long: JSON.parse(`"${long}"`) }, 2, 3]);
  });
});

function read(chunks: Iterable<Uint8Array>, options: SplitOptions): { values: unknown[]; surroundings: unknown } {
  const splitter = createSplitter(options);
  const values: unknown[] = [];
  for (const chunk of chunks) {
    splitter.feed(chunk);
    for (let element = splitter.next(); element !== undefined; element = splitter.next()) values.push(element.value);
  }
  return { values, surroundings: splitter.end() };
}

/** All in one, byte by byte, cut in two at every place, and with chunks between that hold nothing. */
function* chunkings(bytes: Uint8Array): Iterable<Uint8Array[]> {
  const nothing = new Uint8Array(0);
  yield [bytes];
  yield [...cut(bytes, 1)];
  yield [...cut(bytes, 5)].flatMap((chunk) => [nothing, chunk, nothing]);
  for (let at = 1; at < bytes.length; at++) yield [bytes.subarray(0, at), bytes.subarray(at)];
}

function* cut(bytes: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
