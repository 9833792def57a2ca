import type { Simulator } from "@trunkline/simulator";
import { createVapi, type VapiOptions } from "@trunkline/vapi";
import { createVapiClient, type VapiClient } from "@trunkline/vapi/client";
import { type Ask, type CallBounds, type Input, toSent } from "./ask.ts";
import { clean, later, textAt } from "./clean.ts";
import { adapterReads, type Target, targetOf } from "./reads.ts";

/** Everything that can be asked of Vapi. */
export const VAPI: readonly Ask[] = [
  read("listCampaigns", (client, _target, signal) =>
    client.GET("/campaign", { params: { query: { limit: 5 } }, signal }),
  ),
  read("getCampaign", (client, { path }, signal) => client.GET("/campaign/{id}", { params: { path }, signal })),
  read("listCampaignsV2", (client, _target, signal) =>
    client.GET("/v2/campaign", { params: { query: { limit: 5 } }, signal }),
  ),
  read("getCampaignV2", (client, { path }, signal) => client.GET("/v2/campaign/{id}", { params: { path }, signal })),
  read("listContactsV2", (client, { path }, signal) =>
    client.GET("/v2/campaign/{id}/contacts", { params: { path }, signal }),
  ),
  read("listCalls", (client, _target, signal) => client.GET("/call", { params: { query: { limit: 5 } }, signal })),
  read("getCall", (client, { attemptId: id }, signal) =>
    client.GET("/call/{id}", { params: { path: { id } }, signal }),
  ),
  create("createCampaign", (client, body, signal) => client.POST("/campaign", { body, signal })),
  create("createCampaignV2", (client, body, signal) => client.POST("/v2/campaign", { body, signal })),
  change("updateCampaign", (client, path, body, signal) =>
    client.PATCH("/campaign/{id}", { params: { path }, body, signal }),
  ),
  change("deleteCampaign", (client, path, _body, signal) =>
    client.DELETE("/campaign/{id}", { params: { path }, signal }),
  ),
  change("updateCampaignV2", (client, path, body, signal) =>
    client.PATCH("/v2/campaign/{id}", { params: { path }, body, signal }),
  ),
  change("deleteCampaignV2", (client, path, _body, signal) =>
    client.DELETE("/v2/campaign/{id}", { params: { path }, signal }),
  ),
  ...adapterReads("vapi", (options: VapiOptions) => createVapi({ ...options, campaignsApi: "v2" })),
  ...adapterReads("vapi", (options: VapiOptions) => createVapi({ ...options, campaignsApi: "v1" }), "v1:"),
  ...adapterReads("vapi", (options: VapiOptions) => createVapi(options), "auto:"),
];

type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Signal = AbortSignal | null;
type Path = { readonly id: string };

function read(
  name: string,
  get: (client: VapiClient, target: Target & { readonly path: Path }, signal: Signal) => Answer,
): Ask {
  return {
    provider: "vapi",
    name,
    via: "client",
    kind: "read",
    async setUp(simulator) {
      const target = targetOf(simulator);
      const path = { id: target.campaignId };
      return async (connection, give) =>
        toSent(await get(createVapiClient(connection), { ...target, path }, signalOf(connection)), give);
    },
  };
}

function create(
  name: string,
  post: (client: VapiClient, body: ReturnType<typeof campaignOf>, signal: Signal) => Answer,
): Ask {
  return {
    provider: "vapi",
    name,
    via: "client",
    kind: "change",
    async setUp(simulator, input) {
      const body = campaignOf(simulator, input);
      return async (connection, give) =>
        toSent(await post(createVapiClient(connection), body, signalOf(connection)), give);
    },
  };
}

/** Of a campaign that waits for its time. */
function change(
  name: string,
  send: (client: VapiClient, path: Path, body: { name: string }, signal: Signal) => Answer,
): Ask {
  return {
    provider: "vapi",
    name,
    via: "client",
    kind: "change",
    async setUp(simulator, input) {
      const created = await clean(simulator, "POST /campaign", campaignOf(simulator, { ...input, waits: true }));
      const path = { id: textAt(created, "id") };
      const body = { name: `${input.key} renamed` };
      return async (connection, give) =>
        toSent(await send(createVapiClient(connection), path, body, signalOf(connection)), give);
    },
  };
}

function signalOf({ signal }: CallBounds): Signal {
  return signal ?? null;
}

/** Rings everybody once, now or later. */
function campaignOf(simulator: Simulator, { key, numbers, waits }: Input) {
  const [first, second] = numbers;
  return {
    name: key,
    assistantId: "robin",
    phoneNumberId: "line-1",
    customers: [{ number: first }, { number: second }],
    ...(waits && { schedulePlan: { earliestAt: later(simulator) } }),
  };
}
