import { once } from "node:events";
import { createServer } from "node:http";

/** A server on loopback that gives recorded answers by path, and 404 for every other path. */
export async function serveAnswers(
  answers: Readonly<Record<string, unknown>>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*$/, "");
    const found = Object.hasOwn(answers, path);
    response.writeHead(found ? 200 : 404, { "Content-Type": "application/json" });
    response.end(JSON.stringify(found ? answers[path] : { message: `no answer is recorded for ${path}` }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
