import { createServer, type RequestListener } from "node:http";
import { firstMessage, startProcess, stopProcess } from "./process.ts";

/** Bodies by path, without the query. Sent as JSON, the same bytes each time. */
export type Answers = Readonly<Record<string, Uint8Array>>;

/** A server on loopback. */
export interface BenchmarkServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves the same bytes each time. Connections stay open between requests. */
export function listen(answers: Answers): Promise<BenchmarkServer> {
  return listenWith((request, response) => {
    const body = answers[request.url?.split("?")[0] ?? ""];
    // A path that nobody expects is a fault of the benchmark: an error, which no subject takes for its answer.
    response.writeHead(body === undefined ? 404 : 200, {
      "content-type": "application/json",
      "content-length": body?.length ?? 0,
    });
    response.end(body);
  });
}

/** Serves in this process, on a free port. */
export async function listenWith(answer: RequestListener): Promise<BenchmarkServer> {
  const server = createServer(answer);
  server.keepAliveTimeout = 60_000;
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

/** What a server's own file calls: serves, tells its address, and goes when whoever started it goes. */
export async function serve(answers: Answers): Promise<void> {
  const { url } = await listen(answers);
  process.once("disconnect", () => process.exit());
  process.send?.(url);
}

/** Starts a file that calls {@link serve}. Its CPU is not the measured process's. */
export async function startServer(entry: URL): Promise<BenchmarkServer> {
  const child = startProcess(entry);
  const url = await firstMessage(child);
  if (typeof url !== "string") throw new Error("the server told no address");
  return { url, stop: () => stopProcess(child) };
}
