import { createServer } from "node:http";
import { expect } from "vitest";
import { readText } from "../src/body.ts";
import { fictionalNumber } from "../src/fiction/people.ts";
import { checkAnswer, type Simulator } from "../src/index.ts";
import { field, list, type Received, text } from "./support.ts";

/** No campaigns but those of the test. */
export const EMPTY = { history: { campaigns: 0 } } as const;

export const V1 = ["vapi", "cozmox"] as const;

/** Sends a request, and holds the answer against the contract. */
export async function ask(simulator: Simulator, method: string, path: string, body?: unknown): Promise<Received> {
  const { url, apiKey, provider } = simulator;
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = { path, status: response.status, text: await response.text() };
  const received = { ...answer, body: JSON.parse(answer.text) };
  expect(checkAnswer({ provider, method, path, status: received.status, body: received.body })).toEqual([]);
  return received;
}

export function customers(count: number, first = 0) {
  return Array.from({ length: count }, (_, index) => ({
    number: fictionalNumber(first + index),
    externalId: `crm-${first + index}`,
  }));
}

export function campaign(count: number, first = 0) {
  return { name: "Check-ups", assistantId: "a1", phoneNumberId: "p1", customers: customers(count, first) };
}

/** Creates a campaign, and gives its id. */
export async function create(simulator: Simulator, body: unknown, path = "/campaign"): Promise<string> {
  const answer = await ask(simulator, "POST", path, body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return text(answer.body, "id");
}

/** The body of a good answer. */
export async function read(simulator: Simulator, path: string): Promise<unknown> {
  const answer = await ask(simulator, "GET", path);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** What a refusal says, after its status has been looked at. */
export async function refusal(simulator: Simulator, method: string, path: string, body?: unknown): Promise<string> {
  const answer = await ask(simulator, method, path, body);
  expect(answer.status).toBe(400);
  return list(answer.body, "message").join("; ");
}

export function inHours(simulator: Simulator, hours: number): string {
  return new Date(simulator.now() + hours * 3_600_000).toISOString();
}

export function ringsOf(simulator: Simulator, campaignId: string): string[] {
  return simulator.rings.filter((ring) => ring.campaignId === campaignId).map(({ phoneNumber }) => phoneNumber);
}

export function trueCampaign(simulator: Simulator, id: string) {
  const found = simulator.campaigns.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error("There is no such campaign");
  return found;
}

/** Calls of a campaign that are not over. */
export function liveCalls(simulator: Simulator, id: string): number {
  return trueCampaign(simulator, id).rows.flatMap(({ attempts }) => attempts.filter(({ over }) => !over)).length;
}

/** Whoever listens to webhooks: what came, and how to answer it. */
export interface Listener {
  readonly url: string;
  readonly messages: readonly unknown[];
  readonly types: () => readonly string[];
}

export async function listening(
  answer: (message: unknown) => unknown,
  run: (listener: Listener) => Promise<void>,
): Promise<void> {
  const messages: unknown[] = [];
  const server = createServer((request, response) => {
    void readText(request).then(async (body) => {
      const message = field(JSON.parse(body ?? ""), "message");
      messages.push(message);
      response.end(JSON.stringify((await answer(message)) ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    const types = () => messages.map((message) => text(message, "type"));
    await run({ url: `http://127.0.0.1:${port}/hook`, messages, types });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
