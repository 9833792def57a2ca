import type { Webhook } from "../webhooks.ts";
import type { Overrides, Server } from "./request.ts";
import type { Call } from "./state.ts";

/** What is posted: everything is wrapped in a `message`. */
export interface ServerMessage {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A message to a server that a campaign or a call names; without a server, to the organisation's own. */
export function toWebhook(message: ServerMessage, server: Server = {}): Webhook {
  const { url, timeoutSeconds, headers, backoffPlan } = server;
  return {
    message: message.type,
    body: { message },
    ...(url !== undefined && { url }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(headers && { headers: toHeaders(headers) }),
    ...(backoffPlan && { backoff: toBackoff(backoffPlan) }),
  };
}

/** Where the messages of a call go, and which ones: what a row overrides comes before what its campaign does. */
export function callServer({ customer, campaign }: Call): Pick<Overrides, "server" | "serverMessages"> {
  const layers = [
    customer?.assistantOverrides,
    customer?.squadOverrides,
    campaign?.settings.assistantOverrides,
    campaign?.settings.squadOverrides,
  ];
  const server = layers.find((layer) => layer?.server?.url !== undefined)?.server;
  const serverMessages = layers.find((layer) => layer?.serverMessages)?.serverMessages;
  return { ...(server && { server }), ...(serverMessages && { serverMessages }) };
}

function toHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const toText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, toText(value)]));
}

function toBackoff({ type, maxRetries, baseDelaySeconds }: NonNullable<Server["backoffPlan"]>) {
  return { type, maxRetries, baseDelaySeconds };
}
