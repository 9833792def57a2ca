import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compact,
  count,
  flag,
  inspect,
  instant,
  list,
  number,
  object,
  secondsBetween,
  text,
  word,
} from "../src/adapter/read.ts";
import { recordReading } from "./support/record-reading.ts";

const SEED = { seed: 1 };

/** Everything that JSON can hold, and much that it cannot. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withNullPrototype: true,
  withSparseArray: true,
  withObjectString: true,
});

describe("every reader", () => {
  const { reading } = recordReading();

  it.each([
    ["text", (value: unknown) => text(value, reading, "field")],
    ["number", (value: unknown) => number(value, reading, "field")],
    ["count", (value: unknown) => count(value, reading, "field")],
    ["flag", (value: unknown) => flag(value, reading, "field")],
    ["word", (value: unknown) => word({ busy: "busy" }, value, "busy", reading, "field")],
    ["instant", (value: unknown) => instant(value, reading, "field")],
    ["list", (value: unknown) => Array.isArray(value) && list(value, reading, "field")],
    ["object", (value: unknown) => typeof value === "object" && object(value, reading, "field")],
    [
      "inspect",
      (value: unknown) =>
        typeof value === "object" && value !== null && inspect(value, { required: ["id"], properties: {} }, reading),
    ],
  ])("takes anything at all without throwing: %s", (_name, read) => {
    fc.assert(
      fc.property(anything, (value) => {
        read(value);
      }),
      SEED,
    );
  });

  it("gives a value of the promised type, or nothing", () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(["string", "undefined"]).toContain(typeof text(value, reading, ""));
        expect(["boolean", "undefined"]).toContain(typeof flag(value, reading, ""));
        expect(number(value, reading, "") ?? 0).toSatisfy(Number.isFinite);
        expect(count(value, reading, "") ?? 0).toBeGreaterThanOrEqual(0);
      }),
      SEED,
    );
  });

  it("says nothing about what is null or absent, because inspect does where a value is promised", () => {
    const { reading, notes } = recordReading();
    for (const nothing of [null, undefined]) {
      expect(text(nothing, reading, "a")).toBeUndefined();
      expect(number(nothing, reading, "a")).toBeUndefined();
      expect(count(nothing, reading, "a")).toBeUndefined();
      expect(flag(nothing, reading, "a")).toBeUndefined();
      expect(instant(nothing, reading, "a")).toBeUndefined();
      expect(object(nothing, reading, "a")).toBeUndefined();
      expect(list(nothing, reading, "a")).toEqual([]);
      expect(word({ busy: "busy" }, nothing, "busy", reading, "a")).toBe("busy");
    }
    expect(notes).toEqual([]);
  });
});

describe("instant", () => {
  it.each([
    ["with milliseconds", "2026-08-18T09:30:00.123Z", "2026-08-18T09:30:00.123Z"],
    ["without milliseconds", "2026-08-18T09:30:00Z", "2026-08-18T09:30:00.000Z"],
    ["without seconds", "2026-08-18T09:30Z", "2026-08-18T09:30:00.000Z"],
    ["with microseconds, which are cut off", "2026-08-18T09:30:00.123987Z", "2026-08-18T09:30:00.123Z"],
    ["east of Greenwich", "2026-08-18T09:30:00+05:30", "2026-08-18T04:00:00.000Z"],
    ["west of Greenwich", "2026-08-18T23:30:00.500-07:00", "2026-08-19T06:30:00.500Z"],
    ["with an offset that has no colon", "2026-08-18T09:30:00+0530", "2026-08-18T04:00:00.000Z"],
    ["in small letters", "2026-08-18t09:30:00z", "2026-08-18T09:30:00.000Z"],
    ["on a leap day", "2028-02-29T12:00:00.000Z", "2028-02-29T12:00:00.000Z"],
  ])("reads ISO text %s and has nothing to say about it", (_form, value, expected) => {
    const { reading, notes } = recordReading();
    expect(instant(value, reading, "createdAt")).toBe(expected);
    expect(notes).toEqual([]);
  });

  it.each([
    ["text without a zone", "2026-08-18T09:30:00", "2026-08-18T09:30:00.000Z"],
    ["text with a space and without a zone", "2026-08-18 09:30:00.5", "2026-08-18T09:30:00.500Z"],
    ["a day alone", "2026-08-18", "2026-08-18T00:00:00.000Z"],
    ["epoch seconds", 1_787_045_400, "2026-08-18T09:30:00.000Z"],
    ["epoch milliseconds", 1_787_045_400_123, "2026-08-18T09:30:00.123Z"],
    ["epoch seconds with a fraction", 1_787_045_400.5, "2026-08-18T09:30:00.500Z"],
    ["epoch seconds as text", "1787045400", "2026-08-18T09:30:00.000Z"],
    ["epoch milliseconds as text", "1787045400123", "2026-08-18T09:30:00.123Z"],
    ["the epoch itself", 0, "1970-01-01T00:00:00.000Z"],
  ])("reads %s as UTC, and reports it", (_form, value, expected) => {
    const { reading, notes } = recordReading();
    expect(instant(value, reading, "createdAt")).toBe(expected);
    expect(notes).toEqual([{ kind: "wrong_time", path: "createdAt" }]);
  });

  it.each([
    ["an empty object", {}],
    ["a list", ["2026-08-18T09:30:00Z"]],
    ["a boolean", true],
    ["empty text", ""],
    ["a sentence", "next Tuesday at nine"],
    ["a form that only some machines read", "Aug 18, 2026 09:30"],
    ["a month that does not exist", "2026-13-18T09:30:00.000Z"],
    ["a day that does not exist", "2026-02-31T09:30:00.000Z"],
    ["a day that does not exist, in another zone", "2026-02-30T09:30:00+02:00"],
    ["a leap day of a common year", "2026-02-29T09:30:00.000Z"],
    ["an hour that does not exist", "2026-08-18T25:30:00.000Z"],
    ["not a number", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["a year beyond four digits", 1e15],
    ["a year before the first", -1e14],
    ["more than a date can hold", 1e300],
    ["text around a time", "x2026-08-18T09:30:00.000Z"],
  ])("gives nothing for %s, and reports it", (_form, value) => {
    const { reading, notes } = recordReading();
    expect(instant(value, reading, "createdAt")).toBeUndefined();
    expect(notes).toEqual([{ kind: "wrong_time", path: "createdAt" }]);
  });

  const dates = fc.date({
    min: new Date("0000-01-01T00:00:00.000Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  });

  it("gives back any moment of four-digit years exactly, without a word", () => {
    fc.assert(
      fc.property(dates, (date) => {
        const { reading, notes } = recordReading();
        expect(instant(date.toISOString(), reading, "")).toBe(date.toISOString());
        expect(notes).toEqual([]);
      }),
      SEED,
    );
  });

  it("means the same moment whatever the offset it is written with", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, minutes) => {
        const local = new Date(date.getTime() + minutes * 60_000);
        fc.pre(local.getUTCFullYear() >= 0 && local.getUTCFullYear() <= 9999);
        const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, "0");
        const offset = `${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
        expect(instant(local.toISOString().replace("Z", offset), recordReading().reading, "")).toBe(date.toISOString());
      }),
      SEED,
    );
  });

  it("never gives anything but a real moment in the model's form, which sorts as text", () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, "0"));
    const nearly = fc
      .tuple(part(13), part(32), part(25), part(61), fc.constantFrom("Z", "", "+02:00", "-11:30", "+24:00"))
      .map(([month, day, hour, minute, zone]) => `2026-${month}-${day}T${hour}:${minute}:00.000${zone}`);
    fc.assert(
      fc.property(fc.oneof(nearly, fc.double(), fc.string()), (value) => {
        const read = instant(value, recordReading().reading, "");
        if (read !== undefined) expect(new Date(read).toISOString()).toBe(read);
      }),
      { ...SEED, numRuns: 500 },
    );
  });
});

describe("count and number", () => {
  it.each([
    ["a number", 12.5, 12.5, []],
    ["zero", 0, 0, []],
    ["a number as text", "42", 42, ["string"]],
    ["a number as text with spaces around it", " 42 ", 42, ["string"]],
    ["text that is no number", "many", undefined, ["string"]],
    ["text in a notation of machines", "0x10", undefined, ["string"]],
    ["empty text", "", undefined, ["string"]],
    ["infinity", Number.POSITIVE_INFINITY, undefined, ["number"]],
    ["a list", [1], undefined, ["object"]],
  ])("reads %s", (_form, value, expected, types) => {
    const { reading, notes } = recordReading();
    expect(number(value, reading, "cost")).toBe(expected);
    expect(notes).toEqual(types.map((type) => ({ kind: "wrong_type", path: "cost", word: type })));
  });

  it("takes a negative number, but not as a count of things", () => {
    const { reading, notes } = recordReading();
    expect(number(-1, reading, "offset")).toBe(-1);
    expect(count(-1, reading, "total")).toBeUndefined();
    expect(count(7, reading, "total")).toBe(7);
    expect(notes).toEqual([{ kind: "wrong_type", path: "total" }]);
  });
});

describe("flag", () => {
  it.each([
    [true, true, 0],
    [false, false, 0],
    ["true", true, 1],
    ["false", false, 1],
    [1, true, 1],
    [0, false, 1],
    ["yes", undefined, 1],
    [2, undefined, 1],
    [{}, undefined, 1],
  ])("reads %j as %j", (value, expected, noteCount) => {
    const { reading, notes } = recordReading();
    expect(flag(value, reading, "done")).toBe(expected);
    expect(notes).toHaveLength(noteCount);
  });
});

describe("text", () => {
  it("writes out numbers and booleans, and reports that they were not text", () => {
    const { reading, notes } = recordReading();
    expect(text("as it is", reading, "a")).toBe("as it is");
    expect(text("", reading, "a")).toBe("");
    expect(text(15, reading, "b")).toBe("15");
    expect(text(false, reading, "c")).toBe("false");
    expect(text({ toString: () => "hidden" }, reading, "d")).toBeUndefined();
    expect(notes).toEqual([
      { kind: "wrong_type", path: "b", word: "number" },
      { kind: "wrong_type", path: "c", word: "boolean" },
      { kind: "wrong_type", path: "d", word: "object" },
    ]);
  });
});

describe("list and object", () => {
  /** What a provider may send where the contract has a list. */
  const sent = (json: string): readonly unknown[] => JSON.parse(json);

  it("give what is there as it is", () => {
    const { reading, notes } = recordReading();
    const [items, thing] = [[1, 2], { id: "a" }];
    expect(list(items, reading, "items")).toBe(items);
    expect(object(thing, reading, "thing")).toBe(thing);
    expect(notes).toEqual([]);
  });

  it("give an empty list and nothing for another type, and report it", () => {
    const { reading, notes } = recordReading();
    expect(list(sent(`{"0":1}`), reading, "items")).toEqual([]);
    expect(list(sent(`"one, two"`), reading, "items")).toEqual([]);
    expect(object(sent("[]"), reading, "thing")).toBeUndefined();
    expect(object(sent("7"), reading, "thing")).toBeUndefined();
    expect(notes.map(({ path, word: type }) => [path, type])).toEqual([
      ["items", "object"],
      ["items", "string"],
      ["thing", "array"],
      ["thing", "number"],
    ]);
  });
});

describe("word", () => {
  const TABLE = { "in-progress": "running", done: "completed" } as const;

  it("translates the words of the table and has nothing to say about them", () => {
    const { reading, notes } = recordReading();
    expect(word<"running" | "completed" | "unknown">(TABLE, "in-progress", "unknown", reading, "status")).toBe(
      "running",
    );
    expect(notes).toEqual([]);
  });

  it.each(["constructor", "__proto__", "toString", "hasOwnProperty", "warming-up", "", "DONE"])(
    "does not know the word %j",
    (value) => {
      const { reading, notes } = recordReading();
      expect(word<"running" | "completed" | "unknown">(TABLE, value, "unknown", reading, "status")).toBe("unknown");
      expect(notes).toEqual([{ kind: "unknown_word", path: "status", word: value }]);
    },
  );
});

describe("inspect", () => {
  const shape = { required: ["id", "status"], properties: { id: 1, status: 1, name: 1 } } as const;

  it("has nothing to say about an answer that keeps the contract", () => {
    const { reading, notes } = recordReading();
    inspect({ id: "a", status: "done" }, shape, reading);
    inspect({ id: "a", status: "done", name: null }, shape, reading);
    expect(notes).toEqual([]);
  });

  it("reports what is promised and absent or null, and what nobody promised", () => {
    const { reading, notes } = recordReading();
    inspect({ id: null, colour: "red" }, shape, reading, "results[].");
    expect(notes).toEqual([
      { kind: "missing", path: "results[].id" },
      { kind: "missing", path: "results[].status" },
      { kind: "extra_property", path: "results[].", word: "colour" },
    ]);
  });

  it("does not even look where nobody hears of it", () => {
    const { reading, notes } = recordReading();
    let looks = 0;
    const raw = {
      get id() {
        looks += 1;
        return null;
      },
    };
    inspect(raw, shape, { ...reading, isHeard: false });
    expect([looks, notes]).toEqual([0, []]);
    inspect(raw, shape, reading);
    expect(looks).toBeGreaterThan(0);
  });

  it("takes names of Object's own members for properties like any other", () => {
    const { reading, notes } = recordReading();
    const raw: object = JSON.parse(`{"id":"a","status":"done","constructor":1,"__proto__":{"status":null}}`);
    inspect(raw, shape, reading);
    expect(notes.map((note) => note.word)).toEqual(["constructor", "__proto__"]);
  });
});

describe("compact", () => {
  it("drops what is undefined and nothing else", () => {
    const full = { a: undefined, b: null, c: 0, d: "", e: false, f: Number.NaN };
    expect(Object.keys(compact(full))).toEqual(["b", "c", "d", "e", "f"]);
  });

  it("keeps any object's known values as they are", () => {
    const model = fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
      fc.option(fc.jsonValue(), { nil: undefined }),
    );
    fc.assert(
      fc.property(model, (value) => {
        expect(compact(value)).toEqual(
          Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)),
        );
      }),
      SEED,
    );
  });
});

describe("secondsBetween", () => {
  it("counts from the earlier moment to the later, and gives nothing when one is not known or the order is wrong", () => {
    const [start, end] = ["2026-08-18T09:30:00.000Z", "2026-08-18T09:31:00.500Z"];
    expect(secondsBetween(start, end)).toBe(60.5);
    expect(secondsBetween(start, start)).toBe(0);
    expect(secondsBetween(end, start)).toBeUndefined();
    expect(secondsBetween(undefined, end)).toBeUndefined();
    expect(secondsBetween(start, undefined)).toBeUndefined();
  });

  it("counts over midnight as within a day", () => {
    expect(secondsBetween("2026-08-18T23:59:59.999Z", "2026-08-19T00:00:00.000Z")).toBe(0.001);
    expect(secondsBetween("2026-08-18T00:00:00.000Z", "2026-08-18T23:59:59.999Z")).toBe(86_399.999);
  });

  it("counts as a clock does, whatever the moments", () => {
    const near = fc.integer({ min: 0, max: 2 * 86_400_000 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
        near,
        (from, later) => {
          const to = new Date(from.getTime() + later);
          expect(secondsBetween(from.toISOString(), to.toISOString())).toBe(later / 1_000);
        },
      ),
      SEED,
    );
  });

  it("reads also moments that are not in the model's form", () => {
    expect(secondsBetween("2026-08-18T09:30:00Z", "2026-08-18T09:31:00Z")).toBe(60);
    expect(secondsBetween("2026-08-18T09:30:00Z", "soon")).toBeUndefined();
  });
});
