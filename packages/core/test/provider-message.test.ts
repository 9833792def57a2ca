import { describe, expect, it } from "vitest";
import { providerMessageOf } from "../src/adapter/provider-message.ts";
import { createRedactor } from "../src/adapter/redact.ts";

const redact = createRedactor([]);

describe("what a provider says was wrong", () => {
  it.each([
    ["a message", { message: "no agent" }, "no agent"],
    ["several messages", { message: ["no agent", "no list"], error: "Bad Request" }, "no agent; no list"],
    ["an error that is text", { error: "no agent" }, "no agent"],
    ["an error that has a message", { error: { code: 7, message: "no agent" } }, "no agent"],
    ["several errors", { errors: [{ message: "no agent" }, { message: "no list", field: "x" }] }, "no agent; no list"],
    ["several errors that are text", { errors: ["no agent", "no list"] }, "no agent; no list"],
    ["a detail", { detail: "no agent", status: 422 }, "no agent"],
    ["an empty message and an error", { message: "", error: "no agent" }, "no agent"],
    ["a message that is null and an error", { message: null, error: "no agent" }, "no agent"],
    ["a list", [{ message: "no agent" }], "no agent"],
    ["bare text", "no agent", "no agent"],
    ["text over several lines", "no\n\n  agent\t", "no agent"],
  ])("is found in %s", (_shape, body, expected) => {
    expect(providerMessageOf(body, redact)).toBe(expected);
  });

  it.each([
    ["a page", "<html><body>502 Bad Gateway</body></html>"],
    ["a page after a line break", "\n<!doctype html>"],
    ["a page in a message", { message: "<html>" }],
    ["empty text", ""],
    ["white space", { message: "  " }],
    ["nothing", undefined],
    ["null", null],
    ["a number", 422],
    ["an object without a message", { code: "E42", ok: false }],
    ["a message that is a number", { message: 42 }],
    ["an empty list", { errors: [] }],
  ])("is absent from %s", (_shape, body) => {
    expect(providerMessageOf(body, redact)).toBeUndefined();
  });

  it("is cut off where it is long", () => {
    expect(providerMessageOf({ message: "no agent. ".repeat(1_000) }, redact)).toHaveLength(401);
    expect(providerMessageOf({ message: `${"x".repeat(399)}.` }, redact)).toHaveLength(400);
  });

  it("is cut off only after what is personal is gone, which could not be told from its first half", () => {
    const said = providerMessageOf({ message: `${"no ".repeat(131)}+1555010012345 more` }, redact);
    expect(said).not.toMatch(/\d/);
  });

  it("takes no time to find, however long or deep a body is", () => {
    const before = performance.now();
    for (const part of ["a", "a-", "1 ", `"`, "a@", "'a ", "sk-"]) providerMessageOf(part.repeat(200_000), redact);
    const deep: unknown = JSON.parse(`${"[".repeat(50_000)}"x"${"]".repeat(50_000)}`);
    expect(providerMessageOf(deep, redact)).toBeUndefined();
    // It took hours once. How fast a busy machine is, is no result.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
