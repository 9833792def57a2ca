import { STATUS_CODES } from "node:http";
import { answerSchema, type Contract, type Operation } from "../contract.ts";
import { skewInstants } from "../faults/clock-skew.ts";
import { drift } from "../faults/drift.ts";
import type { Strikes } from "../faults/plan.ts";
import type { FaultKind } from "../faults.ts";
import { toJsonPieces, toPlain } from "../json.ts";
import type { Answer, Simulation } from "../simulation.ts";

/** What goes over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body; it may be gone through again. */
  readonly pieces: () => Iterable<string>;
  /** Of the faults that befell the request: those that changed nothing. */
  readonly spared: readonly FaultKind[];
}

export interface ReplyOptions {
  readonly contract: Contract;
  readonly simulation: Simulation;
  readonly operation: Operation | undefined;
  readonly strikes: Strikes;
  /** The simulated present, in epoch milliseconds. */
  readonly now: number;
}

const JSON_TYPE = "application/json; charset=utf-8";
/** What comes from the provider itself; the rest comes from whatever stands before it. */
const PROVIDER_FAILURES: readonly number[] = [429, 500];

/** Of all that is wrong with ten thousand rows, a refusal names the first few. */
const MOST_DETAILS = 20;

/** What becomes of an answer under the faults that befell its request. */
export function toReply(answer: Answer, options: ReplyOptions): Reply {
  const { simulation, strikes, now } = options;
  const failure = strikes.find("status")?.fault;
  const skew = (strikes.find("clock_skew")?.fault.seconds ?? 0) * 1000;
  const headers = {
    date: new Date(now + skew).toUTCString(),
    ...(failure?.retryAfterSeconds !== undefined && { "retry-after": String(failure.retryAfterSeconds) }),
  };
  if (failure !== undefined && !PROVIDER_FAILURES.includes(failure.status)) {
    const html = page(`${failure.status} ${STATUS_CODES[failure.status]}`);
    const type = { "content-type": contentType(strikes, "text/html") };
    return { status: failure.status, headers: { ...type, ...headers }, pieces: () => [html], spared: ["drift"] };
  }
  const { status } = failure ?? answer;
  const body = failure ? simulation.refusal(status, [STATUS_CODES[status] ?? "Error"]) : toBody(simulation, answer);
  const { drifted, spared } = applyDrift(status, body, options);
  const final = skew === 0 ? drifted : skewInstants(toPlain(drifted), skew);
  return {
    status,
    headers: { "content-type": contentType(strikes, JSON_TYPE), ...headers },
    pieces: strikes.find("not_json") ? () => [page("Just a moment")] : () => toJsonPieces(final),
    spared,
  };
}

function contentType(strikes: Strikes, right: string): string {
  const other = strikes.find("content_type");
  return other ? (other.fault.contentType ?? "text/html") : right;
}

function toBody(simulation: Simulation, answer: Answer): unknown {
  if ("body" in answer) return answer.body;
  const details = typeof answer.refusal === "string" ? [answer.refusal] : answer.refusal;
  return simulation.refusal(answer.status, details.slice(0, MOST_DETAILS));
}

function applyDrift(
  status: number,
  body: unknown,
  { contract, operation, strikes }: ReplyOptions,
): { readonly drifted: unknown; readonly spared: Reply["spared"] } {
  const strike = strikes.find("drift");
  if (strike === undefined) return { drifted: body, spared: [] };
  const schema = operation && answerSchema(operation, status);
  const result = drift(strike.fault, { contract, schema, body: toPlain(body), random: strike.random });
  return result === undefined ? { drifted: body, spared: ["drift"] } : { drifted: result.body, spared: [] };
}

function page(title: string): string {
  return `<!doctype html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
}
