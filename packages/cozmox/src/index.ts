import type { CampaignProvider } from "@trunkline/core";
import type { CozmoxOptions } from "./options.ts";
import { createCozmox as createTyped } from "./provider.ts";

export type { CozmoxOptions } from "./options.ts";

/**
 * Cozmox behind the shared contract: Vapi's first-generation mapping over Cozmox's own types. Does nothing until it is first
 * asked.
 *
 * Here the types of `raw` are left open, so that nobody pays for them who does not look into it: `@trunkline/cozmox/raw` has the
 * same function with Cozmox's own types.
 */
export const createCozmox: (options?: CozmoxOptions) => CampaignProvider = createTyped;
