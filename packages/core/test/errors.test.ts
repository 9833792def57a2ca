import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import {
  ApiError,
  ConfigurationError,
  isProviderError,
  MappingError,
  NetworkError,
  ProviderError,
  UnsupportedError,
} from "../src/errors.ts";

const CONTEXT = { provider: "acme", operation: "getCampaign", requestId: "req-1" };
const BODY = { message: "number +15550100123 is not allowed" };

const ERRORS = [
  [new ConfigurationError("no API key", CONTEXT), "ConfigurationError", "configuration", "not_sent"],
  [new UnsupportedError("has no drafts", CONTEXT), "UnsupportedError", "unsupported", "not_sent"],
  [new ApiError({ ...CONTEXT, status: 422, body: BODY }), "ApiError", "api", "rejected"],
  [new NetworkError("no answer", { ...CONTEXT, delivery: "unknown" }), "NetworkError", "network", "unknown"],
  [new MappingError("is not a list", { ...CONTEXT, path: "results" }), "MappingError", "mapping", "accepted"],
] as const;

describe.each(ERRORS)("%s", (error, name, code, delivery) => {
  it("tells its class, its code and what became of the request", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ name, code, delivery });
  });

  it("tells the provider, the operation and the provider's id of the request", () => {
    expect(error).toMatchObject(CONTEXT);
    expect(error.message).toMatch(/^\[acme\] getCampaign: \S/);
  });

  it("is known to isProviderError", () => {
    expect(isProviderError(error)).toBe(true);
  });
});

describe("an error's message", () => {
  it("starts with the provider also when it is not known what was being done", () => {
    expect(new ConfigurationError("no API key", { provider: "acme" }).message).toBe("[acme] no API key");
  });

  it("says where in the answer, unless it is the answer itself", () => {
    const messageAt = (path: string) => new MappingError("is not a list", { provider: "acme", path }).message;
    expect([messageAt("results[].calls"), messageAt("")]).toEqual([
      "[acme] results[].calls: is not a list",
      "[acme] is not a list",
    ]);
  });

  it("says status and kind of a refusal", () => {
    expect(new ApiError({ ...CONTEXT, status: 404, body: null }).message).toBe("[acme] getCampaign: 404 not-found");
  });
});

describe("a refusal", () => {
  it.each([
    [400, "invalid", "rejected", false],
    [401, "unauthorized", "rejected", false],
    [402, "other", "rejected", false],
    [403, "forbidden", "rejected", false],
    [404, "not-found", "rejected", false],
    [408, "timeout", "unknown", true],
    [409, "conflict", "rejected", false],
    [410, "not-found", "rejected", false],
    [413, "invalid", "rejected", false],
    [422, "invalid", "rejected", false],
    [425, "rate-limited", "rejected", true],
    [429, "rate-limited", "rejected", true],
    [500, "server", "unknown", true],
    [503, "server", "unknown", true],
    [599, "server", "unknown", true],
  ])("of status %i is %s, its request %s, and retryable: %s", (status, kind, delivery, retryable) => {
    const error = new ApiError({ provider: "acme", status, body: null });
    expect(error).toMatchObject({ status, kind, delivery, retryable });
  });

  it("keeps its body for those who ask, and out of everything that prints it", () => {
    const error = new ApiError({ ...CONTEXT, status: 422, body: BODY });
    expect(error.body).toBe(BODY);
    const printed = [inspect(error, { depth: 10 }), JSON.stringify(error), JSON.stringify({ ...error }), String(error)];
    for (const text of printed) expect(text).not.toContain("5550100123");
    expect(Object.keys(error)).not.toContain("body");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: "api", kind: "invalid", status: 422, ...CONTEXT });
  });
});

describe("a failed connection", () => {
  it("is not a matter of time unless it says so", () => {
    const failed = (timedOut?: boolean) =>
      new NetworkError("no answer", { ...CONTEXT, delivery: "unknown", ...(timedOut !== undefined && { timedOut }) });
    expect([failed().timedOut, failed(false).timedOut, failed(true).timedOut]).toEqual([false, false, true]);
  });

  it("keeps its cause, and has no such property without one", () => {
    const cause = new Error("socket hang up");
    expect(new NetworkError("no answer", { ...CONTEXT, delivery: "unknown", cause }).cause).toBe(cause);
    expect("cause" in new NetworkError("no answer", { ...CONTEXT, delivery: "unknown" })).toBe(false);
  });
});

describe("isProviderError", () => {
  it.each([
    ["another error", new Error("no")],
    ["an abort", new DOMException("stopped", "AbortError")],
    ["an object that looks like one", { name: "ApiError", code: "api", provider: "acme", message: "[acme] no" }],
    ["text", "[acme] no API key"],
    ["null", null],
    ["nothing", undefined],
  ])("does not take %s for one", (_case, value) => {
    expect(isProviderError(value)).toBe(false);
  });

  it("knows the errors of another copy of this library", async () => {
    vi.resetModules();
    const copy = await import("../src/errors.ts");
    const error = new copy.ConfigurationError("no API key", CONTEXT);
    expect(error).not.toBeInstanceOf(ProviderError);
    expect(isProviderError(error)).toBe(true);
  });
});
