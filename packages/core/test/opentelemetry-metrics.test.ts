import { metrics, trace } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../src/errors.ts";
import type { Hooks } from "../src/hooks.ts";
import { createTelemetry } from "../src/opentelemetry.ts";
import { ANSWERED, BROKEN, DONE, OBSERVATION, OPERATION, REFUSED, REQUEST, STRAY } from "./support/hook-events.ts";
import { recordTelemetry } from "./support/record-telemetry.ts";

let recorded: ReturnType<typeof recordTelemetry>;
beforeEach(() => {
  recorded = recordTelemetry();
});
afterEach(async () => {
  metrics.disable();
  trace.disable();
  await recorded.stop();
});

const NOT_FOUND = new ApiError({ provider: "vapi", status: 404, body: { message: "+15550100123" } });

/** Every kind of event once, with everything that it can hold. */
function tellEverything(hooks: Hooks): void {
  hooks.onOperation?.(OPERATION);
  hooks.onRequest?.({ ...REQUEST, waitedMs: 250 });
  hooks.onResponse?.(REFUSED);
  hooks.onRetry?.({ ...REFUSED, delayMs: 1_500, isAskedFor: true });
  hooks.onRequest?.({ ...REQUEST, tries: 2 });
  hooks.onResponse?.({ ...BROKEN, tries: 2 });
  hooks.onRequest?.(STRAY);
  hooks.onResponse?.({ ...STRAY, durationMs: 5, status: 201 });
  hooks.onRetry?.({ ...STRAY, durationMs: 5, failure: "timeout", delayMs: 1, isAskedFor: false });
  hooks.onObservation?.(OBSERVATION);
  hooks.onOperationEnd?.({ ...DONE, outcome: "failed", error: NOT_FOUND });
}

describe("metrics", () => {
  it("measure tries by the HTTP conventions, in seconds and in the buckets that those advise", async () => {
    const hooks = createTelemetry(recorded);
    hooks.onResponse?.(ANSWERED);
    hooks.onResponse?.({ ...ANSWERED, requestId: "req-2", providerRequestId: "ray-2" });
    hooks.onResponse?.(BROKEN);

    const { "http.client.request.duration s": durations } = await recorded.measured();
    const target = {
      "http.request.method": "GET",
      "server.address": "api.vapi.ai",
      "server.port": 443,
      "url.template": "/v2/campaign/{id}/contacts",
      "trunkline.provider": "vapi",
    };
    expect(durations).toMatchObject([
      {
        attributes: { ...target, "http.response.status_code": 200 },
        value: {
          count: 2,
          sum: 0.12,
          buckets: { boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
        },
      },
      { attributes: { ...target, "error.type": "ECONNRESET" }, value: { count: 1 } },
    ]);
  });

  it("measure calls and waits, and count what is sent again and what is odd", async () => {
    tellEverything(createTelemetry(recorded));

    const all = await recorded.measured();
    const provider = { "trunkline.provider": "vapi" };
    const operation = { ...provider, "trunkline.operation": "listRows" };
    expect(all["trunkline.operation.duration s"]).toMatchObject([
      {
        attributes: { ...operation, "trunkline.outcome": "failed", "error.type": "not-found" },
        value: { count: 1, sum: 90 },
      },
    ]);
    expect(all["trunkline.limit.wait s"]).toMatchObject([
      { attributes: provider, value: { count: 2, sum: 0.25 } },
      { attributes: { "trunkline.provider": "cozmox" }, value: { count: 1, sum: 0 } },
    ]);
    expect(all["trunkline.retries {retry}"]).toEqual([
      { attributes: { ...operation, "error.type": "429" }, value: 1 },
      { attributes: { "trunkline.provider": "cozmox", "error.type": "timeout" }, value: 1 },
    ]);
    expect(all["trunkline.observations {observation}"]).toEqual([
      { attributes: { ...operation, "trunkline.observation.kind": "unknown_word" }, value: 1 },
    ]);
  });

  it("have attributes of few different values: none that tells one request or call from another", async () => {
    tellEverything(createTelemetry(recorded));

    const keys = Object.values(await recorded.measured())
      .flat()
      .flatMap(({ attributes }) => Object.keys(attributes));
    expect([...new Set(keys)].sort()).toEqual([
      "error.type",
      "http.request.method",
      "http.response.status_code",
      "server.address",
      "server.port",
      "trunkline.observation.kind",
      "trunkline.operation",
      "trunkline.outcome",
      "trunkline.provider",
      "url.template",
    ]);
  });
});

describe("telemetry", () => {
  it("holds nothing personal: these attributes and no others, and nothing of an error's body", () => {
    tellEverything(createTelemetry(recorded));

    const spans = recorded.ended();
    const told = spans.flatMap(({ attributes, events }) => [
      attributes,
      ...events.map((event) => event.attributes ?? {}),
    ]);
    expect([...new Set(told.flatMap((attributes) => Object.keys(attributes)))].sort()).toEqual([
      "error.type",
      "http.request.method",
      "http.request.resend_count",
      "http.response.status_code",
      "server.address",
      "server.port",
      "trunkline.delay_asked_for",
      "trunkline.delay_ms",
      "trunkline.delivery",
      "trunkline.effect",
      "trunkline.operation",
      "trunkline.outcome",
      "trunkline.provider",
      "trunkline.provider_request_id",
      "trunkline.request_id",
      "trunkline.requests",
      "trunkline.waited_ms",
      "url.full",
      "url.template",
    ]);
    expect(JSON.stringify([told, spans.map(({ name, status }) => [name, status])])).not.toContain("5550100");
  });

  it("says whose it is", async () => {
    tellEverything(createTelemetry(recorded));
    expect([...new Set(await recorded.scopes())]).toEqual(["@trunkline/core"]);
  });

  it("does nothing where no SDK is registered, and begins when one is", async () => {
    const hooks = createTelemetry();
    tellEverything(hooks);
    trace.setGlobalTracerProvider(recorded.tracerProvider);
    metrics.setGlobalMeterProvider(recorded.meterProvider);
    expect(recorded.ended()).toEqual([]);
    expect(await recorded.measured()).toEqual({});

    tellEverything(hooks);
    expect(recorded.ended()).toHaveLength(4);
    expect(Object.keys(await recorded.measured())).toHaveLength(5);
  });
});
