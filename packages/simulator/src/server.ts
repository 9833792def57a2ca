import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readContract } from "./contract.ts";
import { toJsonPieces } from "./json.ts";
import { readQuery } from "./query.ts";
import type { Answer, Simulation } from "./simulation.ts";
import type { ProviderId } from "./words.ts";

/** A request that reached the simulator, and how it was answered. */
export interface SimulatedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Name of the operation in the contract; absent when there is none. */
  readonly operation?: string;
  readonly status: number;
}

export interface Server {
  readonly url: string;
  readonly requests: readonly SimulatedRequest[];
  close(): Promise<void>;
}

/** Serves a simulation on loopback. */
export async function serve(options: {
  readonly provider: ProviderId;
  readonly simulation: Simulation;
  readonly port: number;
  readonly apiKey: string;
}): Promise<Server> {
  const requests: SimulatedRequest[] = [];
  const server = createServer((request, response) => {
    const method = request.method ?? "GET";
    const path = request.url ?? "/";
    const { answer, operation } = decide(options, method, path, request.headers.authorization);
    requests.push({ method, path, ...(operation !== undefined && { operation }), status: answer.status });
    send(request, response, options.simulation, answer).catch(() => response.destroy());
  });
  // The usual five seconds pass while a busy machine pauses: client and server would give up a connection, or use it, at
  // the same moment.
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

type Decision = { readonly answer: Answer | BadRequest; readonly operation?: string };
type BadRequest = { readonly status: 400; readonly problems: readonly string[] };

function decide(
  { provider, simulation, apiKey }: { provider: ProviderId; simulation: Simulation; apiKey: string },
  method: string,
  path: string,
  authorization: string | undefined,
): Decision {
  const contract = readContract(provider);
  const [pathname = "", ...search] = path.split("?");
  const match = contract.find(method, pathname);
  if (authorization !== `Bearer ${apiKey}`) {
    return { answer: { status: 401, refusal: "Unauthorized" }, ...(match && { operation: match.operation.name }) };
  }
  if (match === undefined) return { answer: { status: 404, refusal: `Cannot ${method} ${pathname}` } };
  const { operation, id } = match;
  const route = simulation.routes[operation.name];
  if (route === undefined) {
    return { answer: { status: 405, refusal: `${operation.name} is not simulated` }, operation: operation.name };
  }
  const read = readQuery(contract, operation, new URLSearchParams(search.join("?")));
  const answer = "problems" in read ? { status: 400 as const, ...read } : route({ id, query: read.query });
  return { answer, operation: operation.name };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  simulation: Simulation,
  answer: Answer | BadRequest,
): Promise<void> {
  request.resume(); // a body that nobody reads would hold up the connection
  // The same request gets the same bytes, whenever it is sent.
  response.sendDate = false;
  response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8" });
  await pipeline(Readable.from(toJsonPieces(toBody(simulation, answer))), response);
}

function toBody(simulation: Simulation, answer: Answer | BadRequest): unknown {
  if ("body" in answer) return answer.body;
  return simulation.refusal(answer.status, "problems" in answer ? answer.problems : [answer.refusal]);
}
