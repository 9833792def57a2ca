import type { SimulatorEvent } from "./events.ts";
import type { ChooseOutcome } from "./outcomes.ts";
import type { Query } from "./query.ts";
import type { Timeline } from "./timeline.ts";
import type { TrueCampaign } from "./truth.ts";
import type { Webhooks } from "./webhooks.ts";

/** What a provider's folder offers to the server: how it answers, and how it refuses. */
export interface Simulation {
  /** By operation name. An operation of the contract that is not here does not exist in the generation simulated. */
  readonly routes: Readonly<Record<string, Route>>;
  /** By operation name: what is answered to whoever has the right key, whatever they ask for. Absent: nothing is closed. */
  readonly closed?: Readonly<Record<string, Answer>>;
  /** Status of a refusal because of what the body holds. */
  readonly invalidBodyStatus: 400 | 422;
  /** What is done about properties of a body that its schema does not have. */
  readonly unknownProperties: "refused" | "ignored";
  /** The body of a refusal, in the provider's own shape. */
  refusal(status: number, details: readonly string[]): unknown;
  /** All campaigns as they really are, oldest first; deleted ones are not among them. */
  truth(): readonly TrueCampaign[];
  /** Lets a campaign that dials nobody come up at the head of the listings, or takes the newest quiet one away. */
  shift(by: "insertion" | "removal"): void;
}

/** Answers one operation. */
export type Route = (request: RouteRequest) => Answer;

export interface RouteRequest {
  /** What stands for `{id}` in the path; empty when nothing does. */
  readonly id: string;
  readonly query: Query;
  /** The parsed body, which fits its schema in the contract; absent when the operation takes none. */
  readonly body?: unknown;
  /** Its number among all requests. */
  readonly requestId: number;
  /** Whether to answer as if it had been acted upon, and not act. */
  readonly ignored: boolean;
  /** Whether what should wait is to be dialled at once, and the answer not to show it. */
  readonly launchedAnyway: boolean;
}

export type Answer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly refusal: string | readonly string[] };

/** What a provider's folder has to work with. */
export interface Setting {
  readonly seed: number;
  readonly timeline: Timeline;
  /** Calls that the organisation may have under way at once. */
  readonly concurrency: number;
  readonly chooseOutcome: ChooseOutcome;
  readonly webhooks: Webhooks;
  /** Tells what happened. `ringing` is what makes a ring count. */
  tell(event: SimulatorEvent): void;
  readonly history: History;
}

/** The campaigns that are there from the beginning, with all that has happened to them. */
export interface History {
  /** How many there are. */
  readonly campaigns: number;
  /** Rows of the largest one, which is the newest running one. */
  readonly rows: number;
  /** Whether words occur that no contract has. */
  readonly oddities: boolean;
}

export function found(body: unknown): Answer {
  return body === undefined ? { status: 404, refusal: "Not Found" } : { status: 200, body };
}
