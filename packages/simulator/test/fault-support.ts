import { isRecord } from "../src/contract.ts";
import type { Simulator } from "../src/index.ts";

/** What a client sees of one request: an answer, one that breaks off, or none. */
export interface Seen {
  readonly status?: number;
  readonly headers?: Headers;
  /** Absent when the body did not come as a whole. */
  readonly text?: string;
  /** What the connection broke with: `ECONNRESET`. */
  readonly broken?: string;
}

export const LISTING = { vapi: "/campaign", cozmox: "/campaign", revox: "/campaigns" } as const;

/** Asks over a connection of its own, so that nothing is tried again on another. */
export async function see(
  simulator: Simulator,
  request = `GET ${LISTING[simulator.provider]}`,
  { body, fetch = globalThis.fetch }: { readonly body?: unknown; readonly fetch?: typeof globalThis.fetch } = {},
): Promise<Seen> {
  const [method = "", path = ""] = request.split(" ");
  try {
    const response = await fetch(simulator.url + path, {
      method,
      headers: { authorization: `Bearer ${simulator.apiKey}`, "content-type": "application/json", connection: "close" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { status, headers } = response;
    return await response.text().then(
      (text) => ({ status, headers, text }),
      (error: unknown) => ({ status, headers, broken: codeOf(error) }),
    );
  } catch (error) {
    return { broken: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return isRecord(cause) || cause instanceof Error ? String("code" in cause ? cause.code : cause) : String(error);
}
