import { describe, expect, it } from "vitest";
import { renamed } from "../src/adapter/retold.ts";
import {
  ApiError,
  ConfigurationError,
  IntentError,
  MappingError,
  NetworkError,
  UnsupportedError,
} from "../src/errors.ts";

const cause = new Error("connect");
const CONTEXT = {
  provider: "acme",
  operation: "getCall",
  request: "getCallV2",
  requestId: "k3x9aa-1",
  providerRequestId: "req-1",
  tries: 4,
};
const refusal = { status: 429, body: { message: "busy" }, retryable: true, providerMessage: "busy" };

describe("an error that several calls wait for together", () => {
  it.each([
    new NetworkError("no answer", { ...CONTEXT, delivery: "not_sent", timedOut: true, retryable: true, cause }),
    new ApiError({ ...CONTEXT, ...refusal, retryAt: "2026-08-18T09:30:00.000Z" }),
    new ConfigurationError([{ field: "apiKey", rule: "is missing" }], CONTEXT),
    new MappingError("is not a list", { ...CONTEXT, path: "results" }),
    new UnsupportedError({ field: "start", rule: "has no drafts" }, CONTEXT),
    new IntentError("gone", {
      ...CONTEXT,
      state: "absent",
      advice: "Again.",
      intentKey: "k",
      campaignIds: ["c1"],
      cause,
    }),
  ])("is told to each as one of its own operation, and is the same otherwise: %s", (error) => {
    const told = renamed(error, "getAttempt");
    expect(told).toBeInstanceOf(error.constructor);
    const { operation, message, stack: _stack, ...rest } = { ...error, message: error.message, stack: error.stack };
    expect(told).toMatchObject(rest);
    expect(told).toMatchObject({ operation: "getAttempt", message: message.replace(`${operation}`, "getAttempt") });
    expect(told instanceof Error && told.cause).toBe(error.cause);
    expect(told instanceof ApiError && told.body).toBe(error instanceof ApiError && error.body);
  });

  it.each([
    [
      "of that operation already",
      new ConfigurationError({ field: "a", rule: "b" }, { ...CONTEXT, operation: "getAttempt" }),
    ],
    ["of somebody else's", new Error("a mistake")],
    ["no error at all", "text"],
  ])("is itself where it is %s", (_case, error) => {
    expect(renamed(error, "getAttempt")).toBe(error);
  });
});
