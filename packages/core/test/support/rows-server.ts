import type { ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { createAsker } from "../../src/adapter/ask.ts";
import { createElementListing } from "../../src/adapter/element-listing.ts";
import { mustBeObject, mustHaveId } from "../../src/adapter/outer.ts";
import { createTransport, type TransportOptions } from "../../src/adapter/transport.ts";
import type { Listing } from "../../src/listing.ts";
import type { ListOptions } from "../../src/provider.ts";
import { DESTINATION, KEY } from "./acme.ts";
import { startServer, type TestServer } from "./start-server.ts";

/** A row of the test's answers. */
export interface TestRow {
  readonly id: string;
}

/** Answers the requests of one test one after the other, each in its own way; the last way is for all the rest. */
export async function startRowsServer(...ways: readonly ((response: ServerResponse) => void)[]): Promise<TestServer> {
  let count = 0;
  const server = await startServer((_request, response) => {
    const answer = ways[Math.min(count++, ways.length - 1)];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  onTestFinished(() => server.stop());
  return server;
}

/** Rows with these ids, as the bytes of one answer. */
export function answerOf(ids: readonly string[], around: object = {}): string {
  return JSON.stringify({ ...around, rows: ids.map((id) => ({ id, note: "ä".repeat(20) })) });
}

/** Rows of an API that answers with all of them at once, and how to ask for one thing beside them. */
export function createRows(baseUrl: string, options: TransportOptions = {}) {
  const asker = createAsker(createTransport(DESTINATION, { apiKey: KEY, baseUrl, ...options }));
  const context = asker.provider;
  const reading = { provider: context, operation: "listRows", prefix: "rows[].", isHeard: false, note: () => {} };
  const send = async (fetch: (request: Request) => Promise<Response>) => {
    const response = await fetch(new Request(`${baseUrl}/campaign/c1`));
    if (response.ok) return { data: response.body, response };
    return { error: await response.text(), response };
  };
  return {
    asker,
    listRows(listOptions: ListOptions = {}): Listing<TestRow & { readonly index: number }> {
      return createElementListing<TestRow & { readonly index: number }, TestRow, { readonly total?: number }>({
        ...{ asker, operation: "listRows", options: listOptions, list: "rows" },
        request: send,
        idOf: (raw) => mustHaveId(mustBeObject(raw, reading).id, reading, "id"),
        toItems: (raw, index) => [{ id: mustHaveId(mustBeObject(raw, reading).id, reading, "id"), index }],
        check(answer, count) {
          if (answer.total !== undefined && answer.total !== count) throw new Error("is not whole");
        },
      });
    },
  };
}
