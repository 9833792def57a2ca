import type { CampaignProvider } from "@trunkline/core";
import type { VapiOptions } from "./options.ts";
import { createVapi as createTyped } from "./provider.ts";

export type { VapiListCampaignsOptions, VapiOptions } from "./options.ts";

/**
 * Vapi behind the shared contract. Does nothing until it is first asked.
 *
 * `capabilities` are the second generation's until the first is found to be all there is.
 *
 * Here the types of `raw` are left open, so that nobody pays for them who does not look into it: `@trunkline/vapi/raw` has the
 * same function with Vapi's own types.
 */
export const createVapi: (options?: VapiOptions) => CampaignProvider = createTyped;
