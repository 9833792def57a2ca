import { describe, expect, it } from "vitest";
import { createSplitter, SplitError, type SplitOptions } from "../src/adapter/split.ts";

const ROWS = { list: "rows" } as const;

describe("a document that is not JSON", () => {
  it.each<[text: string, given: unknown[]]>([
    [`{"rows":[1,,2]}`, [1]],
    [`{"rows":[1 2]}`, []],
    [`{"rows":[{"a":1} {"b":2}]}`, []],
    [`{"rows":[{"a":1}{"b":2}]}`, []],
    [`{"rows":[1,]}`, [1]],
    [`{"rows":[,1]}`, []],
    [`{"rows":[,]}`, []],
    [`{"rows":[1}}`, []],
    [`{"rows":[1,{"a":2]]}`, [1]],
    [`{"rows":[1,tru]}`, [1]],
    [`{"rows":[1,"\u0001"]}`, [1]],
    [`{"rows":[1,\ufeff2]}`, [1]],
    [`{"rows":[1,\u00a02]}`, [1]],
    [`{"rows":[\u000b1]}`, []],
    [`{"rows":[1,\u000c2]}`, [1]],
    [`{"rows":[\u000b]}`, []],
    [`{"rows" [1]}`, []],
    [`{"rows"::[1]}`, []],
    [`{rows:[1]}`, []],
    [`{"a":tru,"rows":[1]}`, []],
    [`{"a":1,,"rows":[1]}`, []],
    [`{"a":1 "rows":[1]}`, []],
    [`{,"rows":[1]}`, []],
    [`x{"rows":[1]}`, []],
    [`é{"rows":[1]}`, []],
    [`\ufeff\ufeff{"rows":[1]}`, []],
    [` \ufeff{"rows":[1]}`, []],
    [`{"rows":[1],}`, [1]],
    [`{"rows":[1] "a":1}`, [1]],
    [`{"rows":[1]}}`, [1]],
    [`{"rows":[1]]`, [1]],
    [`{"rows":[1]} x`, [1]],
    [`{"rows":[1]},`, [1]],
    [`{"rows":[1]}{"rows":[2]}`, [1]],
    [`{"rows":[1]}\ufeff`, [1]],
    [`{"rows":[1],"a":01}`, [1]],
    [`]`, []],
    [`,`, []],
    [`1 2`, []],
    [`1,2`, []],
  ])("is refused, and only what stands before the fault is given: %j", (text, given) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(fault(text, ROWS)).toEqual({ given, isTruncated: false });
  });

  it.each([`[1],[2]`, `[1]]`, `[1] 2`, `[1}`, `x[1]`])("is refused where all of it should be a list: %s", (text) => {
    expect(fault(text, {}).isTruncated).toBe(false);
  });

  it.each([`{"rows":[1],"rows":[2]}`, `{"rows":[1],"rows":5}`, `{"rows":[1],"r\\u006fws":{}}`])(
    "is what a list is taken for that a later member of its name undoes: %s",
    (text) => {
      expect(fault(text, ROWS)).toEqual({ given: [1], isTruncated: false });
    },
  );
});

describe("a document that ends too soon", () => {
  it("is told from one that is not JSON, wherever it ends", () => {
    const text = `{"a":"\\"é","rows":[{"b":[1]},2],"c":{"d":[]}}`;
    const bytes = new TextEncoder().encode(text);
    for (let end = 0; end < bytes.length; end++) {
      const { given, isTruncated } = fault(bytes.subarray(0, end), ROWS);
      expect([end, isTruncated]).toEqual([end, true]);
      expect([{ b: [1] }, 2].slice(0, given.length)).toEqual(given);
    }
  });

  it("is one of whitespace alone, too", () => {
    expect(fault(" \n", {}).isTruncated).toBe(true);
  });
});

describe("an error", () => {
  it.each([`{"rows":[{"phone":"+15550100",}]}`, `{"phone":"+15550100",}`, `{"rows":[{"phone":"+15550100"`])(
    "quotes nothing of what was read: %s",
    (text) => {
      const error = errorOf(() => readAll(new TextEncoder().encode(text), ROWS, []));
      expect(error.message).toMatch(/^the document/);
      expect(error.cause).toBeUndefined();
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/phone|0100/);
    },
  );

  it("is told again to whoever asks again", () => {
    const splitter = createSplitter({});
    splitter.feed(new TextEncoder().encode("[1,x,2]"));
    expect(splitter.next()?.value).toBe(1);
    const error = errorOf(() => splitter.next());
    expect(errorOf(() => splitter.next())).toBe(error);
    expect(errorOf(() => splitter.end())).toBe(error);
  });

  it("is that of its caller where a path names no member", () => {
    expect(() => createSplitter({ omit: ["call.attempts[]"] })).toThrow(TypeError);
  });
});

function fault(text: string | Uint8Array, options: SplitOptions): { given: unknown[]; isTruncated: boolean } {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const given: unknown[] = [];
  const { isTruncated } = errorOf(() => readAll(bytes, options, given));
  return { given, isTruncated };
}

function readAll(bytes: Uint8Array, options: SplitOptions, given: unknown[]): void {
  const splitter = createSplitter(options);
  splitter.feed(bytes);
  for (let element = splitter.next(); element !== undefined; element = splitter.next()) given.push(element.value);
  splitter.end();
}

function errorOf(act: () => unknown): SplitError {
  try {
    act();
  } catch (error) {
    if (error instanceof SplitError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
