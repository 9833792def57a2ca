import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lexer, parse } from "yaml";
import { isRecord, ROOT, readContracts } from "../contracts.ts";
import { type At, type Edit, editContract } from "../specs/sync/edit-contract.ts";

describe("words", () => {
  const FLOW = "Status:\n  type: string # of a row\n  enum: [a, b]\n  x-note: n\n";
  const BLOCK =
    "Status:\n  # All of them.\n  type: string\n  enum:\n    - a # first\n    # About b\n    - b\n  # Gone since.\n  x-retired-enum:\n    - old\n\nNext: {}\n";
  const at = ["Status"];

  it("are put behind the one they follow", () => {
    expect(editContract(FLOW, [{ edit: "add word", at, word: "c", after: "a" }])).toBe(FLOW.replace("a, b", "a, c, b"));
    expect(editContract(BLOCK, [{ edit: "add word", at, word: "c", after: "a" }])).toBe(
      BLOCK.replace("- a # first\n", "- a # first\n    - c\n"),
    );
  });

  it("stand first when they follow none, and last when that one is not there", () => {
    const first: Edit = { edit: "add word", at, word: "c" };
    const last: Edit = { edit: "add word", at, word: "c", after: "nobody" };
    expect(editContract(FLOW, [first])).toBe(FLOW.replace("[a", "[c, a"));
    expect(editContract(FLOW, [last])).toBe(FLOW.replace("b]", "b, c]"));
    expect(editContract(BLOCK, [first])).toBe(BLOCK.replace("    - a", "    - c\n    - a"));
    expect(editContract(BLOCK, [last])).toBe(BLOCK.replace("    - b\n", "    - b\n    - c\n"));
  });

  it("stand before the comment that the list's first word has", () => {
    const text = "S:\n  enum:\n    # About a\n    - a\n";
    expect(editContract(text, [{ edit: "add word", at: ["S"], word: "c" }])).toBe(
      "S:\n  enum:\n    - c\n    # About a\n    - a\n",
    );
  });

  it("are quoted only when they would mean something else", () => {
    const words = [
      "null",
      "yes",
      "off",
      "1",
      "1.5",
      "2025-06-19",
      "a: b",
      "a #b",
      "a#b",
      "[x]",
      "*",
      "",
      'say "x',
      "é",
    ];
    const edits = words.map((word): Edit => ({ edit: "add word", at, word, after: "nobody" }));
    expect(editContract("Status:\n  enum:\n    - a\n", edits)).toBe(
      `Status:\n  enum:\n    - a\n    - "null"\n    - "yes"\n    - "off"\n    - "1"\n    - "1.5"\n    - "2025-06-19"\n    - "a: b"\n    - "a #b"\n    - "a#b"\n    - "[x]"\n    - "*"\n    - ""\n    - say "x\n    - é\n`,
    );
    const inFlow = editContract(FLOW, [{ edit: "add word", at, word: 'x[y="z"], w', after: "b" }]);
    expect(inFlow).toBe(FLOW.replace("b]", `b, 'x[y="z"], w']`));
  });

  it("get lines of their own once they are too many for one", () => {
    const long = "w".repeat(95);
    const longer = "w".repeat(110);
    const text = `a: { type: string, enum: [a, ${long}] } # why\nb:\n  enum: [a, ${longer}] # why\nc:\n  - { enum: [${longer}] } # why\n`;
    const edits = (["a", "b"] as const).map(
      (of): Edit => ({ edit: "add word", at: [of], word: "another", after: "a" }),
    );
    expect(editContract(text, [...edits, { edit: "add word", at: ["c", "0"], word: "another", after: longer }])).toBe(
      `a: # why\n  type: string\n  enum: [a, another, ${long}]\nb:\n  enum: # why\n    - a\n    - another\n    - ${longer}\nc:\n  - enum: # why\n      - ${longer}\n      - another\n`,
    );
  });

  it("that retire go to the end of those retired, with what is said of them", () => {
    expect(editContract(BLOCK, [{ edit: "retire word", at, word: "b" }])).toBe(
      BLOCK.replace("    # About b\n    - b\n", "").replace("- old\n", "- old\n    # About b\n    - b\n"),
    );
  });

  it("that retire first of all make that list, right behind the words", () => {
    expect(editContract(FLOW, [{ edit: "retire word", at, word: "a" }])).toBe(
      FLOW.replace("[a, b]", "[b]\n  x-retired-enum: [a]"),
    );
    const text = "S:\n  enum:\n  - a\n  - b # x\n  # Mine\n  type: string\n";
    expect(editContract(text, [{ edit: "retire word", at: ["S"], word: "b" }])).toBe(
      "S:\n  enum:\n  - a\n  x-retired-enum:\n  - b # x\n  # Mine\n  type: string\n",
    );
    expect(editContract("S: { enum: [a, b] }\n", [{ edit: "retire word", at: ["S"], word: "b" }])).toBe(
      "S: { enum: [a], x-retired-enum: [b] }\n",
    );
  });

  it("that retire keep their comments where those retired stand on one line", () => {
    const text = "S:\n  enum:\n    - a\n    - b # x\n  x-retired-enum: [c]\n";
    expect(editContract(text, [{ edit: "retire word", at: ["S"], word: "b" }])).toBe(
      "S:\n  enum:\n    - a\n  x-retired-enum:\n    - c\n    - b # x\n",
    );
  });

  it("come back to where they were, and the last of them takes the list of those retired along", () => {
    expect(editContract(BLOCK, [{ edit: "bring back word", at, word: "old", after: "a" }])).toBe(
      BLOCK.replace("  # Gone since.\n  x-retired-enum:\n    - old\n", "").replace("first\n", "first\n    - old\n"),
    );
    const two = "S: { enum: [a], x-retired-enum: [b, c] }";
    expect(editContract(two, [{ edit: "bring back word", at: ["S"], word: "b", after: "a" }])).toBe(
      "S: { enum: [a, b], x-retired-enum: [c] }",
    );
  });

  it("may all retire", () => {
    expect(editContract("S:\n  enum:\n    # x\n    - a\n", [{ edit: "retire word", at: ["S"], word: "a" }])).toBe(
      "S:\n  enum: []\n  x-retired-enum:\n    # x\n    - a\n",
    );
  });
});

describe("entries", () => {
  const SCHEMAS = `components:
  schemas:
    # Campaigns

    Campaign:
      # All of it.
      type: object
      properties:
        id: { type: string } # unique
        # Euros
        cost: { type: number }

    # Rows

    Row:
      type: object
`;
  const schemas = ["components", "schemas"];
  const properties = [...schemas, "Campaign", "properties"];
  const TIME = { type: "string", format: "date-time" };

  it("of a small shape are one line, before the comment of the next", () => {
    expect(editContract(SCHEMAS, [{ edit: "add entry", at: properties, name: "at", value: TIME, after: "id" }])).toBe(
      SCHEMAS.replace("# unique\n", "# unique\n        at: { type: string, format: date-time }\n"),
    );
    const reference = { $ref: "#/components/schemas/Row" };
    expect(
      editContract(SCHEMAS, [{ edit: "add entry", at: properties, name: "row", value: reference, after: "cost" }]),
    ).toBe(SCHEMAS.replace("number }\n", 'number }\n        row: { $ref: "#/components/schemas/Row" }\n'));
  });

  it("kept apart by blank lines stay so, and before the heading of what follows", () => {
    const value = { type: "object", properties: { at: TIME } };
    expect(editContract(SCHEMAS, [{ edit: "add entry", at: schemas, name: "Page", value, after: "Campaign" }])).toBe(
      SCHEMAS.replace(
        "number }\n",
        "number }\n\n    Page:\n      type: object\n      properties:\n        at: { type: string, format: date-time }\n",
      ),
    );
    expect(editContract(SCHEMAS, [{ edit: "add entry", at: schemas, name: "Page", value, after: "Row" }])).toBe(
      `${SCHEMAS}\n    Page:\n      type: object\n      properties:\n        at: { type: string, format: date-time }\n`,
    );
  });

  it("stand last when they follow none", () => {
    const add = (text: string, at: At): string => editContract(text, [{ edit: "add entry", at, name: "n", value: 1 }]);
    expect(add("a: 1\nb: { c: 2 } # x\n# End\n", [])).toBe("a: 1\nb: { c: 2 } # x\nn: 1\n# End\n");
    expect(add("a: 1\nb: { c: 2 } # x\n# End\n", ["b"])).toBe("a: 1\nb: { c: 2, n: 1 } # x\n# End\n");
  });

  it("of a large shape take several lines", () => {
    const deep = { type: "array", items: { type: "object", properties: { a: TIME } } };
    expect(editContract("a: 1\n", [{ edit: "add entry", at: [], name: "b", value: deep, after: "a" }])).toBe(
      "a: 1\nb:\n  type: array\n  items:\n    type: object\n    properties:\n      a: { type: string, format: date-time }\n",
    );
    const words = ["x".repeat(60), "y".repeat(60)];
    expect(editContract("a: 1\n", [{ edit: "add entry", at: [], name: "b", value: words, after: "a" }])).toBe(
      `a: 1\nb:\n  - ${words[0]}\n  - ${words[1]}\n`,
    );
  });

  it("go into braces within braces, and spread them when the line is full", () => {
    const text = "p:\n  - { name: a, schema: { type: string } } # note\n  - b\n";
    const at = ["p", "0", "schema"];
    expect(editContract(text, [{ edit: "add entry", at, name: "maxLength", value: 3, after: "type" }])).toBe(
      text.replace("string }", "string, maxLength: 3 }"),
    );
    const why = `Said, ${"w".repeat(65)}`;
    expect(editContract(text, [{ edit: "add entry", at, name: "x-differs", value: why, after: "type" }])).toBe(
      `p:\n  - name: a # note\n    schema: { type: string, x-differs: "${why}" }\n  - b\n`,
    );
    expect(editContract("a: {} # any\n", [{ edit: "add entry", at: ["a"], name: "type", value: "string" }])).toBe(
      "a: { type: string } # any\n",
    );
  });

  it("go away with the comment right above them, and nobody else's", () => {
    expect(editContract(SCHEMAS, [{ edit: "remove entry", at: properties, name: "cost" }])).toBe(
      SCHEMAS.replace("        # Euros\n        cost: { type: number }\n", ""),
    );
    expect(editContract(SCHEMAS, [{ edit: "remove entry", at: schemas, name: "Row" }])).toBe(
      SCHEMAS.replace("\n    Row:\n      type: object\n", ""),
    );
    expect(editContract("# -- Part\na: 1\nb: 2\n", [{ edit: "remove entry", at: [], name: "b" }])).toBe(
      "# -- Part\na: 1\n",
    );
    expect(
      editContract("l:\n  - a: 1\n    # of b\n    b: 2\n", [{ edit: "remove entry", at: ["l", "0"], name: "a" }]),
    ).toBe("l:\n  - # of b\n    b: 2\n");
    expect(editContract("a: { b: 1, c: 2 }\n", [{ edit: "remove entry", at: ["a"], name: "b" }])).toBe("a: { c: 2 }\n");
    expect(editContract("a: # x\n  b: 1\nc: 2", [{ edit: "remove entry", at: ["a"], name: "b" }])).toBe(
      "a: {} # x\nc: 2",
    );
    expect(editContract("a: 1\nc: 2", [{ edit: "remove entry", at: [], name: "c" }])).toBe("a: 1");
  });

  it("are set in place, and their comments stay", () => {
    const text =
      "a:\n  type: string # text\n  kinds: # two\n    - a\n    - b\n  x:\n  y: >\n    long\n    text\n\nb: { type: string }\n";
    const set = (at: At, name: string, value: string | number | boolean | readonly string[]): string =>
      editContract(text, [{ edit: "set", at, name, value }]);
    expect(set(["a"], "type", ["string", "null"])).toBe(text.replace("string #", '[string, "null"] #'));
    expect(set(["a"], "kinds", "one, or two")).toBe(text.replace(" # two\n    - a\n    - b", " one, or two # two"));
    expect(set(["a"], "kinds", ["a", "c", "d"])).toBe(text.replace("- b", "- c\n    - d"));
    expect(set(["a"], "x", true)).toBe(text.replace("x:", "x: true"));
    expect(set(["a"], "y", 3)).toBe(text.replace(">\n    long\n    text", "3"));
    expect(set(["a"], "z", 3)).toBe(text.replace("text\n\n", "text\n  z: 3\n\n"));
    expect(set(["b"], "type", "a, b")).toBe(text.replace("{ type: string", '{ type: "a, b"'));
    expect(set(["b"], "max", 3)).toBe(text.replace("string }", "string, max: 3 }"));
  });
});

describe("items", () => {
  const REFERENCE = { $ref: "#/components/parameters/Page" };

  it("are put behind the one they follow, in the list's own indentation", () => {
    const text = "parameters:\n- a: 1\n  b: 2\n# Last\n- { c: 3 }\nd: 4\n";
    const add = (after?: number): string =>
      editContract(text, [
        { edit: "add item", at: ["parameters"], value: REFERENCE, ...(after !== undefined && { after }) },
      ]);
    const line = '- { $ref: "#/components/parameters/Page" }\n';
    expect(add(-1)).toBe(text.replace("- a", `${line}- a`));
    expect(add()).toBe(add(9));
    expect(add(0)).toBe(text.replace("# Last", `${line}# Last`));
    expect(add(9)).toBe(text.replace("d: 4", `${line}d: 4`));
  });

  it("of a large shape take several lines", () => {
    const value = { name: "a", in: "query", schema: { type: "array", items: { type: "string", enum: ["x", "y"] } } };
    expect(editContract("p:\n  - a\n", [{ edit: "add item", at: ["p"], value, after: 0 }])).toBe(
      "p:\n  - a\n  - name: a\n    in: query\n    schema: { type: array, items: { type: string, enum: [x, y] } }\n",
    );
  });

  it("go away with their commas, however the list is written", () => {
    const remove = (text: string, value: string): string =>
      editContract(text, [{ edit: "remove item", at: ["r"], value }]);
    expect(remove("r: [a, b, c] # x\n", "a")).toBe("r: [b, c] # x\n");
    expect(remove("r: [a, b, c]\n", "b")).toBe("r: [a, c]\n");
    expect(remove("r: [a, b, c]\n", "c")).toBe("r: [a, b]\n");
    expect(remove("r: [ a ]\n", "a")).toBe("r: []\n");
    expect(remove("r: [a, b, a]\n", "a")).toBe("r: [b]\n");
    expect(remove("r:\n  - a\n  # of b\n  - b # b\n  - c\n", "b")).toBe("r:\n  - a\n  - c\n");
    expect(remove("r: [\n  a, # x\n  b, # y\n]\n", "b")).toBe("r: [\n  a, # x\n]\n");
  });

  it("go into lists over several lines as the others stand there", () => {
    const add = (text: string, after: number): string =>
      editContract(text, [{ edit: "add item", at: ["r"], value: "n", after }]);
    expect(add("r: [\n  a, # x\n  b # y\n]\n", 0)).toBe("r: [\n  a, # x\n  n,\n  b # y\n]\n");
    expect(add("r: [\n  a, # x\n  b # y\n]\n", 1)).toBe("r: [\n  a, # x\n  b, # y\n  n\n]\n");
    expect(add("r: [a,\n  b]\n", 1)).toBe("r: [a,\n  b, n]\n");
  });
});

describe("an edit", () => {
  const TEXT = "a: { enum: [x], x-retired-enum: [y] }\nb: { c: 1 }\nd: [e]\n";

  it.each<Edit>([
    { edit: "add word", at: ["a"], word: "x" },
    { edit: "retire word", at: ["a"], word: "y" },
    { edit: "bring back word", at: ["a"], word: "x" },
    { edit: "add entry", at: ["b"], name: "c", value: 1 },
    { edit: "add item", at: ["d"], value: "e" },
    { edit: "remove item", at: ["d"], value: "f" },
    { edit: "remove entry", at: ["b"], name: "f" },
    { edit: "set", at: ["b"], name: "c", value: 1 },
  ])("that is so already changes nothing: $edit", (edit) => {
    expect(editContract(TEXT, [edit])).toBe(TEXT);
  });

  it.each<[Edit, string]>([
    [{ edit: "add word", at: ["b"], word: "x" }, "/b/enum is not there"],
    [{ edit: "retire word", at: ["a"], word: "z" }, "/a/enum/z is not there"],
    [{ edit: "bring back word", at: ["a"], word: "z" }, "/a/x-retired-enum/z is not there"],
    [{ edit: "add entry", at: ["b", "/z"], name: "c", value: 1 }, "/b/~1z is not there"],
    [{ edit: "add entry", at: ["b"], name: "c", value: 2 }, "/b/c is there already, with another value"],
    [{ edit: "add item", at: ["b"], value: "e" }, "/b is not a list"],
    [{ edit: "remove item", at: ["d", "length"], value: "f" }, "/d/length is not there"],
    [{ edit: "remove entry", at: ["d", "3"], name: "f" }, "/d/3 is not there"],
    [{ edit: "set", at: ["d"], name: "c", value: 1 }, "/d is not a mapping"],
  ])("whose place is not there is an error: %j", (edit, message) => {
    expect(() => editContract(TEXT, [edit])).toThrow(new Error(message));
  });

  it("that would be felt elsewhere as well is an error", () => {
    expect(() => editContract("a: &a { b: 1 }\nc: *a\n", [{ edit: "set", at: ["a"], name: "b", value: 2 }])).toThrow(
      "would not say what was asked for",
    );
  });

  it("builds on those before it, and keeps the line breaks of the file", () => {
    expect(
      editContract("a: 1\r\n", [
        { edit: "add entry", at: [], name: "b", value: {}, after: "a" },
        { edit: "set", at: ["b"], name: "c", value: "d" },
      ]),
    ).toBe("a: 1\r\nb: { c: d }\r\n");
  });
});

describe.each(readContracts().map(({ provider }) => provider))("the contract of %s", (provider) => {
  const contract = readFileSync(`${ROOT}/specs/${provider}.yaml`, "utf8");

  it("keeps every line and comment that an edit is not about", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(WISH, { minLength: 1, maxLength: 4 }), (wishes) => {
        let text = contract;
        for (const wish of wishes) {
          const edit = editFor(wish, parse(text));
          if (edit === undefined) continue;
          const edited = editContract(text, [edit]);
          expect(parse(edited)).toEqual(applied(parse(text), edit));
          expect(editContract(edited, [edit])).toBe(edited);
          expectOnlyThere(text, edited, edit);
          text = edited;
        }
      }),
      { seed: 1, numRuns: 8 },
    );
  });

  it("is as it was once an edit is taken back", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(WISH, (wish) => {
        const edit = editFor(wish, parse(contract));
        const back = edit && reverse(edit, parse(contract));
        if (edit === undefined || back === undefined) return;
        const edited = editContract(contract, [edit]);
        if (!isSpread(contract, edited, edit)) expect(editContract(edited, [back])).toBe(contract);
      }),
      { seed: 1, numRuns: 12 },
    );
  });
});

interface Wish {
  readonly edit: Edit["edit"];
  readonly where: number;
  readonly which: number;
  readonly word: string;
  readonly value: unknown;
}

const WORD = fc.oneof(
  fc.constantFrom("null", "no", "a: b", "x #y", "1", "[z]", "it's", 'say "so"', "- a", "two words", "a, b", "/p/{id}"),
  fc.stringMatching(/^[a-z][a-z-]{5,30}$/),
);
const SHAPE = fc.oneof(
  fc.constantFrom<unknown>({ type: "string" }, { $ref: "#/components/schemas/Error" }, {}, [], true, 7, null),
  WORD,
  fc.record({ type: fc.constant("string"), enum: fc.array(WORD, { maxLength: 9 }) }),
  fc.record({
    type: fc.constant("object"),
    properties: fc.dictionary(fc.stringMatching(/^[a-z]{3,9}$/), fc.record({ d: WORD })),
  }),
  fc.array(fc.record({ name: WORD, schema: fc.record({ items: fc.record({ type: WORD }) }) }), { maxLength: 3 }),
);
const WISH: fc.Arbitrary<Wish> = fc.record({
  edit: fc.constantFrom<Edit["edit"][]>(
    "add word",
    "retire word",
    "bring back word",
    "add entry",
    "add item",
    "remove item",
    "remove entry",
    "set",
  ),
  where: fc.nat(),
  which: fc.nat(),
  word: WORD,
  value: SHAPE,
});

interface Spot {
  readonly at: At;
  readonly value: unknown;
}

/** An edit of the wished kind at some place where it can be made. */
function editFor({ edit, where, which, word, value }: Wish, data: unknown): Edit | undefined {
  const all = spotsOf(data, []);
  const pick = <Item>(items: readonly Item[], by: number): Item | undefined => items[by % Math.max(items.length, 1)];
  const maps = all.filter((spot) => isRecord(spot.value));
  const lists = all.filter((spot) => Array.isArray(spot.value));
  const schemas = maps.filter((spot) => Array.isArray(entries(spot.value).enum));
  const map = pick(maps, where);
  const list = pick(lists, where);
  const schema = pick(schemas, where);
  const retired = pick(
    schemas.filter((spot) => entries(spot.value)["x-retired-enum"] !== undefined),
    where,
  );
  const after = pick([undefined, ...Object.keys(map?.value ?? {})], which);
  switch (edit) {
    case "add word": {
      const known = pick([undefined, "nobody", ...words(schema?.value, "enum")], which);
      return schema && { edit, at: schema.at, word, ...(known !== undefined && { after: known }) };
    }
    case "retire word": {
      const known = pick(words(schema?.value, "enum"), which);
      return schema && known !== undefined ? { edit, at: schema.at, word: known } : undefined;
    }
    case "bring back word": {
      const known = pick(words(retired?.value, "x-retired-enum"), which);
      const place = pick(words(retired?.value, "enum"), where);
      if (retired === undefined || known === undefined) return undefined;
      return { edit, at: retired.at, word: known, ...(place !== undefined && { after: place }) };
    }
    case "add entry":
      if (map === undefined || Object.hasOwn(entries(map.value), word)) return undefined;
      return { edit, at: map.at, name: word, value, ...(after !== undefined && { after }) };
    case "add item":
      return list && { edit, at: list.at, value, after: (which % 9) - 1 };
    case "remove item": {
      const texts = lists.filter((spot) => scalars(spot.value).length > 0);
      const from = pick(texts, where);
      const item = pick(scalars(from?.value), which);
      return from && item !== undefined ? { edit, at: from.at, value: item } : undefined;
    }
    case "remove entry":
      return map && { edit, at: map.at, name: after ?? "nobody" };
    case "set": {
      const name = after ?? word;
      const old = entries(map?.value)[name];
      // Over a mapping, nothing is ever set.
      if (map === undefined || (typeof old === "object" && old !== null)) return undefined;
      return { edit, at: map.at, name, value: which % 2 === 0 ? word : [word, "null"] };
    }
  }
}

/** The same edit, made in the plainest way. */
function applied(data: unknown, edit: Edit): unknown {
  const found = edit.at.reduce<unknown>(
    (here, step) => (Array.isArray(here) ? here[Number(step)] : entries(here)[step]),
    data,
  );
  const put = (list: unknown[], value: unknown, index: number): unknown => list.splice(index, 0, value);
  const behind = (list: readonly unknown[], after: string | undefined): number =>
    after === undefined ? 0 : list.includes(after) ? list.indexOf(after) + 1 : list.length;
  if (Array.isArray(found)) {
    if (edit.edit === "add item") {
      if (!found.some((item) => JSON.stringify(item) === JSON.stringify(edit.value))) {
        put(found, edit.value, Math.min((edit.after ?? found.length) + 1, found.length));
      }
    }
    if (edit.edit === "remove item") found.splice(0, Infinity, ...found.filter((item) => item !== edit.value));
    return data;
  }
  if (!isMutable(found)) throw new Error("no such place");
  const lists = { words: found.enum, retired: found["x-retired-enum"] };
  if (edit.edit === "add entry" || edit.edit === "set") found[edit.name] = edit.value;
  if (edit.edit === "remove entry") delete found[edit.name];
  if (edit.edit === "add word" && Array.isArray(lists.words) && !lists.words.includes(edit.word)) {
    put(lists.words, edit.word, behind(lists.words, edit.after));
  }
  if (edit.edit === "retire word" && Array.isArray(lists.words)) {
    found.enum = lists.words.filter((word) => word !== edit.word);
    const retired: readonly unknown[] = Array.isArray(lists.retired) ? lists.retired : [];
    found["x-retired-enum"] = [...retired.filter((word) => word !== edit.word), edit.word];
  }
  if (edit.edit === "bring back word" && Array.isArray(lists.words) && Array.isArray(lists.retired)) {
    if (!lists.words.includes(edit.word)) put(lists.words, edit.word, behind(lists.words, edit.after));
    const left = lists.retired.filter((word) => word !== edit.word);
    if (left.length > 0) found["x-retired-enum"] = left;
    else delete found["x-retired-enum"];
  }
  return data;
}

/** The edit that leaves a contract as it was, where there is one that must. */
function reverse(edit: Edit, data: unknown): Edit | undefined {
  const found = edit.at.reduce<unknown>(
    (here, step) => (Array.isArray(here) ? here[Number(step)] : entries(here)[step]),
    data,
  );
  if (edit.edit === "add entry") return { edit: "remove entry", at: edit.at, name: edit.name };
  if (edit.edit === "add word" && !words(found, "enum").includes(edit.word)) {
    return { edit: "remove item", at: [...edit.at, "enum"], value: edit.word };
  }
  if (edit.edit === "retire word" && words(found, "enum").length > 1) {
    const before = words(found, "enum").at(words(found, "enum").indexOf(edit.word) - 1);
    const isFirst = words(found, "enum")[0] === edit.word;
    return { edit: "bring back word", at: edit.at, word: edit.word, ...(!isFirst && before && { after: before }) };
  }
  return undefined;
}

/** That lines are only where the edit is, and that comments only go with what they are about. */
function expectOnlyThere(before: string, after: string, edit: Edit): void {
  const { lost, gained } = difference(before, after);
  const gone = without(commentsOf(before), commentsOf(after));
  expect(without(commentsOf(after), commentsOf(before))).toEqual([]);
  if (edit.edit.startsWith("remove")) {
    expect(gained.filter((line) => line !== "").length).toBeLessThanOrEqual(1);
    return;
  }
  if (edit.edit !== "bring back word") expect(gone).toEqual([]);
  // These are of two places, so that what lies between has to be looked at as well.
  if (edit.edit.endsWith("word")) expect(without(lost, gained).filter(isData).length).toBeLessThanOrEqual(2);
  else expect(lost.length).toBeLessThanOrEqual(1);
}

function isData(line: string): boolean {
  return !line.trim().startsWith("#");
}

/** What one list has more of than the other. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((item) => !left.includes(item) || left.splice(left.indexOf(item), 1).length === 0);
}

/** The lines between those that both begin with and those that both end with. */
function difference(
  before: string,
  after: string,
): { readonly lost: readonly string[]; readonly gained: readonly string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return { lost: old.slice(head, old.length - tail), gained: now.slice(head, now.length - tail) };
}

/** Whether a line was taken apart, which nothing puts together again. */
function isSpread(before: string, after: string, edit: Edit): boolean {
  const { lost, gained } = difference(before, after);
  return lost.length === 1 && gained.length > (edit.edit === "retire word" ? 2 : 1);
}

function commentsOf(text: string): readonly string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith("#"));
}

function spotsOf(value: unknown, at: At): readonly Spot[] {
  if (typeof value !== "object" || value === null) return [];
  return [{ at, value }, ...Object.entries(value).flatMap(([name, below]) => spotsOf(below, [...at, name]))];
}

function entries(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isMutable(value: unknown): value is Record<string, unknown> {
  return isRecord(value);
}

function words(schema: unknown, name: string): readonly string[] {
  return scalars(entries(schema)[name]);
}

function scalars(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
