import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BenchmarkServer } from "../support/server.ts";
import { answerOf } from "./answer.ts";

/**
 * Serves `GET /campaigns/{id}/rows` on a free port, where the id is how many rows to give. Nothing tells the length beforehand,
 * and rows are made no faster than they are taken.
 */
export async function listenForRows(): Promise<BenchmarkServer> {
  const server = createServer((request, response) => {
    const count = /^\/campaigns\/(\d+)\/rows$/.exec(request.url ?? "")?.[1];
    response.writeHead(count === undefined ? 404 : 200, { "content-type": "application/json" });
    const pieces = count === undefined ? [] : answerOf(Number(count));
    // Who has had enough closes the connection.
    pipeline(Readable.from(pieces, { highWaterMark: 2 }), response).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
