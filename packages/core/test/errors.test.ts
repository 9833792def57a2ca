import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import {
  ApiError,
  ConfigurationError,
  IntentError,
  isProviderError,
  MappingError,
  NetworkError,
  ProviderError,
  UnsupportedError,
} from "../src/errors.ts";

const CONTEXT = {
  provider: "acme",
  operation: "getCampaign",
  request: "getCampaignV2",
  requestId: "k3x9aa-1",
  providerRequestId: "req-1",
  tries: 2,
};
const NO_KEY = { field: "apiKey", rule: "is missing" };
const BODY = { message: "number +15550100123 is not allowed" };

const ERRORS = [
  [new ConfigurationError(NO_KEY, CONTEXT), "ConfigurationError", "configuration", "not_sent"],
  [
    new UnsupportedError({ field: "start", rule: "has no drafts" }, CONTEXT),
    "UnsupportedError",
    "unsupported",
    "not_sent",
  ],
  [
    new IntentError("nobody can say", { ...CONTEXT, state: "doubtful", advice: "Look." }),
    "IntentError",
    "intent",
    "unknown",
  ],
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

  it("tells the provider, the operation, the request, both its ids, and how often it was tried", () => {
    expect(error).toMatchObject(CONTEXT);
    expect(error.message).toMatch(/^\[acme\] getCampaign: \S/);
  });

  it("is not worth asking again unless it is known to be", () => {
    expect(error.retryable).toBe(false);
  });

  it("is known to isProviderError", () => {
    expect(isProviderError(error)).toBe(true);
  });
});

describe("an error's message", () => {
  it("starts with the provider also when it is not known what was being done", () => {
    expect(new ConfigurationError(NO_KEY, { provider: "acme" }).message).toBe("[acme] apiKey: is missing");
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
    [400, "invalid", "rejected"],
    [401, "unauthorized", "rejected"],
    [402, "other", "rejected"],
    [403, "forbidden", "rejected"],
    [404, "not-found", "rejected"],
    [408, "timeout", "unknown"],
    [409, "conflict", "rejected"],
    [410, "not-found", "rejected"],
    [413, "invalid", "rejected"],
    [422, "invalid", "rejected"],
    [425, "rate-limited", "rejected"],
    [429, "rate-limited", "rejected"],
    [500, "server", "unknown"],
    [503, "server", "unknown"],
    [599, "server", "unknown"],
  ])("of status %i is %s, its request %s", (status, kind, delivery) => {
    const error = new ApiError({ provider: "acme", status, body: null });
    expect(error).toMatchObject({ status, kind, delivery });
  });

  it("says whether and when to ask again, where somebody knows", () => {
    const known = { retryable: true, retryAt: "2026-08-18T09:30:00.000Z" };
    expect(new ApiError({ ...CONTEXT, status: 429, body: null, ...known })).toMatchObject(known);
    const unknown = { retryable: false, retryAt: undefined, providerMessage: undefined };
    expect(new ApiError({ ...CONTEXT, status: 429, body: null })).toMatchObject(unknown);
  });

  it("repeats what the provider said behind status and kind", () => {
    const error = new ApiError({ ...CONTEXT, status: 422, body: BODY, providerMessage: "the list is empty" });
    expect(error.message).toBe("[acme] getCampaign: 422 invalid: the list is empty");
    expect(error.providerMessage).toBe("the list is empty");
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

describe("a refused input", () => {
  const findings = [
    { field: "pageSize", rule: "is not a whole number from 1" },
    { field: "customers[3].email", rule: "is longer than 40 characters", value: "text of 52 characters" },
  ] as const;

  it("says everything that is wrong, at once", () => {
    const error = new ConfigurationError(findings, CONTEXT);
    expect(error.findings).toEqual(findings);
    expect(error.message).toBe(
      "[acme] getCampaign: pageSize: is not a whole number from 1; " +
        "customers[3].email: is longer than 40 characters (text of 52 characters)",
    );
  });

  it("has a list of findings also when there is one", () => {
    expect(new ConfigurationError(NO_KEY, CONTEXT).findings).toEqual([NO_KEY]);
  });
});

describe("an error about what was never sent", () => {
  it("was tried no times", () => {
    expect(new ConfigurationError(NO_KEY, { provider: "acme" })).toMatchObject({ tries: 0, requestId: undefined });
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
    ["text", "[acme] apiKey: is missing"],
    ["null", null],
    ["nothing", undefined],
  ])("does not take %s for one", (_case, value) => {
    expect(isProviderError(value)).toBe(false);
  });

  it("knows the errors of another copy of this library", async () => {
    vi.resetModules();
    const copy = await import("../src/errors.ts");
    const error = new copy.ConfigurationError(NO_KEY, CONTEXT);
    expect(error).not.toBeInstanceOf(ProviderError);
    expect(isProviderError(error)).toBe(true);
  });
});
