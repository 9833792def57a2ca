import { createServer, type ServerResponse } from "node:http";

/** How a request is answered. */
export interface Reply {
  readonly status: number;
  /** Absent: `application/json`. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /**
   * What becomes of it on the way. `reset`: nothing comes. `cut`: half of the body comes, and the end of the connection.
   * `silence`: nothing comes, and the connection stays. `stall`: half of the body comes, and the connection stays.
   */
  readonly fate?: "reset" | "cut" | "silence" | "stall";
}

/** A provider on loopback that says whatever it is told to. */
export interface Line {
  readonly url: string;
  /** From now on, requests are answered so. */
  answerBy(reply: (request: { readonly method: string; readonly pathname: string }) => Reply): void;
  close(): Promise<void>;
}

export async function openLine(): Promise<Line> {
  let replyTo: Parameters<Line["answerBy"]>[0] = () => ({ status: 404, body: "" });
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const { pathname } = new URL(request.url ?? "/", "http://line");
      send(response, replyTo({ method: request.method ?? "GET", pathname }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the line has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    answerBy(reply) {
      replyTo = reply;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, type = "application/json", headers, body, fate }: Reply): void {
  if (fate === "silence") return;
  if (fate === "reset") return void response.socket?.destroy();
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-type": type, "content-length": bytes.length });
  if (fate === undefined) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => {
    if (fate === "cut") response.socket?.destroy();
  });
}
