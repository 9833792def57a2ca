import { type CozmoxOptions, createCozmox } from "@trunkline/cozmox";
import { type CozmoxClient, createCozmoxClient } from "@trunkline/cozmox/client";
import type { Simulator } from "@trunkline/simulator";
import { type Ask, type CallBounds, type Input, toSent } from "./ask.ts";
import { clean, later, textAt } from "./clean.ts";
import { adapterReads, type Target, targetOf } from "./reads.ts";

/** Everything that can be asked of Cozmox. */
export const COZMOX: readonly Ask[] = [
  read("listCampaigns", (client, _target, signal) =>
    client.GET("/campaign", { params: { query: { limit: 5 } }, signal }),
  ),
  read("getCampaign", (client, { path }, signal) => client.GET("/campaign/{id}", { params: { path }, signal })),
  read("listCalls", (client, _target, signal) => client.GET("/call", { params: { query: { limit: 5 } }, signal })),
  read("getCall", (client, { attemptId: id }, signal) =>
    client.GET("/call/{id}", { params: { path: { id } }, signal }),
  ),
  create("createCampaign", (client, body, signal) => client.POST("/campaign", { body, signal })),
  change("updateCampaign", (client, path, body, signal) =>
    client.PATCH("/campaign/{id}", { params: { path }, body, signal }),
  ),
  change("deleteCampaign", (client, path, _body, signal) =>
    client.DELETE("/campaign/{id}", { params: { path }, signal }),
  ),
  ...adapterReads("cozmox", (options: CozmoxOptions) => createCozmox(options)),
];

type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Signal = AbortSignal | null;
type Path = { readonly id: string };

function read(
  name: string,
  get: (client: CozmoxClient, target: Target & { readonly path: Path }, signal: Signal) => Answer,
): Ask {
  return {
    provider: "cozmox",
    name,
    via: "client",
    kind: "read",
    async setUp(simulator) {
      const target = targetOf(simulator);
      const path = { id: target.campaignId };
      return async (connection, give) =>
        toSent(await get(createCozmoxClient(connection), { ...target, path }, signalOf(connection)), give);
    },
  };
}

function create(
  name: string,
  post: (client: CozmoxClient, body: ReturnType<typeof campaignOf>, signal: Signal) => Answer,
): Ask {
  return {
    provider: "cozmox",
    name,
    via: "client",
    kind: "change",
    async setUp(simulator, input) {
      const body = campaignOf(simulator, input);
      return async (connection, give) =>
        toSent(await post(createCozmoxClient(connection), body, signalOf(connection)), give);
    },
  };
}

/** Of a campaign that waits for its time. */
function change(
  name: string,
  send: (client: CozmoxClient, path: Path, body: { name: string }, signal: Signal) => Answer,
): Ask {
  return {
    provider: "cozmox",
    name,
    via: "client",
    kind: "change",
    async setUp(simulator, input) {
      const created = await clean(simulator, "POST /campaign", campaignOf(simulator, { ...input, waits: true }));
      const path = { id: textAt(created, "id") };
      const body = { name: `${input.key} renamed` };
      return async (connection, give) =>
        toSent(await send(createCozmoxClient(connection), path, body, signalOf(connection)), give);
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
