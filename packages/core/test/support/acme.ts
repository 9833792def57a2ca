import { baseUrlOf } from "../../src/adapter/address.ts";
import { type Asking, createAsker } from "../../src/adapter/ask.ts";
import { createTransport, type Destination, type TransportOptions } from "../../src/adapter/transport.ts";
import type { CallOptions } from "../../src/provider.ts";

export const KEY = "sk-test-9f8e7d6c5b4a";
export const VARIABLE = "TRUNKLINE_CORE_TEST_API_KEY";
export const PHONE_NUMBER = "+15550100123";

const READ = { method: "GET", effect: "read", evidence: "published" } as const;

export const DESTINATION: Destination = {
  provider: "acme",
  apiKeyVariable: VARIABLE,
  defaultBaseUrl: "https://api.acme.example",
  sensitiveNames: new Set(["name", "phoneNumber", "notes"]),
  operations: {
    getCampaign: { ...READ, path: "/campaign/{id}" },
    updateCampaign: { ...READ, method: "PATCH", path: "/campaign/{id}", effect: "idempotent" },
    createCampaign: { ...READ, method: "POST", path: "/campaign", effect: "physical" },
  },
};

/** An answer of the test servers: all of them are campaigns, or pages of texts. */
export interface Answer {
  readonly id: string;
}

/** Fetch and JSON, as `openapi-fetch` does it. */
export async function getJson(
  fetch: Asking["fetch"],
  url: string,
  init: RequestInit = {},
): Promise<{ data?: Answer; error?: unknown; response: Response }> {
  const response = await fetch(new Request(url, init));
  if (response.status === 204) return { response };
  if (response.ok) return { data: await response.json(), response };
  const error = await response.text();
  try {
    return { error: JSON.parse(error), response };
  } catch {
    return { error, response };
  }
}

/** An adapter of three operations, each a request: transport, client, unwrapping. */
export function createAcme(given: TransportOptions) {
  const options = { apiKey: KEY, ...given };
  const transport = createTransport(DESTINATION, options);
  const asker = createAsker(transport);
  const address = (path: string) => baseUrlOf(DESTINATION, options) + path;
  const send = (operation: string, path: string, init: RequestInit, call: CallOptions) =>
    asker.run(operation, call, (asking) =>
      asker.ask(asking, (fetch) => getJson(fetch, address(path), { ...init, ...signalOf(call) })),
    );
  return {
    transport,
    asker,
    /** A read. */
    getCampaign: (id = "c1", call: CallOptions = {}) => send("getCampaign", `/campaign/${id}`, {}, call),
    /** May be sent again, and changes something. */
    updateCampaign: (body: unknown = {}, call: CallOptions = {}) =>
      send("updateCampaign", "/campaign/c1", { method: "PATCH", body: JSON.stringify(body) }, call),
    /** May make phones ring. */
    createCampaign: (body: unknown = {}, call: CallOptions = {}) =>
      send("createCampaign", "/campaign", { method: "POST", body: JSON.stringify(body) }, call),
  };
}

function signalOf({ signal }: CallOptions): RequestInit {
  return signal === undefined ? {} : { signal };
}
