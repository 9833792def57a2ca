import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Exchange, ExchangeRequest, Fault, FaultAction, Situation } from "../exchange.ts";
import { addCampaign, createWorld } from "./history.ts";
import { createRoutes, type ReferenceAnswer } from "./routes.ts";
import { INVENTED, toTruth } from "./wire.ts";
import { advance, visible, type World } from "./world.ts";

/** Words of the reference exchange that no table has. */
export const REFERENCE_INVENTED_WORDS: readonly string[] = Object.values(INVENTED);

export interface ReferenceExchangeOptions extends Situation {
  /** Most attempts for one row. Default 2. */
  readonly attemptsPerRow?: number;
}

const UNAUTHORIZED: ReferenceAnswer = { status: 401, body: { message: "Who are you?" } };

interface ActiveFault {
  readonly fault: Fault;
  /** Requests that have met it. */
  met: number;
}

/** Starts an exchange of nobody's on 127.0.0.1: what a provider with a flawless API would answer. */
export async function startReferenceExchange(options: ReferenceExchangeOptions): Promise<Exchange> {
  const world = createWorld(options, options.attemptsPerRow ?? 2);
  const answer = createRoutes(world, options.oddities);
  const apiKey = "reference-key";
  const requests: ExchangeRequest[] = [];
  const faults = new Set<ActiveFault>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/" } = request;
    const text = await readText(request);
    requests.push({ method, path });
    const active = [...faults].filter(strikes).map(({ fault }) => fault);
    const refusal = refusalOf(active);
    if (hasFault(active, "reset")) return void response.destroy();
    const isKnown = request.headers.authorization === `Bearer ${apiKey}`;
    const url = new URL(path, "http://127.0.0.1");
    const answered =
      refusal ?? (isKnown ? answer({ method, url, body: text === "" ? {} : JSON.parse(text) }) : UNAUTHORIZED);
    for (const fault of active) {
      if (fault.fault === "late") await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      if (fault.fault === "shifted" && answered.isPage === true) shift(world, fault.by);
    }
    if (hasFault(active, "lost_answer")) return void response.destroy();
    send(response, answered, active);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    apiKey,
    requests,
    rings: world.rings,
    get campaigns() {
      return visible(world).map((campaign) => toTruth(world, campaign));
    },
    now: () => world.now,
    inject(fault) {
      const active = { fault, met: 0 };
      faults.add(active);
      return () => void faults.delete(active);
    },
    advance: async (milliseconds) => advance(world, milliseconds),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether a fault befalls the request that meets it now. */
function strikes(active: ActiveFault): boolean {
  const { after = 0, count = Number.POSITIVE_INFINITY } = active.fault;
  const met = active.met++;
  return met >= after && met < after + count;
}

function hasFault(active: readonly FaultAction[], kind: FaultAction["fault"]): boolean {
  return active.some(({ fault }) => fault === kind);
}

function refusalOf(active: readonly FaultAction[]): ReferenceAnswer | undefined {
  for (const fault of active) {
    if (fault.fault !== "status") continue;
    const { status, retryAfterSeconds } = fault;
    return {
      status,
      body: { message: "Try again later" },
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    };
  }
  return undefined;
}

function send(
  response: ServerResponse,
  { status, body, retryAfterSeconds }: ReferenceAnswer,
  active: readonly FaultAction[],
): void {
  if (retryAfterSeconds !== undefined) response.setHeader("retry-after", retryAfterSeconds);
  const text = hasFault(active, "not_json") ? "<html>One moment, please</html>" : JSON.stringify(body);
  const contentType = hasFault(active, "content_type") ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(text) });
  if (!hasFault(active, "truncated")) return void response.end(text);
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function shift(world: World, by: "insertion" | "removal"): void {
  const index = world.campaigns.length;
  if (by === "insertion") addCampaign(world, { index, size: 3, createdAt: world.now + index });
  // The newest that is neither running nor the largest.
  else
    world.campaigns.splice(
      world.campaigns.findIndex(({ status }, place) => place > 0 && status !== "running"),
      1,
    );
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
