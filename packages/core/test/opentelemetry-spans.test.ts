import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ApiError, NetworkError } from "../src/errors.ts";
import type { Hooks } from "../src/hooks.ts";
import { createTelemetry } from "../src/opentelemetry.ts";
import { ANSWERED, BROKEN, DONE, OPERATION, REFUSED, REQUEST, STRAY } from "./support/hook-events.ts";
import { recordTelemetry } from "./support/record-telemetry.ts";

const UNSET = { code: SpanStatusCode.UNSET };
const ERROR = { code: SpanStatusCode.ERROR };
const OPERATION_NAME = "listRows vapi";
const TRY_NAME = "GET /v2/campaign/{id}/contacts";

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

let recorded: ReturnType<typeof recordTelemetry>;
let hooks: Hooks;
beforeEach(() => {
  recorded = recordTelemetry();
  hooks = createTelemetry(recorded);
});
afterEach(() => recorded.stop());

/** As if the caller called within a span of its own. */
function withinCaller(call: () => void): string {
  const caller = recorded.tracerProvider.getTracer("caller").startSpan("caller");
  context.with(trace.setSpan(context.active(), caller), call);
  caller.end();
  return caller.spanContext().spanId;
}

describe("a call of an operation", () => {
  it("is a span below the caller's, also when it ends somewhere else", () => {
    const caller = withinCaller(() => hooks.onOperation?.(OPERATION));
    hooks.onOperationEnd?.(DONE);

    const span = recorded.span(OPERATION_NAME);
    expect(span.parentSpanContext?.spanId).toBe(caller);
    expect(span.kind).toBe(SpanKind.INTERNAL);
    expect(span.status).toEqual(UNSET);
    expect(span.attributes).toEqual({
      "trunkline.provider": "vapi",
      "trunkline.operation": "listRows",
      "trunkline.outcome": "done",
      "trunkline.requests": 2,
    });
  });

  it("is no error when its caller stopped it", () => {
    hooks.onOperation?.(OPERATION);
    hooks.onOperationEnd?.({ ...DONE, outcome: "stopped" });

    const { status, attributes } = recorded.span(OPERATION_NAME);
    expect(status).toEqual(UNSET);
    expect(attributes["trunkline.outcome"]).toBe("stopped");
    expect(attributes).not.toHaveProperty(["error.type"]);
  });

  it.each([
    [
      "the kind of a refusal",
      new ApiError({ provider: "vapi", status: 404, body: "+15550100123" }),
      "not-found",
      "rejected",
    ],
    [
      "the code of another error",
      new NetworkError("no answer", { provider: "vapi", delivery: "unknown" }),
      "network",
      "unknown",
    ],
    ["that it is not of this library", undefined, "_OTHER", undefined],
  ])("is an error when it failed, and says %s", (_, error, type, delivery) => {
    hooks.onOperation?.(OPERATION);
    hooks.onOperationEnd?.({ ...DONE, outcome: "failed", ...(error !== undefined && { error }) });

    const { status, attributes, events } = recorded.span(OPERATION_NAME);
    expect(status).toEqual(ERROR);
    expect(attributes).toEqual({
      "trunkline.provider": "vapi",
      "trunkline.operation": "listRows",
      "trunkline.outcome": "failed",
      "trunkline.requests": 2,
      "error.type": type,
      ...(delivery !== undefined && { "trunkline.delivery": delivery }),
    });
    expect(events).toEqual([]);
  });
});

describe("a try of a request", () => {
  it("is a client span below its call's, by the HTTP conventions", () => {
    hooks.onOperation?.(OPERATION);
    hooks.onRequest?.({ ...REQUEST, waitedMs: 250 });
    hooks.onResponse?.({ ...ANSWERED, waitedMs: 250 });
    hooks.onOperationEnd?.(DONE);

    const span = recorded.span(TRY_NAME);
    expect(span.parentSpanContext).toEqual(recorded.span(OPERATION_NAME).spanContext());
    expect(span.kind).toBe(SpanKind.CLIENT);
    expect(span.status).toEqual(UNSET);
    expect(span.attributes).toEqual({
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "server.address": "api.vapi.ai",
      "server.port": 443,
      "url.full": "https://api.vapi.ai/v2/campaign/{id}/contacts",
      "url.template": "/v2/campaign/{id}/contacts",
      "trunkline.provider": "vapi",
      "trunkline.effect": "read",
      "trunkline.request_id": "req-1",
      "trunkline.provider_request_id": "ray-1",
      "trunkline.waited_ms": 250,
    });
  });

  it.each([
    ["a refusal", REFUSED, { "http.response.status_code": 429, "error.type": "429", "trunkline.delivery": "rejected" }],
    ["no answer", BROKEN, { "error.type": "ECONNRESET", "trunkline.delivery": "unknown" }],
    [
      "an answer that broke off",
      { ...BROKEN, status: 200 },
      { "http.response.status_code": 200, "error.type": "ECONNRESET", "trunkline.delivery": "unknown" },
    ],
  ])("is an error after %s", (_, response, expected) => {
    hooks.onRequest?.(REQUEST);
    hooks.onResponse?.(response);

    const { status, attributes } = recorded.span(TRY_NAME);
    expect(status).toEqual(ERROR);
    expect(attributes).toMatchObject(expected);
    expect(Object.hasOwn(attributes, "http.response.status_code")).toBe(response.status !== undefined);
  });

  it("counts what was sent before it, and its call tells of the wait between", () => {
    const again = { tries: 2, requestId: "req-1" };
    hooks.onOperation?.(OPERATION);
    hooks.onRequest?.(REQUEST);
    hooks.onResponse?.(REFUSED);
    hooks.onRetry?.({ ...REFUSED, delayMs: 1_500, isAskedFor: true });
    hooks.onRequest?.({ ...REQUEST, ...again });
    hooks.onResponse?.({ ...ANSWERED, ...again });
    hooks.onOperationEnd?.(DONE);

    const [first, second, operation] = recorded.ended();
    expect(first?.attributes).not.toHaveProperty(["http.request.resend_count"]);
    expect(second?.attributes["http.request.resend_count"]).toBe(1);
    expect(second?.parentSpanContext).toEqual(operation?.spanContext());
    expect(second?.status).toEqual(UNSET);
    expect(operation?.events.map(({ name, attributes }) => ({ name, attributes }))).toEqual([
      {
        name: "trunkline.retry",
        attributes: {
          "http.request.resend_count": 1,
          "http.response.status_code": 429,
          "error.type": "429",
          "trunkline.request_id": "req-1",
          "trunkline.delay_ms": 1_500,
          "trunkline.delay_asked_for": true,
        },
      },
    ]);
  });

  it("is below the caller's span when it is part of no call, and named for its method when the contract has no path", () => {
    const caller = withinCaller(() => hooks.onRequest?.(STRAY));
    hooks.onResponse?.({ ...STRAY, durationMs: 5, status: 201 });
    hooks.onRetry?.({ ...STRAY, durationMs: 5, status: 429, delayMs: 1, isAskedFor: false });

    const span = recorded.span("POST");
    expect(span.parentSpanContext?.spanId).toBe(caller);
    expect(span.attributes).toEqual({
      "http.request.method": "POST",
      "http.response.status_code": 201,
      "server.address": "::1",
      "server.port": 8080,
      "url.full": "http://[::1]:8080/unheard-of",
      "trunkline.provider": "cozmox",
      "trunkline.effect": "physical",
      "trunkline.request_id": "req-9",
      "trunkline.waited_ms": 0,
    });
  });
});

describe("calls at the same time", () => {
  it("keep their own requests, whatever span is active when those are sent", () => {
    const other = { operationId: "op-2", operation: "getCampaign" };
    hooks.onOperation?.(OPERATION);
    hooks.onOperation?.({ ...OPERATION, ...other });
    withinCaller(() => {
      hooks.onRequest?.({ ...REQUEST, ...other, requestId: "req-2", path: "/second" });
      hooks.onRequest?.({ ...REQUEST, path: "/first" });
    });
    hooks.onResponse?.({ ...ANSWERED, path: "/first" });
    hooks.onOperationEnd?.(DONE);
    hooks.onResponse?.({ ...REFUSED, ...other, requestId: "req-2", path: "/second" });
    hooks.onOperationEnd?.({ ...DONE, ...other });

    const idOf = (name: string) => recorded.span(name).spanContext().spanId;
    expect(recorded.span("GET /first").parentSpanContext?.spanId).toBe(idOf("listRows vapi"));
    expect(recorded.span("GET /first").status).toEqual(UNSET);
    expect(recorded.span("GET /second").parentSpanContext?.spanId).toBe(idOf("getCampaign vapi"));
    expect(recorded.span("GET /second").status).toEqual(ERROR);
  });

  it("that never end are ended, oldest first, beyond ten thousand", () => {
    for (let index = 0; index < 10_002; index++) hooks.onOperation?.({ ...OPERATION, operationId: `op-${index}` });
    expect(recorded.ended()).toHaveLength(2);
    for (let index = 0; index < 10_002; index++) hooks.onOperationEnd?.({ ...DONE, operationId: `op-${index}` });
    expect(recorded.ended()).toHaveLength(10_002);

    const endings = recorded.ended().map(({ attributes }) => attributes["trunkline.outcome"]);
    expect(endings.slice(0, 3)).toEqual([undefined, undefined, "done"]);
  });

  it("that end twice, or never began, make no spans", () => {
    hooks.onOperation?.(OPERATION);
    hooks.onOperationEnd?.(DONE);
    hooks.onOperationEnd?.(DONE);
    hooks.onResponse?.(ANSWERED);
    hooks.onRetry?.({ ...REFUSED, delayMs: 1, isAskedFor: false });
    expect(recorded.ended()).toHaveLength(1);
  });
});
