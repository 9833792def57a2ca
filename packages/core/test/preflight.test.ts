import { describe, expect, it } from "vitest";
import { type Checks, type InputRules, type PreflightInput, preflightBy } from "../src/preflight.ts";

const RULES: InputRules = {
  named: {
    Person: {
      is: "o",
      must: ["number"],
      has: {
        number: { is: "s", min: 3, max: 10 },
        nickname: { is: "s0" },
        friends: { is: "a", max: 2, each: "Person" },
        variables: { is: "o", each: "text" },
        born: "moment",
        kind: { is: "s", of: ["friend", "stranger"] },
        age: { is: "i", min: 0, max: 150 },
        share: { is: "n", above: 0, max: 1 },
        isHome: "flag",
        house: "object",
      },
    },
  },
  operations: {
    create: { body: "Person", mustBody: 1 },
    addAll: { body: { is: "a", each: "Person" } },
    list: {
      query: { page: { is: "i", min: 1 }, since: "moment", isHome: "flag", kinds: { is: "a", each: "text" } },
      must: ["page"],
    },
    get: {},
  },
};

function check(operation: string, input: Partial<PreflightInput>, checks: Checks = {}) {
  return preflightBy(RULES, checks, operation, { path: {}, query: new URLSearchParams(), ...input });
}

function created(body: unknown) {
  return check("create", { body });
}

describe("what is wrong with a body", () => {
  it("is said all at once: where, what rule, and what kind of value there was", () => {
    expect(
      created({
        number: "",
        nickname: 5,
        age: -1.5,
        share: 0,
        isHome: "yes",
        kind: "enemy",
        born: "in May",
        house: [1, 2],
        friends: [{ number: "+1" }, {}, { number: null }],
        variables: { first_name: true },
      }),
    ).toEqual([
      { field: "number", rule: "is shorter than 3 characters", value: "empty text" },
      { field: "nickname", rule: "is not text or null", value: "number" },
      { field: "age", rule: "is not a whole number", value: "negative number" },
      { field: "share", rule: "is not above 0" },
      { field: "isHome", rule: "is not true or false", value: "text of 3 characters" },
      { field: "kind", rule: "is not one of friend, stranger", value: "text of 5 characters" },
      { field: "born", rule: "is not a moment such as 2026-08-18T09:30:00Z", value: "text of 6 characters" },
      { field: "house", rule: "is not an object", value: "list of 2" },
      { field: "friends", rule: "has more than 2 items", value: "list of 3" },
      { field: "friends[0].number", rule: "is shorter than 3 characters", value: "text of 2 characters" },
      { field: "friends[1].number", rule: "is missing" },
      { field: "friends[2].number", rule: "is not text", value: "null" },
      { field: "variables.first_name", rule: "is not text", value: "true or false" },
    ]);
  });

  it("is nothing when everything fits, however deep it goes", () => {
    const friend = { number: "+15550100", nickname: null, age: 0, share: 1, born: "2026-02-28T23:59:59.5+01:00" };
    expect(created({ ...friend, friends: [{ ...friend, friends: [friend, friend] }] })).toEqual([]);
  });

  it("is never a property that nobody knows, or one that is left undefined", () => {
    expect(created({ number: "+15550100", shoeSize: null, nickname: undefined })).toEqual([]);
    expect(created({ number: undefined })).toEqual([{ field: "number", rule: "is missing" }]);
  });

  it("is not found in what every object has from birth", () => {
    expect(created(JSON.parse('{"__proto__": 5, "constructor": 5, "toString": 5}'))).toEqual([
      { field: "number", rule: "is missing" },
    ]);
  });

  it("is that there is none, or that it is no object", () => {
    expect(created(undefined)).toEqual([{ field: "body", rule: "is missing" }]);
    expect(created(null)).toEqual([{ field: "body", rule: "is not an object", value: "null" }]);
    expect(check("addAll", { body: [null] })).toEqual([{ field: "[0]", rule: "is not an object", value: "null" }]);
  });

  it("holds nothing of the values, nor of names that somebody made up", () => {
    const variables = { "+15550100": 1, "Ada Lovelace": 1, called_15550100: 1, first_name: 1 };
    const found = created({ number: "Ada Lovelace, +15550100", kind: "ada", variables });
    expect(JSON.stringify(found)).not.toMatch(/ada|lovelace|5550100/i);
    expect(found.map(({ field }) => field)).toEqual([
      "number",
      "kind",
      ...["variables.*", "variables.*", "variables.*", "variables.first_name"],
    ]);
  });

  it("is not that a text is long when its characters are few", () => {
    expect(created({ number: "📞".repeat(10) })).toEqual([]);
    expect(created({ number: "📞".repeat(11) })).toMatchObject([{ value: "text of 11 characters" }]);
    expect(created({ number: "📞📞" })).toMatchObject([{ rule: "is shorter than 3 characters" }]);
  });

  it("is a number that is none", () => {
    expect(created({ number: "+15550100", share: Number.NaN })).toMatchObject([{ rule: "is not a number" }]);
    expect(created({ number: "+15550100", age: "150" })).toMatchObject([{ value: "text of 3 characters" }]);
  });

  it("is a number out of bounds, whose kind goes without saying", () => {
    expect(created({ number: "+15550100", age: 151 })).toEqual([{ field: "age", rule: "is above 150" }]);
    expect(created({ number: "+15550100", age: -1 })).toEqual([{ field: "age", rule: "is below 0" }]);
    expect(created({ number: "+15550100", share: -1 })).toEqual([{ field: "share", rule: "is not above 0" }]);
  });
});

describe("a moment", () => {
  it.each([
    "2026-08-18T09:30:00Z",
    "2026-08-18t09:30:00.123456z",
    "2026-08-18 09:30:00+02:00",
    "2026-08-18T09:30-0230",
    "2028-02-29T00:00:00Z",
  ])("may be written %s", (born) => {
    expect(created({ number: "+15550100", born })).toEqual([]);
  });

  it.each([
    "2026-08-18",
    "2026-08-18T09:30:00",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-08-18T24:00:00Z",
    "2026-08-18T09:60:00Z",
    "2026-08-18T09:30:60Z",
    "2026-08-18T09:30:00+24:00",
    " 2026-08-18T09:30:00Z",
    "1787045400000",
    "",
  ])("is not %j, which there is not, or which two readers take for two", (born) => {
    expect(created({ number: "+15550100", born })).toMatchObject([{ field: "born" }]);
  });
});

describe("what is wrong with an address", () => {
  const query = (text: string) => check("list", { query: new URLSearchParams(text) });

  it("is nothing when its texts read as what they stand for", () => {
    expect(query("page=2&since=2026-08-18T09%3A30%3A00Z&isHome=false&kinds=a&kinds=b&shoeSize=")).toEqual([]);
  });

  it("is said all at once, by the names of its parameters", () => {
    expect(query("since=May&isHome=1")).toEqual([
      { field: "page", rule: "is missing" },
      { field: "since", rule: "is not a moment such as 2026-08-18T09:30:00Z", value: "text of 3 characters" },
      { field: "isHome", rule: "is not true or false", value: "text of 1 character" },
    ]);
  });

  it.each([
    ["page=0", "is below 1"],
    ["page=1.5", "is not a whole number"],
    ["page=", "is not a whole number"],
    ["page=NaN", "is not a whole number"],
    ["page=0x10", "is not a whole number"],
    ["page=1&page=2", "is given more than once"],
  ])("is said of %s", (text, rule) => {
    expect(query(text)).toMatchObject([{ field: "page", rule }]);
  });
});

describe("many findings", () => {
  const crowd = Array.from({ length: 10_000 }, () => ({ number: "+1" }));

  it("are all there, one for each row, so that every wrong row can be dropped by its place", () => {
    const found = check("addAll", { body: crowd });
    expect(found.map(({ field }) => field)).toEqual(crowd.map((_person, index) => `[${index}].number`));
  });

  it("hide nothing that comes after them", () => {
    const checks = { addAll: () => [{ field: "name", rule: "is missing" }] };
    const found = check("addAll", { body: crowd }, checks);
    expect(found).toHaveLength(10_001);
    expect(found.at(-1)).toEqual({ field: "name", rule: "is missing" });
  });
});

describe("rules about several properties", () => {
  const checks: Checks = { create: () => [{ field: "age", rule: "is that of a child" }] };

  it("come after those of the contract", () => {
    const found = check("create", { body: {} }, checks);
    expect(found.map(({ field }) => field)).toEqual(["number", "age"]);
  });

  it("are asked about their own operation only, and unknown operations have none", () => {
    expect(check("get", { path: { id: "1" } }, checks)).toEqual([]);
    expect(check("constructor", { body: 5 }, checks)).toEqual([]);
  });
});
