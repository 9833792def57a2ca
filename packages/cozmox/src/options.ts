import type { IntentOptions } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { operations } from "./generated/operations.ts";

/**
 * How `createCozmox` reaches Cozmox. Of the three APIs by that name it speaks the one at api.cozmox.ai, a white label of
 * Vapi's first generation; the newer one, with workspaces and batches, is another API altogether.
 */
export interface CozmoxOptions extends TransportOptions, IntentOptions {
  readonly paths?: Readonly<Partial<Record<keyof typeof operations, string>>>;
}
