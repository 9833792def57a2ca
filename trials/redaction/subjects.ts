import type { CampaignProvider } from "@trunkline/core";
import { createAsker, type Transport, type TransportOptions } from "@trunkline/core/adapter";
import { createCozmox } from "@trunkline/cozmox";
import { createCozmoxTransport } from "@trunkline/cozmox/client";
import { createRevox } from "@trunkline/revox";
import { createRevoxTransport } from "@trunkline/revox/client";
import type { ProviderId } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";
import { createVapiTransport } from "@trunkline/vapi/client";
import createClient from "openapi-fetch";
import { type Operation, readContract } from "../../packages/simulator/src/contract.ts";
import { ID } from "./plain.ts";

/** One thing that can be asked. */
export interface Subject {
  readonly provider: ProviderId;
  readonly name: string;
  /** `operation`: one of the contract, with a typed error. `client`: the same by the typed client. `adapter`: a read of its. */
  readonly via: "operation" | "client" | "adapter";
  /** Of the contract. Absent for an adapter's, which may ask several. */
  readonly operation?: Operation;
  /** Gives everything that was read: data of the contract, or models. `body` is for operations that take one. */
  run(options: TransportOptions, body?: unknown): Promise<readonly unknown[]>;
}

/** What stands in paths: it is in no hook and in no span. */
export const PATH_ID = "path-id-of-nobody";
/** What stands in queries: as `PATH_ID`. */
export const QUERY_VALUE = "query-value-of-nobody";

const TRANSPORTS: Readonly<Record<ProviderId, (options: TransportOptions) => Transport>> = {
  vapi: createVapiTransport,
  revox: createRevoxTransport,
  cozmox: createCozmoxTransport,
};

const READERS: readonly (readonly [ProviderId, string, (options: TransportOptions) => CampaignProvider])[] = [
  ["vapi", "first generation", (options) => createVapi({ ...options, campaignsApi: "v1" })],
  ["vapi", "second generation", (options) => createVapi({ ...options, campaignsApi: "v2" })],
  ["vapi", "either generation", (options) => createVapi(options)],
  ["revox", "", (options) => createRevox(options)],
  ["cozmox", "", (options) => createCozmox(options)],
];

/** All operations of a contract, both ways, and all reads of the adapter. */
export function subjectsOf(provider: ProviderId): readonly Subject[] {
  const { operations } = readContract(provider);
  return [
    ...operations.map((operation) => operationSubject(provider, operation)),
    ...operations.map((operation) => clientSubject(provider, operation)),
    ...READERS.filter(([id]) => id === provider).flatMap(([, name, create]) => reads(provider, name, create)),
  ];
}

function operationSubject(provider: ProviderId, operation: Operation): Subject {
  return {
    provider,
    name: operation.name,
    via: "operation",
    operation,
    async run(options, body) {
      const transport = TRANSPORTS[provider](options);
      const asker = createAsker(transport);
      const data = await asker.run(operation.name, {}, (asking) =>
        asker.ask(asking, (fetch) => request(operation, options, fetch, body)),
      );
      return [data];
    },
  };
}

function clientSubject(provider: ProviderId, operation: Operation): Subject {
  return {
    provider,
    name: operation.name,
    via: "client",
    operation,
    async run(options, body) {
      const { data } = await request(operation, options, TRANSPORTS[provider](options).fetch, body);
      return [data];
    },
  };
}

/** Any operation of any contract, as far as types go. */
interface AnyOperation {
  parameters: { path: Record<string, string>; query: Record<string, string> };
  requestBody?: { content: { "application/json": unknown } };
  responses: { 200: { content: { "application/json": unknown } } };
}
type AnyPaths = Record<string, Record<"get" | "post" | "patch" | "delete", AnyOperation>>;
type Method = "get" | "post" | "patch" | "delete";

function request(
  { method, path }: Operation,
  { baseUrl = "" }: TransportOptions,
  fetch: (request: Request) => Promise<Response>,
  body: unknown,
) {
  const client = createClient<AnyPaths>({ baseUrl, fetch });
  const params = { path: { id: PATH_ID }, query: { assistantId: QUERY_VALUE } };
  return client.request(METHODS[method] ?? "get", path, { params, ...(body !== undefined && { body }) });
}

const METHODS: Readonly<Record<string, Method>> = { GET: "get", POST: "post", PATCH: "patch", DELETE: "delete" };

function reads(
  provider: ProviderId,
  variant: string,
  create: (options: TransportOptions) => CampaignProvider,
): readonly Subject[] {
  const read = (name: string, run: (adapter: CampaignProvider) => Promise<readonly unknown[]>): Subject => ({
    provider,
    name: variant === "" ? name : `${name}, ${variant}`,
    via: "adapter",
    run: (options) => run(create(options)),
  });
  return [
    read("listCampaigns", (adapter) => all(adapter.listCampaigns())),
    read("listCampaigns by ids", (adapter) => all(adapter.listCampaigns({ ids: [ID] }))),
    read("getCampaign", async (adapter) => [await adapter.getCampaign({ id: ID })]),
    read("listRows", (adapter) => all(adapter.listRows({ campaignId: ID }))),
    read("listAttempts", (adapter) => all(adapter.listAttempts({ campaignId: ID }))),
    read("getAttempt", async (adapter) => [await adapter.getAttempt({ id: ID })]),
    ...(provider === "revox"
      ? [
          read("getAttempt of an order", async (adapter) => [
            await adapter.getAttempt({ id: ID, providerOptions: { revox: { callId: ID } } }),
          ]),
        ]
      : []),
  ];
}

async function all(items: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}
