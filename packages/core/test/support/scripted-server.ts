import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { answerJson, startServer, type TestServer } from "./start-server.ts";

/**
 * What one request meets: a status, or more of an answer, or one that never comes whole. `closed`: the connection ends without
 * an answer; `broken-off`: in the middle of a good one; `silent`: no answer comes; `stalled`: it stops in the middle.
 */
export type Step =
  | number
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | "reset"
  | "closed"
  | "broken-off"
  | "silent"
  | "stalled";

/** A server for one test, whose requests meet these steps one after the other; the last step is for all the rest. */
export async function startScripted(...steps: readonly Step[]): Promise<TestServer> {
  let count = 0;
  const server = await startServer((request, response) => {
    const step = steps[Math.min(count++, steps.length - 1)] ?? 200;
    take(step, request, response);
  });
  onTestFinished(() => server.stop());
  return server;
}

function take(step: Step, request: IncomingMessage, response: ServerResponse): void {
  switch (step) {
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "closed":
      request.socket.destroy();
      return;
    case "broken-off":
      response.writeHead(200, { "content-length": "1000" });
      response.write(`{"id":`, () => request.socket.destroy());
      return;
    case "silent":
      return;
    case "stalled":
      response.writeHead(200, { "content-length": "1000" }).write(`{"id":`);
      return;
    default: {
      const { status, headers = {}, body = { id: "c1" } } = typeof step === "number" ? { status: step } : step;
      if (status === 204) response.writeHead(204, headers).end();
      else answerJson(response, body, status, headers);
    }
  }
}
