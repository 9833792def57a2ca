import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type BenchmarkServer, listenWith } from "../support/server.ts";
import { answerOf } from "./answer.ts";

/**
 * Serves `GET /campaigns/{id}/rows` on a free port, where the id is how many rows to give. Nothing tells the length beforehand,
 * and rows are made no faster than they are taken.
 */
export function listenForRows(): Promise<BenchmarkServer> {
  return listenWith((request, response) => {
    const count = /^\/campaigns\/(\d+)\/rows$/.exec(request.url ?? "")?.[1];
    response.writeHead(count === undefined ? 404 : 200, { "content-type": "application/json" });
    const pieces = count === undefined ? [] : answerOf(Number(count));
    // Who has had enough closes the connection.
    pipeline(Readable.from(pieces, { highWaterMark: 2 }), response).catch(() => {});
  });
}
