import type { IncomingMessage, ServerResponse } from "node:http";
import { parseBody, readText } from "./body.ts";
import { isRecord } from "./contract.ts";
import { toMilliseconds } from "./duration.ts";
import { readFaults } from "./faults/check-fault.ts";
import type { FaultPlan } from "./faults/plan.ts";
import { FieldError } from "./fields.ts";
import { toInstant } from "./instant.ts";
import { toJsonPieces } from "./json.ts";
import type { SimulatedRequest } from "./server/requests.ts";
import { send } from "./server/send.ts";
import type { Simulation } from "./simulation.ts";
import type { ClockKind, Timeline } from "./timeline.ts";
import type { Ring } from "./truth.ts";
import { isLoopback } from "./webhooks/address.ts";
import type { SimulatedWebhook } from "./webhooks.ts";
import type { ProviderId } from "./words.ts";

/** What can be seen and steered over HTTP, for those who do not hold the simulator in their hands. */
export interface Controlled {
  readonly provider: ProviderId;
  readonly seed: number;
  readonly clock: ClockKind;
  readonly timeline: Timeline;
  readonly simulation: Simulation;
  readonly faults: FaultPlan;
  /** Names of the operations in the contract. */
  readonly operations: readonly string[];
  readonly rings: readonly Ring[];
  readonly requests: readonly SimulatedRequest[];
  readonly webhooks: readonly SimulatedWebhook[];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Act = (simulator: Controlled, body: unknown) => Answer | Promise<Answer>;

/** No provider has a path like it. */
const PREFIX = "/simulator/";

const ACTS: Readonly<Record<string, Readonly<Record<string, Act>>>> = {
  state: { GET: (simulator) => ok(stateOf(simulator)) },
  rings: { GET: ({ rings }) => ok(rings) },
  requests: { GET: ({ requests }) => ok(requests) },
  campaigns: { GET: ({ simulation }) => ok(simulation.truth()) },
  webhooks: { GET: ({ webhooks }) => ok(webhooks) },
  advance: { POST: advance },
  faults: {
    GET: ({ faults }) => ok(faults.active),
    POST: addFaults,
    DELETE({ faults }) {
      faults.clear();
      return ok(faults.active);
    },
  },
};

/**
 * Answers what is under `/simulator/`, without a key; nothing for any other request. Only for whoever is on this
 * machine: a page that a browser shows, from wherever, does not get in.
 */
export function createControl(simulator: Controlled) {
  return (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    if (request.url?.startsWith(PREFIX) !== true) return undefined;
    return answer(simulator, request).then(({ status, body }) => {
      const headers = { "content-type": "application/json; charset=utf-8" };
      return send(response, { status, headers }, () => toJsonPieces(body), { truncated: false, trickle: undefined });
    });
  };
}

async function answer(simulator: Controlled, request: IncomingMessage): Promise<Answer> {
  const text = await readText(request);
  if (text === undefined) return refuse(413, "The body is too large");
  if (!isFromHere(request)) return refuse(403, "Host and Origin must be of this machine: 127.0.0.1 or localhost");
  const { method = "GET", url = "" } = request;
  const name = url.slice(PREFIX.length).replace(/\?.*$/, "");
  const acts = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (acts === undefined) return refuse(404, `Nothing is called ${name}: there are ${Object.keys(ACTS).join(", ")}`);
  const act = Object.hasOwn(acts, method) ? acts[method] : undefined;
  if (act === undefined) return refuse(405, `${name} can be asked for by ${Object.keys(acts).join(", ")}`);
  const body = parseBody(text);
  if ("malformed" in body) return refuse(400, "The body is not JSON");
  simulator.timeline.catchUp();
  try {
    return await act(simulator, body.value);
  } catch (error) {
    if (error instanceof FieldError) return refuse(400, error.message);
    return refuse(500, error instanceof Error ? error.message : String(error));
  }
}

async function advance(simulator: Controlled, body: unknown): Promise<Answer> {
  const { clock, timeline } = simulator;
  if (clock !== "virtual") return refuse(409, `The clock is ${clock}: only a virtual one can be advanced`);
  const by = isRecord(body) ? body.by : undefined;
  await timeline.advance(toMilliseconds(typeof by === "number" || typeof by === "string" ? by : Number.NaN, "by"));
  return ok(stateOf(simulator));
}

function addFaults({ faults, operations }: Controlled, body: unknown): Answer {
  const added = readFaults(body, operations);
  if (added.some(({ fault }) => fault === "refused")) {
    return refuse(400, "fault: refused is for requests through the fetch of a simulator in the same process");
  }
  for (const fault of added) faults.add(fault);
  return ok(faults.active);
}

function stateOf({ provider, seed, clock, timeline }: Controlled) {
  return { provider, now: toInstant(timeline.now()), clock, seed };
}

/** A name that leads here from elsewhere is how a page of a stranger would come in. */
function isFromHere({ headers: { host, origin } }: IncomingMessage): boolean {
  const isHere = (url: string) => URL.canParse(url) && isLoopback(new URL(url));
  return isHere(`http://${host}`) && (origin === undefined || isHere(origin));
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function refuse(status: number, message: string): Answer {
  return { status, body: { message } };
}
