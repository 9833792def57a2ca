import { bodyProblems, parseBody } from "../body.ts";
import { type Contract, type Operation, readContract } from "../contract.ts";
import { readQuery } from "../query.ts";
import type { Answer, RouteRequest, Simulation } from "../simulation.ts";
import type { ProviderId } from "../words.ts";

/** A request that has arrived as a whole. */
export interface Arrival {
  readonly method: string;
  readonly pathname: string;
  readonly search: URLSearchParams;
  /** The `Authorization` that it came with. */
  readonly authorization: string | undefined;
  /** Absent when it was too large. */
  readonly text: string | undefined;
  /** What it means, and the `id` in its path; absent when the contract has nothing like it. */
  readonly match?: { readonly operation: Operation; readonly id: string };
}

/** Whom a request is for. */
export interface Desk {
  readonly provider: ProviderId;
  readonly simulation: Simulation;
  readonly apiKey: string;
}

/** Whether a request came as far as its route, and what is answered. */
export interface Decision {
  readonly answer: Answer;
  readonly routed: boolean;
}

/** Checks a request as its provider does, one thing after the other, and has it answered by its route. */
export function decide(
  { provider, simulation, apiKey }: Desk,
  { method, pathname, search, authorization, text, match }: Arrival,
  given: Pick<RouteRequest, "requestId" | "ignored" | "launchedAnyway">,
): Decision {
  if (text === undefined) return refuse(413, "Payload Too Large");
  if (authorization !== `Bearer ${apiKey}`) return refuse(401, "Unauthorized");
  const route = match && simulation.routes[match.operation.name];
  if (match === undefined || route === undefined) return refuse(404, `Cannot ${method} ${pathname}`);
  const contract = readContract(provider);
  const { operation, id } = match;
  const closed = simulation.closed?.[operation.name];
  if (closed !== undefined) return { answer: closed, routed: false };
  const read = readQuery(contract, operation, search);
  if ("problems" in read) return refuse(400, read.problems);
  const body = readBody(contract, operation, text, simulation);
  if ("answer" in body) return body;
  return { answer: route({ ...given, ...body, id, query: read.query }), routed: true };
}

function readBody(
  contract: Contract,
  operation: Operation,
  text: string,
  { invalidBodyStatus, unknownProperties }: Simulation,
): Pick<RouteRequest, "body"> | Decision {
  const parsed = parseBody(text);
  if ("malformed" in parsed) return refuse(400, "The body is not JSON");
  if (operation.body === undefined) return {};
  const problems = bodyProblems(contract, operation, parsed.value, unknownProperties);
  return problems.length > 0 ? refuse(invalidBodyStatus, problems) : { body: parsed.value };
}

function refuse(status: number, refusal: string | readonly string[]): Decision {
  return { answer: { status, refusal }, routed: false };
}
