/** The adapter with Revox's own types in `raw`, and their names. */
export type { RevoxGeneration, RevoxGetAttemptOptions, RevoxOptions } from "./options.ts";
export { createRevox, type RevoxWire } from "./provider.ts";
export type {
  RevoxCall,
  RevoxCallAttempt,
  RevoxCampaign,
  RevoxRow,
} from "./wire.ts";
