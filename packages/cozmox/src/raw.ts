/** The adapter with Cozmox's own types in `raw`, and their names. */
export type { CozmoxOptions } from "./options.ts";
export { type CozmoxWire, createCozmox } from "./provider.ts";
export type {
  CozmoxCall,
  CozmoxCampaign,
  CozmoxCustomer,
} from "./wire.ts";
