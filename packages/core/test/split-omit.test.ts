import { describe, expect, it } from "vitest";
import { createSplitter, type SplitElement, SplitError } from "../src/adapter/split.ts";

describe("members that are left out", () => {
  it.each<[what: string, row: string, omit: string[], value: unknown, omitted: string[]]>([
    ["the first", `{"a":1,"b":2}`, ["a"], { b: 2 }, ["a"]],
    ["the last", `{"b":2,"a":1}`, ["a"], { b: 2 }, ["a"]],
    ["one in the middle", `{"b":2,"a":[1,"]",{}],"c":3}`, ["a"], { b: 2, c: 3 }, ["a"]],
    ["the only one", `{"a":1}`, ["a"], {}, ["a"]],
    ["all, with whitespace", ` { "a" : { } , "b" : "," , "c" : 3 } `, ["a", "b", "c"], {}, ["a", "b", "c"]],
    ["two after one that stays", `{"x":0,"a":1,"b":2}`, ["a", "b"], { x: 0 }, ["a", "b"]],
    ["two before one that stays", `{"a":1 , "b":2 , "x":0}`, ["a", "b"], { x: 0 }, ["a", "b"]],
    ["every one of that name", `{"a":1,"x":0,"a":2}`, ["a"], { x: 0 }, ["a"]],
    ["one spelled with escapes", `{"\\u0061":1,"x":0}`, ["a"], { x: 0 }, ["a"]],
    ["one with letters beyond ASCII", `{"ключ":1,"x":0}`, ["ключ"], { x: 0 }, ["ключ"]],
    ["one inside another", `{"c":{"a":1,"b":2},"a":3}`, ["c.a"], { c: { b: 2 }, a: 3 }, ["c.a"]],
    [
      "one in each of a list",
      `{"l":[{"t":1,"u":2},{"t":3},[{"t":4}],5]}`,
      ["l[].t"],
      { l: [{ u: 2 }, {}, [{ t: 4 }], 5] },
      ["l[].t"],
    ],
    ["one in lists of lists", `{"l":[[{"t":1}],{"t":2}]}`, ["l[][].t"], { l: [[{}], { t: 2 }] }, ["l[][].t"]],
    ["one in each of an element that is a list", `[{"t":1},2]`, ["[].t"], [{}, 2], ["[].t"]],
    ["none where an object is no list", `{"l":{"t":1}}`, ["l[].t"], { l: { t: 1 } }, []],
    ["none where a list is no object", `{"l":[{"t":1}]}`, ["l.t"], { l: [{ t: 1 }] }, []],
    [
      "none elsewhere",
      `{"data":{"call":{"a":1}},"a":"call.a"}`,
      ["call.a"],
      { data: { call: { a: 1 } }, a: "call.a" },
      [],
    ],
    ["one and what is in it", `{"c":{"a":1},"x":0}`, ["c.a", "c"], { x: 0 }, ["c"]],
    ["none of an element that is a scalar", `"a"`, ["a"], "a", []],
    ["none of empty ones", `{"c":{},"l":[]}`, ["c.a", "l[].a"], { c: {}, l: [] }, []],
  ])("are absent: %s", (_, row, omit, value, omitted) => {
    const bytes = new TextEncoder().encode(`{"rows":[${row},${row}]}`);
    for (let at = 0; at <= bytes.length; at++) {
      const elements = read([bytes.subarray(0, at), bytes.subarray(at)], omit);
      expect(elements).toEqual([
        { value, omitted },
        { value, omitted },
      ]);
    }
    expect(
      read(
        Array.from(bytes, (byte) => Uint8Array.of(byte)),
        omit,
      ),
    ).toEqual([
      { value, omitted },
      { value, omitted },
    ]);
  });

  it("are told of each element by itself, in an array that like elements share", () => {
    const bytes = new TextEncoder().encode(`{"rows":[{"a":1,"b":2},{"a":1,"b":2},{"b":2},{}]}`);
    const [first, second, third, fourth] = read([bytes], ["b", "a"]);
    expect([first?.omitted, third?.omitted, fourth?.omitted]).toEqual([["a", "b"], ["b"], []]);
    expect(second?.omitted).toBe(first?.omitted);
  });

  it("may hold a fault", () => {
    const bytes = new TextEncoder().encode(`{"rows":[{"a":[tru},"b":2}]}`);
    expect(read([bytes], ["a"])).toEqual([{ value: { b: 2 }, omitted: ["a"] }]);
  });

  it.each([
    `{"a":1,}`,
    `{"b":2,"a":1,}`,
    `{,"a":1}`,
    `{"b":2 "a":1}`,
    `{"b":2,,"a":1}`,
    `{"a":1 "b":2,}`,
    `{"a":}`,
    `{"a"}`,
    `{"a":,"b":2}`,
    `{"a" 1}`,
    `{"a":1]`,
    `{"a":1,,"b":2}`,
    `{"x":[{"a":1},]}`,
    `{"x":[{"a":1} 2]}`,
  ])("hide no fault around them: %s", (row) => {
    expect(() => JSON.parse(row)).toThrow();
    expect(() => read([new TextEncoder().encode(`{"rows":[${row}]}`)], ["a", "x[].a"])).toThrow(SplitError);
  });
});

function read(chunks: readonly Uint8Array[], omit: readonly string[]): SplitElement[] {
  const splitter = createSplitter({ list: "rows", omit });
  const elements: SplitElement[] = [];
  for (const chunk of chunks) {
    splitter.feed(chunk);
    for (let element = splitter.next(); element !== undefined; element = splitter.next()) elements.push(element);
  }
  expect(splitter.end()).toEqual({ rows: [] });
  return elements;
}
