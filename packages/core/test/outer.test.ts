import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { within } from "../src/adapter/observe.ts";
import { mustBeList, mustBeObject, mustHaveId, readBare, readWrapped } from "../src/adapter/outer.ts";
import { MappingError } from "../src/errors.ts";
import { recordReading } from "./support/record-reading.ts";

/** An answer as it comes from outside, whatever the types promise. */
const sent = <T>(json: string): T => JSON.parse(json);

describe("an answer that is broken at its outside", () => {
  const { reading } = recordReading();
  const inner = within(reading, "results[].");

  it.each([
    ["an object", () => mustBeObject(sent<object>("[]"), reading), ""],
    ["an object", () => mustBeObject(sent<object>("null"), reading, "metadata"), "metadata"],
    ["an object", () => mustBeObject(sent<object>(`"text"`), inner, "contact"), "results[].contact"],
    ["a list", () => mustBeList(sent<string[]>(`{"0":"a"}`), reading, "results"), "results"],
    ["a list", () => mustBeList(sent<string[]>("null"), inner, "calls"), "results[].calls"],
    ["an id", () => mustHaveId(undefined, reading, "id"), "id"],
    ["an id", () => mustHaveId("", inner, "id"), "results[].id"],
    ["an id", () => mustHaveId({}, inner, "id"), "results[].id"],
    ["an id", () => mustHaveId(Number.NaN, inner, "id"), "results[].id"],
  ])("is a MappingError that misses %s and says where", async (what, read, path) => {
    const error = await thrownBy(read);
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({
      code: "mapping",
      path,
      provider: "acme",
      operation: "listRows",
      delivery: "accepted",
    });
    expect(String(error)).toContain(`[acme] listRows: ${path === "" ? "" : `${path}: `}is not ${what}`);
  });
});

describe("an answer that is right at its outside", () => {
  it("is given as it is", () => {
    const { reading, notes } = recordReading();
    const [thing, things] = [{ id: "a" }, ["a"]];
    expect(mustBeObject(thing, reading)).toBe(thing);
    expect(mustBeList(things, reading)).toBe(things);
    expect(mustHaveId("a", reading, "id")).toBe("a");
    expect(notes).toEqual([]);
  });

  it("may have a number for an id, which is written out and reported", () => {
    const { reading, notes } = recordReading();
    expect(mustHaveId(0, reading, "id")).toBe("0");
    expect(notes).toEqual([{ kind: "wrong_type", path: "id", word: "number" }]);
  });
});

describe("a single object", () => {
  interface Call {
    readonly id: string;
  }
  const WRAPPED = `{"call":{"id":"a"}}`;
  const BARE = `{"id":"a"}`;

  it("is taken out of the envelope that the contract has it in", () => {
    const { reading, notes } = recordReading();
    expect(readWrapped(sent<{ call: Call }>(WRAPPED), "call", reading)).toEqual({ id: "a" });
    expect(notes).toEqual([]);
  });

  it("is read bare where the contract has it bare", () => {
    const { reading, notes } = recordReading();
    expect(readBare(sent<Call>(BARE), "call", reading)).toEqual({ id: "a" });
    expect(notes).toEqual([]);
  });

  it("is read, and reported, when it comes bare instead of wrapped", () => {
    const { reading, notes } = recordReading();
    expect(readWrapped(sent<{ call: Call }>(BARE), "call", reading)).toEqual({ id: "a" });
    expect(notes).toEqual([{ kind: "wrong_envelope", path: "" }]);
  });

  it("is read, and reported, when it comes wrapped instead of bare", () => {
    const { reading, notes } = recordReading();
    expect(readBare(sent<Call>(WRAPPED), "call", reading)).toEqual({ id: "a" });
    expect(notes).toEqual([{ kind: "wrong_envelope", path: "" }]);
  });

  it.each([
    ["call", `{"ok":true}`, "is missing"],
    ["call", `{"call":null}`, "is missing"],
    ["call", `{"call":"a"}`, "is not an object"],
    ["call", `{"call":["a"]}`, "is not an object"],
    ["", "[]", "is not an object"],
  ])("that is nowhere is a MappingError at %j: wrapped, from %s", async (path, json, message) => {
    const { reading, notes } = recordReading();
    const error = await thrownBy(() => readWrapped(sent<{ call: Call }>(json), "call", reading));
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({ path, message: expect.stringContaining(message) });
    expect(notes).toEqual([]);
  });

  it.each([
    ["id", `{"ok":true}`, "is missing"],
    ["id", `{"call":{"name":"no id"}}`, "is missing"],
    ["id", `{"call":null}`, "is missing"],
    ["", `"a"`, "is not an object"],
  ])("that is nowhere is a MappingError at %j: bare, from %s", async (path, json, message) => {
    const { reading } = recordReading();
    const error = await thrownBy(() => readBare(sent<Call>(json), "call", reading));
    expect(error).toBeInstanceOf(MappingError);
    expect(error).toMatchObject({ path, message: expect.stringContaining(message) });
  });
});
