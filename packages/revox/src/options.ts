import type { TransportOptions } from "@trunkline/core/adapter";
import type { operations } from "./generated/operations.ts";

/** How `createRevox` reaches Revox. */
export interface RevoxOptions extends TransportOptions {
  readonly paths?: Readonly<Partial<Record<keyof typeof operations, string>>>;
}

/** What `providerOptions.revox` may hold on `getAttempt`. */
export interface RevoxGetAttemptOptions {
  /** Id of the call order that the attempt belongs to: makes it one request, where else the list of all is searched. */
  readonly callId?: string;
}

/** Reads `providerOptions.revox`. */
export function toCallId(providerOptions: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const own = providerOptions?.revox;
  if (typeof own !== "object" || own === null || !("callId" in own)) return undefined;
  return typeof own.callId === "string" ? own.callId : undefined;
}
