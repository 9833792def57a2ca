import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import type { Hooks, RequestEvent, ResponseEvent } from "../src/hooks.ts";
import { createAcme, KEY, PHONE_NUMBER } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { type Step, startScripted } from "./support/scripted-server.ts";

type Told = readonly [hook: string, event: object];

/** Hooks that keep everything that they are told, in order. */
function record() {
  const told: Told[] = [];
  const keep = (hook: string) => (event: object) => void told.push([hook, event]);
  const hooks: Hooks = {
    onOperation: keep("onOperation"),
    onOperationEnd: keep("onOperationEnd"),
    onRequest: keep("onRequest"),
    onResponse: keep("onResponse"),
    onRetry: keep("onRetry"),
  };
  const of = (name: string) => told.filter(([hook]) => hook === name).map(([, event]) => event);
  return { told, hooks, of };
}

async function watched(...steps: readonly Step[]) {
  const server = await startScripted(...steps);
  const clock = createHeldClock();
  const recorded = record();
  const retry = { baseDelayMs: 2_000, random: () => 0.5 };
  return { ...createAcme({ baseUrl: server.url, clock, retry, ...recorded.hooks }), ...recorded, server, clock };
}

describe("what hooks are told of a call", () => {
  it("is its beginning, each try and how it ended, what is waited for, and its end, in that order", async () => {
    const { getCampaign, told, server } = await watched(
      { status: 429, headers: { "retry-after": "3", "x-request-id": "req-1" } },
      "closed",
      200,
    );
    await getCampaign("c1");
    const operation = { provider: "acme", operation: "getCampaign", operationId: expect.any(String) };
    const request = {
      ...operation,
      request: "getCampaign",
      requestId: expect.any(String),
      effect: "read",
      method: "GET",
      path: "/campaign/{id}",
      url: `${server.url}/campaign/{id}`,
      waitedMs: 0,
    };
    const failed = { delivery: "unknown", failure: "UND_ERR_SOCKET" };
    const refused = { status: 429, delivery: "rejected", providerRequestId: "req-1" };
    expect(told).toEqual([
      ["onOperation", operation],
      ["onRequest", { ...request, tries: 1 }],
      ["onResponse", { ...request, tries: 1, durationMs: 0, ...refused }],
      ["onRetry", { ...request, tries: 1, durationMs: 0, ...refused, delayMs: 3_000, isAskedFor: true }],
      ["onRequest", { ...request, tries: 2 }],
      ["onResponse", { ...request, tries: 2, durationMs: 0, ...failed }],
      ["onRetry", { ...request, tries: 2, durationMs: 0, ...failed, delayMs: 2_000, isAskedFor: false }],
      ["onRequest", { ...request, tries: 3 }],
      ["onResponse", { ...request, tries: 3, durationMs: 0, status: 200 }],
      ["onOperationEnd", { ...operation, durationMs: 5_000, requests: 1, outcome: "done" }],
    ]);
  });

  it("has one id for a request, the same in all its tries and in its error, and another for each request", async () => {
    const { getCampaign, of } = await watched(503);
    const errors = [await thrownBy(() => getCampaign()), await thrownBy(() => getCampaign())];
    const ids = of("onRequest").map((event) => Reflect.get(event, "requestId"));
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(2);
    expect(errors.map((error) => error instanceof Error && Reflect.get(error, "requestId"))).toEqual([ids[0], ids[4]]);
    expect(new Set(of("onOperation").map((event) => Reflect.get(event, "operationId"))).size).toBe(2);
  });

  it("has ids that differ between two adapters", async () => {
    const { url } = await startScripted(200);
    const seen: RequestEvent[] = [];
    for (const _ of [1, 2]) await createAcme({ baseUrl: url, onRequest: (event) => seen.push(event) }).getCampaign();
    expect(new Set(seen.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it("holds no key, no id of a thing, no query and no body", async () => {
    const { transport, updateCampaign, told, server } = await watched(422);
    await thrownBy(() => updateCampaign({ name: "Ada", phoneNumber: PHONE_NUMBER }));
    await transport.fetch(`${server.url}/campaign/secret-id?token=${KEY}`);
    await transport.fetch(`${server.url}/unheard-of/secret-id?token=${KEY}`);
    // What the provider said is in the error, and so is its body, out of what prints it.
    const text = JSON.stringify(told);
    for (const secret of [KEY, "Ada", "5550100123", "secret-id", "token"]) expect(text).not.toContain(secret);
  });

  it("names neither call nor operation for a request of the typed client that the contract does not have", async () => {
    const { transport, told, server } = await watched(200);
    await transport.fetch(`${server.url}/unheard-of`, { method: "DELETE" });
    expect(told.map(([hook]) => hook)).toEqual(["onRequest", "onResponse"]);
    expect(told[0]?.[1]).toEqual({
      provider: "acme",
      requestId: expect.any(String),
      effect: "physical",
      method: "DELETE",
      url: server.url,
      tries: 1,
      waitedMs: 0,
    });
  });

  it("is nothing of what is refused before it is sent but that the call failed", async () => {
    const recorded = record();
    await thrownBy(() => createAcme({ apiKey: "", ...recorded.hooks }).getCampaign());
    expect(recorded.told.map(([hook]) => hook)).toEqual(["onOperation", "onOperationEnd"]);
    expect(recorded.of("onOperationEnd")).toMatchObject([{ outcome: "failed", error: { code: "configuration" } }]);
  });

  it("counts the time that a try waited for its turn, apart from the time that it took", async () => {
    const server = await startScripted("silent", 200);
    const clock = createHeldClock();
    const seen: ResponseEvent[] = [];
    const options = { baseUrl: server.url, clock, limits: { maxConcurrent: 1 } };
    const { getCampaign } = createAcme({ ...options, onResponse: (event) => seen.push(event) });
    const controller = new AbortController();
    const first = thrownBy(() => getCampaign("first", { signal: controller.signal }));
    await server.firstRequest;
    const second = getCampaign("second");
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(700);
    controller.abort();
    await Promise.all([first, second]);
    expect(seen).toMatchObject([
      { waitedMs: 0, durationMs: 700, failure: "aborted" },
      { waitedMs: 700, durationMs: 0, status: 200 },
    ]);
  });
});

describe("each try that was told to begin", () => {
  it.each([200, 404, "closed", "broken-off"] as const)("is told to end, once: %s", async (step) => {
    const { getCampaign, of } = await watched(step);
    await getCampaign().catch(() => {});
    const tries = (name: string) => of(name).map((event) => Reflect.get(event, "tries"));
    expect(tries("onResponse")).toEqual(tries("onRequest"));
  });

  it("is told to end when it ran out of time, too", async () => {
    const { getCampaign, of, server, clock } = await watched("silent");
    const thrown = thrownBy(() => getCampaign("c1", { timeoutMs: 5_000 }));
    await server.firstRequest;
    clock.runOut();
    await thrown;
    expect(of("onRequest")).toHaveLength(1);
    expect(of("onResponse")).toMatchObject([{ failure: "timeout", durationMs: 5_000, delivery: "unknown" }]);
    expect(of("onOperationEnd")).toMatchObject([{ outcome: "failed", durationMs: 5_000, error: { timedOut: true } }]);
  });

  it("is told to end when the caller stopped it while its beginning was told", async () => {
    const { hooks, of } = record();
    const controller = new AbortController();
    const onRequest = (event: RequestEvent) => {
      hooks.onRequest?.(event);
      controller.abort();
    };
    const { url, requests } = await startScripted(200);
    const { getCampaign } = createAcme({ baseUrl: url, ...hooks, onRequest });
    expect(await thrownBy(() => getCampaign("c1", { signal: controller.signal }))).toMatchObject({
      name: "AbortError",
    });
    expect(of("onResponse")).toMatchObject([{ failure: "aborted" }]);
    expect(of("onOperationEnd")).toMatchObject([{ outcome: "stopped" }]);
    expect(requests).toEqual([]);
  });
});

describe("a hook that throws", () => {
  const stop = () => {
    throw new Error("not in this house");
  };
  const stopLater = async () => stop();

  it.each([
    ["at once", stop],
    ["later", stopLater],
  ])("changes nothing: %s", async (_when, hook) => {
    const { url, requests } = await startScripted(503, 200);
    const hooks = { onOperation: hook, onOperationEnd: hook, onRequest: hook, onResponse: hook, onRetry: hook };
    expect(await createAcme({ baseUrl: url, clock: createHeldClock(), ...hooks }).getCampaign()).toEqual({ id: "c1" });
    expect(requests).toHaveLength(2);
    // A rejection that nobody handles would end the process, or fail this run.
    await new Promise((resolve) => setImmediate(resolve));
  });
});
