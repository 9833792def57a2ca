import type { VapiCall } from "@trunkline/vapi/raw";
import { CALL, PAGE_LENGTH } from "./answers.ts";

/** Where a subject finds its server. */
export interface Target {
  readonly url: string;
  /** Absent: each subject's own, which is the global one. */
  readonly fetch?: typeof globalThis.fetch;
}

/** One subject, ready to ask. Each answers with what its user would get. */
export interface Requests {
  call(): Promise<unknown>;
  /** Absent: the subject has no such question. */
  readonly page?: () => Promise<unknown>;
}

/** Imports only what the subject needs, so that nobody pays for another's modules. */
export type Open = (target: Target) => Promise<Requests>;

/** What every client is told. The server does not look at it. */
export const API_KEY = "benchmark";
export const CALL_PATH = `/call/${CALL.id}`;
export const PAGE_PATH = `/call?limit=${PAGE_LENGTH}`;

/** What everything is compared with. */
export const BASELINE = "bare fetch + json()";

const TIMEOUT_MS = 60_000;

/** What a user could reach the same API with, least first. */
export const SUBJECTS = {
  async [BASELINE]({ url, fetch = globalThis.fetch }) {
    const ask = async (path: string): Promise<unknown> => (await fetch(url + path)).json();
    return { call: () => ask(CALL_PATH), page: () => ask(PAGE_PATH) };
  },

  async "fetch + timeout signal"({ url, fetch = globalThis.fetch }) {
    const ask = async (path: string): Promise<unknown> =>
      (await fetch(url + path, { signal: AbortSignal.timeout(TIMEOUT_MS) })).json();
    return { call: () => ask(CALL_PATH), page: () => ask(PAGE_PATH) };
  },

  async "openapi-fetch alone"({ url, fetch = globalThis.fetch }) {
    const { default: createClient } = await import("openapi-fetch");
    const headers = { Authorization: `Bearer ${API_KEY}` };
    const client = createClient<Paths>({ baseUrl: url, headers, fetch });
    const params = { path: { id: CALL.id } };
    const query = { limit: PAGE_LENGTH };
    return {
      call: async () => (await client.GET("/call/{id}", { params })).data,
      page: async () => (await client.GET("/call", { params: { query } })).data,
    };
  },

  "trunkline client": (target) => openClient(target),

  async "trunkline adapter"({ url, ...target }) {
    const { createVapi } = await import("@trunkline/vapi");
    const vapi = createVapi({ campaignsApi: "v1", apiKey: API_KEY, baseUrl: url, ...target });
    return { call: () => vapi.getAttempt({ id: CALL.id }) };
  },

  async "@vapi-ai/server-sdk"({ url, ...target }) {
    const { VapiClient } = await import("@vapi-ai/server-sdk");
    const client = new VapiClient({ token: API_KEY, environment: url, ...target });
    return {
      call: async () => client.calls.get({ id: CALL.id }),
      page: async () => client.calls.list({ limit: PAGE_LENGTH }),
    };
  },
} as const satisfies Record<string, Open>;

/** Trunkline's typed client, as it is or without its limit of time. */
export async function openClient(
  { url, ...target }: Target,
  options: { readonly requestTimeoutMs?: number } = {},
): Promise<Requests> {
  const { createVapiClient } = await import("@trunkline/vapi/client");
  const client = createVapiClient({ apiKey: API_KEY, baseUrl: url, ...target, ...options });
  const params = { path: { id: CALL.id } };
  const query = { limit: PAGE_LENGTH };
  return {
    call: async () => (await client.GET("/call/{id}", { params })).data,
    page: async () => (await client.GET("/call", { params: { query } })).data,
  };
}

/** The two questions as openapi-fetch's types have them: types cost nothing at run time, so no more than these are needed. */
interface Paths {
  readonly "/call/{id}": {
    readonly get: {
      readonly parameters: { readonly path: { readonly id: string } };
      readonly responses: { readonly 200: { readonly content: { readonly "application/json": VapiCall } } };
    };
  };
  readonly "/call": {
    readonly get: {
      readonly parameters: { readonly query: { readonly limit: number } };
      readonly responses: { readonly 200: { readonly content: { readonly "application/json": VapiCall[] } } };
    };
  };
}
