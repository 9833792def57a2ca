import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** A real server on loopback. */
export interface TestServer {
  readonly url: string;
  /** Requests so far, in the order they came. */
  readonly requests: readonly IncomingMessage[];
  /** Their bodies; empty where they broke off. */
  readonly bodies: readonly Promise<string>[];
  /** Resolves once a request has come in, also when it came before. */
  readonly firstRequest: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server on a free port. */
export async function startServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const bodies: Promise<string>[] = [];
  let arrived = () => {};
  const firstRequest = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((request, response) => {
    requests.push(request);
    bodies.push(text(request).catch(() => ""));
    arrived();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    bodies,
    firstRequest,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers with JSON, or with whatever text is given in its place. */
export function answerJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
