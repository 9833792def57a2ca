import type { Finding, IntentOptions } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { operations } from "./generated/operations.ts";

/** What creating a campaign brings about at Revox: see `generation` in {@link RevoxOptions}. */
export type RevoxGeneration = "g1" | "g2" | "g3";

/** How `createRevox` reaches Revox, and what it may expect of it. */
export interface RevoxOptions extends TransportOptions, IntentOptions {
  readonly paths?: Readonly<Partial<Record<keyof typeof operations, string>>>;
  /**
   * What creating a campaign brings about. Revox's own texts tell of three ways and date none of them, so nobody but whoever
   * has the account can say which one it has.
   *
   * - `g1`: it starts, at once or at the moment that creating is given. There are no drafts.
   * - `g2`: a flag says whether it starts. There are drafts, but no request that launches one. That a moment may be given
   *   beside the flag is inferred.
   * - `g3`: it is a draft, and launching is a request of its own. That creating leaves a draft is inferred, and so are the
   *   launch's address and the words that pick everybody.
   *
   * Absent: `g3`, whose drafts are asked for in the words of `g2` too. So an account that has `g2` keeps them as drafts, and
   * launching fails with nobody rung; one that has `g1` rings at once.
   */
  readonly generation?: RevoxGeneration;
  /**
   * How a draft is launched, `g3` only: `ai_first` rings everybody with the agent; `speed_dial` opens a live session, which is
   * presumably for people who take over. Here and not with each launch, so that one that is made up for after a crash is the
   * same. Absent: `ai_first`.
   */
  readonly launchMode?: "ai_first" | "speed_dial";
}

/** What `providerOptions.revox` may hold on `getAttempt`. */
export interface RevoxGetAttemptOptions {
  /** Id of the call order that the attempt belongs to: makes it one request, where else the list of all is searched. */
  readonly callId?: string;
}

type ProviderOptions = Readonly<Record<string, unknown>> | undefined;

/** Reads `providerOptions.revox`. */
export function toCallId(providerOptions: ProviderOptions): string | undefined {
  const own = providerOptions?.revox;
  if (typeof own !== "object" || own === null || !("callId" in own)) return undefined;
  return typeof own.callId === "string" ? own.callId : undefined;
}

/** Everything in `providerOptions.revox`, for operations that take nothing there. */
export function ownOptionFindings(providerOptions: ProviderOptions): Finding[] {
  const own = providerOptions?.revox;
  if (own === undefined) return [];
  if (typeof own !== "object" || own === null) return [{ field: "providerOptions.revox", rule: "is not an object" }];
  return Object.keys(own).map((name) => ({ field: `providerOptions.revox.${name}`, rule: "is not known" }));
}
