import type { Query } from "./query.ts";

/** What a provider's folder offers to the server: how it answers, and how it refuses. */
export interface Simulation {
  /** By operation name. An operation of the contract that is not here is not simulated yet. */
  readonly routes: Readonly<Record<string, Route>>;
  /** The body of a refusal, in the provider's own shape. */
  refusal(status: number, details: readonly string[]): unknown;
}

/** Answers one operation. */
export type Route = (request: { readonly id: string; readonly query: Query }) => Answer;

export type Answer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly refusal: string };

/** What the data of a simulated organisation is grown from. */
export interface WorldOptions {
  readonly seed: number;
  /** The present, in epoch milliseconds. */
  readonly now: number;
  readonly campaigns: number;
  /** Rows of the largest campaign. */
  readonly rows: number;
  /** Whether words occur that no contract has. */
  readonly oddities: boolean;
}

export function found(body: unknown): Answer {
  return body === undefined ? { status: 404, refusal: "Not Found" } : { status: 200, body };
}
