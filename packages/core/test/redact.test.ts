import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor, valuesUnder } from "../src/adapter/redact.ts";

const redact = createRedactor([]);
const MASK = "‹…›";

describe("what is personal by its form", () => {
  it.each([
    ["a number in E.164", "+15550100123"],
    ["a number with spaces", "+1 555 010 0123"],
    ["a number with dashes", "555-010-0123"],
    ["a number with dashes of typesetters", "555–010‑0123"],
    ["a number with brackets", "(555) 010-0123"],
    ["a number with dots", "555.010.0123"],
    ["a number with slashes", "030/5550100"],
    ["a number of a German landline", "+49 (0) 30 / 555 01 00"],
    ["a number of a Japanese landline", "0466-22-1111"],
    ["a number that begins as a year does", "2010-12-3456"],
    ["a number of seven digits", "5550100"],
    ["an e-mail address", "ada.lovelace+calls@mail.example.org"],
    ["a link", "https://acme.example/report?token=abc"],
    ["a SIP address", "sip:ada@example.com"],
    ["a quoted sentence", `"Ada Lovelace, from Tuesday"`],
    ["a name in single quotes", "'Ada Lovelace'"],
    ["a name in backticks", "`Ada Lovelace`"],
    ["a name in typesetters' quotes", "“Ada Lovelace”"],
    ["a key by its prefix", "sk-live-abcdefgh"],
    ["a key by its prefix, in quotes", `"pk_live_abcdefgh"`],
    ["a key of letters and digits", "1abcdefghijklmnopqrstuvwxyz"],
    ["a long token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc"],
    ["a bearer", "Bearer abc.def"],
  ])("goes: %s", (_form, personal) => {
    expect(redact(`the value ${personal} is not allowed`)).toBe(`the value ${MASK} is not allowed`);
    expect(redact(personal)).not.toContain(personal);
  });

  it.each([
    ["a word of an API in quotes", `"customers[0].number" must be a string`],
    ["a path", "customers.3.phone_number must be a string"],
    ["a word in single quotes", "'in-progress' is not one of queued, running"],
    ["a word in backticks", "`assistantId` should not exist"],
    ["a UUID", "no campaign 0f0e8c3a-6c1e-4b8e-9a55-4a1c7d1f2b3c"],
    ["a date", "not before 2026-08-18"],
    ["a moment", "not before 2026-08-18T09:30:00.123Z, or 2026-08-18T09:30:00+02:00"],
    ["small numbers", "at most 5000 rows of 40 characters, got 123456"],
    ["apostrophes", "it's not the campaign's list, and can't be"],
    ["a long word without a digit", "Donaudampfschifffahrtsgesellschaft"],
  ])("stays, because it is none: %s", (_form, text) => {
    expect(redact(text)).toBe(text);
  });
});

describe("what the request itself held", () => {
  it("goes in any case of letters, also within words", () => {
    const own = createRedactor(["Lovelace"]);
    expect(own("lovelace, LOVELACE and McLovelaces")).toBe(`${MASK}, ${MASK} and Mc${MASK}s`);
  });

  it("goes only as a whole word where it is short", () => {
    expect(createRedactor(["Li"])("Li and li, but not Limit or Ali")).toBe(`${MASK} and ${MASK}, but not Limit or Ali`);
  });

  it("goes as a whole where one value is a part of another", () => {
    expect(createRedactor(["Anna", "Annabel"])("Annabel, Anna")).toBe(`${MASK}, ${MASK}`);
  });

  it("goes whatever white space it stands with, here or there", () => {
    const own = createRedactor(["  Ada\t Lovelace\n", "12 Main St\nSpringfield"]);
    expect(own("Ada Lovelace of 12 Main St Springfield")).toBe(`${MASK} of ${MASK}`);
    expect(createRedactor(["Ada Lovelace"])("Ada \n Lovelace")).toBe(MASK);
  });

  it("may be nothing, or a single sign, which says nothing of anybody", () => {
    expect(createRedactor(["", " ", "a"])("a list is empty")).toBe("a list is empty");
  });

  it("never survives, whatever it is and whatever stands around it", () => {
    const secret = fc
      .string({ unit: "grapheme", minLength: 2, maxLength: 40 })
      .filter((text) => text.trim().length > 1);
    const mark = fc.constantFrom("", " ", `"`, "'", "`", "“", ",", ".", ":", "(", "[", "<", "/", "=", "\n", "…", "‹");
    const words = fc.lorem({ maxCount: 5 });
    fc.assert(
      fc.property(words, mark, secret, mark, words, fc.boolean(), (before, left, text, right, after, isLoud) => {
        // Short ones go where they stand alone.
        const [open, close] = text.trim().length > 3 ? [left, right] : [` ${left}`, `${right} `];
        const planted = isLoud ? text.toUpperCase() : text;
        fc.pre(planted.length === text.length);
        const surroundings = `${before}${open}${MASK}${close}${after}`.toLowerCase();
        fc.pre(!surroundings.includes(text.trim().toLowerCase()));
        const shown = createRedactor([text])(`${before}${open}${planted}${close}${after}`);
        expect(shown.toLowerCase()).not.toContain(text.trim().toLowerCase());
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it("never survives as a key", () => {
    const key = fc.stringMatching(/^[\x21-\x7e]{8,60}$/);
    fc.assert(
      fc.property(key, fc.lorem(), (secret, text) => {
        expect(createRedactor([secret])(`${text}${secret}${text}`)).not.toContain(secret);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe("a long text", () => {
  it("is cut off at a word", () => {
    const shown = redact(`${"no agent ".repeat(1_000)}`);
    expect(shown.length).toBeLessThanOrEqual(4_001);
    expect(shown).toMatch(/ …$/);
  });
});

describe("what a body holds that is personal", () => {
  it("are texts and numbers at or below the names, wherever they are", () => {
    const body = {
      title: "Autumn",
      rows: [{ name: "Ada", variables: { notes: ["tea", { deep: 42 }], plan: "gold" } }, { phoneNumber: 15550100123 }],
      name: null,
    };
    const values = valuesUnder(new Set(["name", "notes", "phoneNumber"]), body);
    expect(values).toEqual(["Ada", "tea", "42", "15550100123"]);
  });

  it("is nothing where there is no body, no name, or only a position in a list", () => {
    expect(valuesUnder(new Set(["name"]), undefined)).toEqual([]);
    expect(valuesUnder(new Set(), { name: "Ada" })).toEqual([]);
    expect(valuesUnder(new Set(["0"]), ["Ada"])).toEqual([]);
    expect(valuesUnder(new Set(["name"]), { name: true })).toEqual([]);
  });
});
