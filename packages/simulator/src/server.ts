import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bodyProblems, parseBody, readText } from "./body.ts";
import { readContract } from "./contract.ts";
import { toInstant } from "./instant.ts";
import { toJsonPieces } from "./json.ts";
import { readQuery } from "./query.ts";
import type { Answer, Setting, Simulation } from "./simulation.ts";
import type { Instant } from "./truth.ts";
import type { ProviderId } from "./words.ts";

/** A request that reached the simulator, and what became of it. */
export interface SimulatedRequest {
  /** From 1, in the order of arrival. */
  readonly id: number;
  readonly at: Instant;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Name of the operation in the contract; absent when there is none. */
  readonly operation?: string;
  /** As it was sent, parsed; absent when there was none, or no JSON. */
  readonly body?: unknown;
  /** Absent when it got no answer. */
  readonly status?: number;
}

export interface Server {
  readonly url: string;
  readonly requests: readonly SimulatedRequest[];
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly provider: ProviderId;
  readonly simulation: Simulation;
  readonly setting: Setting;
  readonly port: number;
  readonly apiKey: string;
}

/** Serves a simulation on loopback. */
export async function serve(options: ServerOptions): Promise<Server> {
  const { timeline, tell } = options.setting;
  const requests: SimulatedRequest[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request);
    timeline.catchUp();
    const received = { request, text, id: requests.length + 1 };
    const { answer, ...known } = decide(options, received);
    const at = toInstant(timeline.now());
    requests.push({ id: received.id, at, ...known, status: answer.status });
    tell({ type: "request", at, requestId: received.id });
    const body = toBody(options.simulation, answer);
    await send(response, answer.status, body);
    timeline.catchUp();
  }

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

interface Received {
  readonly request: IncomingMessage;
  readonly text: string;
  readonly id: number;
}

type Decision = Pick<SimulatedRequest, "method" | "path" | "operation" | "body"> & { readonly answer: Answer };

function decide({ provider, simulation, apiKey }: ServerOptions, { request, text, id: requestId }: Received): Decision {
  const contract = readContract(provider);
  const { method = "GET", url: path = "/" } = request;
  const [pathname = "", ...search] = path.split("?");
  const match = contract.find(method, pathname);
  const body = parseBody(text);
  const known = {
    method,
    path,
    ...(match && { operation: match.operation.name }),
    ...("value" in body && { body: body.value }),
  };
  const refuse = (status: number, refusal: string | readonly string[]): Decision => ({
    ...known,
    answer: { status, refusal },
  });

  if (request.headers.authorization !== `Bearer ${apiKey}`) return refuse(401, "Unauthorized");
  const route = match && simulation.routes[match.operation.name];
  if (match === undefined || route === undefined) return refuse(404, `Cannot ${method} ${pathname}`);
  const { operation, id } = match;
  const read = readQuery(contract, operation, new URLSearchParams(search.join("?")));
  if ("problems" in read) return refuse(400, read.problems);
  if ("malformed" in body) return refuse(400, "The body is not JSON");
  const value = operation.body && body.value;
  const problems = bodyProblems(contract, operation, value, simulation.unknownProperties);
  if (problems.length > 0) return refuse(simulation.invalidBodyStatus, problems);
  const answer = route({
    id,
    query: read.query,
    body: value,
    requestId,
    ignored: false,
    launchedAnyway: false,
  });
  return { ...known, answer };
}

async function send(response: ServerResponse, status: number, body: unknown): Promise<void> {
  // The same request gets the same bytes, whenever it is sent.
  response.sendDate = false;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  await pipeline(Readable.from(toJsonPieces(body)), response);
}

function toBody(simulation: Simulation, answer: Answer): unknown {
  if ("body" in answer) return answer.body;
  const details = typeof answer.refusal === "string" ? [answer.refusal] : answer.refusal;
  return simulation.refusal(answer.status, details);
}
