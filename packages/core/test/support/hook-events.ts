import type { Observation, OperationEndEvent, OperationEvent, RequestEvent, ResponseEvent } from "../../src/hooks.ts";

export const OPERATION: OperationEvent = { provider: "vapi", operation: "listRows", operationId: "op-1" };
export const DONE: OperationEndEvent = { ...OPERATION, durationMs: 90_000, requests: 2, outcome: "done" };

export const REQUEST: RequestEvent = {
  provider: "vapi",
  operation: "listRows",
  operationId: "op-1",
  request: "listContactsV2",
  requestId: "req-1",
  effect: "read",
  method: "GET",
  path: "/v2/campaign/{id}/contacts",
  url: "https://api.vapi.ai/v2/campaign/{id}/contacts",
  tries: 1,
  waitedMs: 0,
};
export const ANSWERED: ResponseEvent = { ...REQUEST, durationMs: 60, status: 200, providerRequestId: "ray-1" };
export const REFUSED: ResponseEvent = { ...ANSWERED, status: 429, delivery: "rejected" };
export const BROKEN: ResponseEvent = { ...REQUEST, durationMs: 60, delivery: "unknown", failure: "ECONNRESET" };

/** A request of the typed client: part of no call, and unknown to the contract. */
export const STRAY: RequestEvent = {
  provider: "cozmox",
  requestId: "req-9",
  effect: "physical",
  method: "POST",
  url: "http://[::1]:8080/unheard-of",
  tries: 1,
  waitedMs: 0,
};

export const OBSERVATION: Observation = {
  provider: "vapi",
  operation: "listRows",
  kind: "unknown_word",
  path: "results[].status",
  word: "warming-up",
};
