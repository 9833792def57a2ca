import type { IncomingMessage, ServerResponse } from "node:http";
import { parseBody, readText } from "./body.ts";
import { readContract } from "./contract.ts";
import { type FaultPlan, type Strikes, UNHARMED } from "./faults/plan.ts";
import type { FaultKind } from "./faults.ts";
import { toInstant } from "./instant.ts";
import { type Connection, connect } from "./server/connection.ts";
import { type Arrival, type Decision, type Desk, decide } from "./server/decide.ts";
import { toReply } from "./server/reply.ts";
import type { OpenRequest } from "./server/requests.ts";
import { pause, send } from "./server/send.ts";
import type { Setting } from "./simulation.ts";

export interface ServerOptions extends Desk {
  readonly setting: Setting;
  readonly port: number;
  readonly faults: FaultPlan;
  /** Where requests are entered as they arrive. */
  readonly requests: OpenRequest[];
  /** Answers what is for the simulator itself; nothing when the request is not. */
  readonly control: (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;
  /** Told of what goes wrong in the simulator; whoever asked sees a connection that broke. */
  readonly onError: (error: unknown) => void;
}

/** Serves a simulation on loopback. */
export async function serve(options: ServerOptions): Promise<Connection> {
  const { simulation, provider, faults, requests, control, onError } = options;
  const { timeline, tell } = options.setting;
  const contract = readContract(provider);
  /** Responses that a fault holds back: nobody waits for them in the end. */
  const held = new Set<ServerResponse>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrival = await receive(request);
    timeline.catchUp();
    const { operation } = arrival.match ?? {};
    const strikes = operation ? faults.strike(operation, "at its end") : UNHARMED;
    const entry = enter(request, arrival, strikes);
    if (strikes.find("reset")) return breakOff(request, entry);
    const { answer, routed } = settle(arrival, strikes, entry.id);
    entry.acted = routed && !strikes.find("ignored");
    const reply = toReply(answer, { contract, simulation, operation, strikes, now: timeline.now() });
    spare(entry, reply.spared);
    const written = isLive(request, strikes) ? undefined : [...reply.pieces()];
    const shift = strikes.find("shifted");
    if (shift && routed) simulation.shift(shift.fault.by);
    // What is due by now happens before the answer is there: whoever reads it finds it done.
    timeline.catchUp();
    const late = strikes.find("late");
    const trickled = strikes.find("trickled");
    if (late || trickled) held.add(response);
    if (late) await pause(response, late.fault.milliseconds);
    if (strikes.find("lost_answer") || response.destroyed) return breakOff(request, entry);
    entry.status = reply.status;
    tell({ type: "request", at: toInstant(timeline.now()), requestId: entry.id });
    await send(response, reply, () => written ?? reply.pieces(), {
      truncated: strikes.find("truncated") !== undefined,
      trickle: trickled && (trickled.fault.milliseconds ?? 0),
    });
  }

  async function receive(request: IncomingMessage): Promise<Arrival> {
    const { method = "GET", url = "/" } = request;
    const [pathname = "", ...search] = url.split("?");
    const match = contract.find(method, pathname);
    return {
      method,
      pathname,
      search: new URLSearchParams(search.join("?")),
      authorization: request.headers.authorization,
      text: await readText(request),
      ...(match && { match }),
    };
  }

  function enter({ url = "/" }: IncomingMessage, { method, match, text = "" }: Arrival, strikes: Strikes): OpenRequest {
    const body = parseBody(text);
    const entry: OpenRequest = {
      id: requests.length + 1,
      at: toInstant(timeline.now()),
      method,
      path: url,
      ...(match && { operation: match.operation.name }),
      ...("value" in body && { body: body.value }),
      acted: false,
      ...(strikes.kinds.length > 0 && { faults: strikes.kinds }),
    };
    requests.push(entry);
    return entry;
  }

  function settle(arrival: Arrival, strikes: Strikes, requestId: number): Decision {
    const failure = strikes.find("status")?.fault;
    if (failure && !failure.acted) return { answer: { status: failure.status, refusal: [] }, routed: false };
    return decide(options, arrival, {
      requestId,
      ignored: strikes.find("ignored") !== undefined,
      launchedAnyway: strikes.find("launched_anyway") !== undefined,
    });
  }

  function breakOff({ socket }: IncomingMessage, { id }: OpenRequest): void {
    tell({ type: "request", at: toInstant(timeline.now()), requestId: id });
    socket.resetAndDestroy();
  }

  const connection = await connect(options.port, async (request, response) => {
    // Whoever leaves takes the connection with them, and no more.
    response.on("error", () => undefined);
    try {
      await (control(request, response) ?? handle(request, response));
    } catch (error) {
      response.destroy();
      // Of a request that never came to its end, nothing is owed to anybody.
      if (request.complete) onError(error);
    } finally {
      held.delete(response);
    }
  });
  return {
    ...connection,
    close() {
      for (const response of held) response.destroy();
      return connection.close();
    },
  };
}

/** Whether the body is written while it is sent: it may be too large to be there as a whole. */
function isLive({ method }: IncomingMessage, strikes: Strikes): boolean {
  return method === "GET" && strikes.kinds.length === 0;
}

function spare(entry: OpenRequest, spared: readonly FaultKind[]): void {
  const faults = entry.faults?.filter((kind) => !spared.includes(kind)) ?? [];
  if (faults.length > 0) entry.faults = faults;
  else delete entry.faults;
}
