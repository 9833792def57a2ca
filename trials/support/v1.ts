import type { TransportOptions } from "@trunkline/core/adapter";
import type { ProviderId, Simulator } from "@trunkline/simulator";
import { type Ask, type CallBounds, type Input, toSent } from "./ask.ts";
import { clean, later, textAt } from "./clean.ts";
import { type Target, targetOf } from "./reads.ts";

/** Whatever openapi-fetch answers. */
type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Signal = AbortSignal | null;
type Path = { readonly id: string };

/** Ways to ask Vapi, and a white label of it, through their typed clients. */
export function createV1Asks<Client>(provider: ProviderId, createClient: (options: TransportOptions) => Client) {
  function read(
    name: string,
    get: (client: Client, target: Target & { readonly path: Path }, signal: Signal) => Answer,
  ): Ask {
    return {
      provider,
      name,
      via: "client",
      kind: "read",
      async setUp(simulator) {
        const target = targetOf(simulator);
        const path = { id: target.campaignId };
        return async (connection, give) =>
          toSent(await get(createClient(connection), { ...target, path }, signalOf(connection)), give);
      },
    };
  }

  function create(
    name: string,
    post: (client: Client, body: ReturnType<typeof campaignOf>, signal: Signal) => Answer,
  ): Ask {
    return {
      provider,
      name,
      via: "client",
      kind: "change",
      async setUp(simulator, input) {
        const body = campaignOf(simulator, input);
        return async (connection, give) =>
          toSent(await post(createClient(connection), body, signalOf(connection)), give);
      },
    };
  }

  /** Of a campaign that waits for its time. */
  function change(
    name: string,
    send: (client: Client, path: Path, body: { name: string }, signal: Signal) => Answer,
  ): Ask {
    return {
      provider,
      name,
      via: "client",
      kind: "change",
      async setUp(simulator, input) {
        const created = await clean(simulator, "POST /campaign", campaignOf(simulator, { ...input, waits: true }));
        const path = { id: textAt(created, "id") };
        const body = { name: `${input.key} renamed` };
        return async (connection, give) =>
          toSent(await send(createClient(connection), path, body, signalOf(connection)), give);
      },
    };
  }

  return { read, create, change };
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
