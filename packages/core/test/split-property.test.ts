import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSplitter, type SplitElement, SplitError, type SplitOptions } from "../src/adapter/split.ts";

const SEED = 20_261;
const WHITESPACE = fc.stringMatching(/^[ \n\r\t]{0,2}$/);
/** Often one that paths and the list are named by; and met twice in one object. */
const key = fc.oneof(
  fc.constantFrom("a", "b", "rows", "é", "__proto__", ""),
  fc.string({ unit: "binary", maxLength: 4 }),
);

/** Scalars in all the spellings there are. */
const scalar = fc.oneof(
  fc.constantFrom("true", "false", "null", "-0", "1e3", "0.5E-2"),
  fc.integer().map(String),
  spelled(fc.string({ unit: "binary" })),
  // Long enough to be searched through in another way than short ones.
  spelled(fc.string({ unit: fc.constantFrom("x", "é", "\\", '"', "]", ","), maxLength: 60, size: "max" })),
);
const json = jsonWith(key);
const list = listOf(json);
const otherMembers = fc.array(
  member(
    key.filter((name) => name !== "rows"),
    json,
  ),
  { maxLength: 2 },
);
/** A document with its list, once, among other members. */
const withRows = fc
  .tuple(otherMembers, member(fc.constant("rows"), list), otherMembers, fc.constantFrom("", "\ufeff", " "))
  .map(([before, rows, after, start]) => `${start}{${[...before, rows, ...after].join(",")}}`);
/** Where the bytes are cut, in thousandths. */
const cuts = fc.oneof(fc.constant(undefined), fc.array(fc.nat(999), { maxLength: 6 }));

const damage = fc.record({
  kind: fc.constantFrom("drop", "change", "insert", "cut"),
  at: fc.nat(999),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(...toBytes('{}[],:"\\ 1'))),
});
type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never;

describe("any document", () => {
  it("gives what JSON.parse gives, however it is spelled and cut", () => {
    check(
      fc.property(withRows, cuts, (text, where) => {
        const read = readAll(toBytes(text), where, { list: "rows" });
        const expected = JSON.parse(text.replace("\ufeff", ""));
        expect(read.elements.map(({ value }) => value)).toStrictEqual(expected.rows);
        expected.rows = [];
        expect(JSON.stringify(read.surroundings)).toBe(JSON.stringify(expected));
      }),
    );
  });

  it("is given whole where it has no such list", () => {
    check(
      fc.property(padded(json), cuts, (text, where) => {
        const read = readAll(toBytes(text), where, { list: "no such member" });
        expect(read).toStrictEqual({ elements: [], surroundings: JSON.parse(text) });
      }),
    );
  });

  it("is refused where JSON.parse refuses it, and nowhere else, whatever happened to its bytes", () => {
    let refused = 0;
    check(
      fc.property(withRows, cuts, fc.array(damage, { minLength: 1, maxLength: 2 }), (text, where, damages) => {
        const bytes = damages.reduce(damaged, toBytes(text));
        const expected = attempt(() => JSON.parse(new TextDecoder().decode(bytes)));
        const read = attempt(() => readAll(bytes, where, { list: "rows" }));
        if (expected === undefined) refused++;
        expect(read === undefined).toBe(expected === undefined);
        const rows = Array.isArray(expected?.rows) ? expected.rows : [];
        expect(read?.elements.map(({ value }) => value) ?? []).toStrictEqual(rows);
      }),
      2_500,
    );
    expect(refused).toBeGreaterThan(1_000);
  });
});

describe("what was asked to be left out", () => {
  it("is absent, and nothing else is", () => {
    const paths = ["a", "b.a", "a.a", "a[].a", "b[].é", "[].b", "[].b.a", "a[][].b", "__proto__.a"];
    const rows = listOf(jsonWith(fc.constantFrom("a", "b", "é", "__proto__")));
    let left = 0;
    check(
      fc.property(rows, cuts, fc.subarray(paths), fc.nat(3), (text, where, omit, skip) => {
        const expected = JSON.parse(text).slice(skip);
        const { elements } = readAll(toBytes(text), where, { omit, skip });
        expect(elements).toHaveLength(expected.length);
        elements.forEach(({ value, omitted }, index) => {
          const removed = omit.filter((path) => remove(expected[index], path.split(/\.|(?=\[)/)));
          expect(JSON.stringify(value)).toBe(JSON.stringify(expected[index]));
          // Where a member is named twice, more may be left out than JSON.parse would have given.
          expect(omitted).toEqual(expect.arrayContaining(removed));
          expect(omit).toEqual(expect.arrayContaining([...omitted]));
          left += removed.length;
        });
      }),
      2_000,
    );
    expect(left).toBeGreaterThan(300);
  });
});

function check<Values>(property: fc.IProperty<Values>, numRuns = 1_000): void {
  fc.assert(property, { seed: SEED, numRuns });
}

/** JSON text of whatever depth. */
function jsonWith(name: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { text } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalar,
      fc.array(padded(tie("text")), { maxLength: 4 }).map((items) => `[${items.join(",")}]`),
      fc.array(member(name, tie("text")), { maxLength: 4 }).map((members) => `{${members.join(",")}}`),
    ),
  }));
  return text;
}

function listOf(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(WHITESPACE, fc.array(padded(item), { maxLength: 5 }))
    .map(([space, items]) => `[${items.join(",") || space}]`);
}

function padded(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(WHITESPACE, text, WHITESPACE).map((parts) => parts.join(""));
}

function member(name: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(padded(spelled(name)), padded(value)).map((parts) => parts.join(":"));
}

/** The text as JSON spells it, with escapes where none are needed. */
function spelled(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.array(fc.boolean(), { maxLength: 4 })).map(([plain, escapes]) => {
    const units = Array.from(plain, (letter, index) => {
      return escapes[index] === true
        ? Array.from({ length: letter.length }, (_, at) => escapeOf(letter, at)).join("")
        : JSON.stringify(letter).slice(1, -1);
    });
    return `"${units.join("")}"`;
  });
}

function escapeOf(letter: string, at: number): string {
  return `\\u${letter.charCodeAt(at).toString(16).padStart(4, "0")}`;
}

function damaged(bytes: Uint8Array, { kind, at, byte }: Damage): Uint8Array {
  const place = Math.floor((at * bytes.length) / 1_000);
  if (kind === "cut") return bytes.slice(0, place);
  const kept = kind === "insert" ? place : place + 1;
  return Uint8Array.of(...bytes.subarray(0, place), ...(kind === "drop" ? [] : [byte]), ...bytes.subarray(kept));
}

/** What the path names is deleted. Whether there was any. */
function remove(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined || typeof value !== "object" || value === null) return false;
  if (step === "[]") return Array.isArray(value) && value.map((item) => remove(item, rest)).includes(true);
  if (Array.isArray(value) || !Object.hasOwn(value, step)) return false;
  return rest.length === 0 ? Reflect.deleteProperty(value, step) : remove(Reflect.get(value, step), rest);
}

/** Undefined: it was refused. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof SplitError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function readAll(
  bytes: Uint8Array,
  where: readonly number[] | undefined,
  options: SplitOptions,
): { elements: SplitElement[]; surroundings: unknown } {
  const splitter = createSplitter(options);
  const elements: SplitElement[] = [];
  for (const chunk of cutAt(bytes, where)) {
    splitter.feed(chunk);
    for (let element = splitter.next(); element !== undefined; element = splitter.next()) elements.push(element);
  }
  return { elements, surroundings: splitter.end() };
}

function cutAt(bytes: Uint8Array, where: readonly number[] | undefined): readonly Uint8Array[] {
  if (where === undefined) return Array.from(bytes, (byte) => Uint8Array.of(byte));
  const places = [
    0,
    ...where.map((part) => Math.floor((part * bytes.length) / 1_000)).sort((a, b) => a - b),
    bytes.length,
  ];
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}
