import type { CampaignProvider } from "@trunkline/core";
import type { RevoxOptions } from "./options.ts";
import { createRevox as createTyped } from "./provider.ts";

export type { RevoxGeneration, RevoxGetAttemptOptions, RevoxOptions } from "./options.ts";

/**
 * Revox behind the shared contract. Does nothing until it is first asked. Variables of rows reach Revox as text: numbers, true
 * and false are written out.
 *
 * Here the types of `raw` are left open, so that nobody pays for them who does not look into it: `@trunkline/revox/raw` has the
 * same function with Revox's own types.
 */
export const createRevox: (options?: RevoxOptions) => CampaignProvider = createTyped;
