import type { IntentOptions } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { operations } from "./generated/operations.ts";

/** How `createVapi` reaches Vapi, and which of its two campaign APIs it uses. */
export interface VapiOptions extends TransportOptions, IntentOptions {
  readonly paths?: Readonly<Partial<Record<keyof typeof operations, string>>>;
  /**
   * `auto` (the default) asks the second generation once and remembers a 403, which means that the organisation does not
   * have it; then the first is used. Campaigns of one generation may not show in the other.
   */
  readonly campaignsApi?: "auto" | "v1" | "v2";
}

/** What `providerOptions.vapi` may hold on `listCampaigns`. */
export interface VapiListCampaignsOptions {
  /**
   * Whether a second-generation listing asks for counters. They cost Vapi three queries a page; without them there is no
   * `progress`, and a cancelled campaign cannot be told from one that is still stopping. Absent: true.
   */
  readonly includeCounters?: boolean;
}

/** Reads `providerOptions.vapi`. */
export function toIncludeCounters(providerOptions: Readonly<Record<string, unknown>> | undefined): boolean {
  const own = providerOptions?.vapi;
  return !(typeof own === "object" && own !== null && "includeCounters" in own && own.includeCounters === false);
}
