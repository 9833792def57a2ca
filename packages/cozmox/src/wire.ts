/** Short names for the generated types in use. The only file that imports them. */
import type { components, paths } from "./generated/api.ts";

type Schemas = components["schemas"];

export type CozmoxPaths = paths;
export type CozmoxCampaign = Schemas["Campaign"];
export type CozmoxCustomer = Schemas["Customer"];
export type CozmoxCall = Schemas["Call"];
export type CozmoxCreateCampaign = Schemas["CreateCampaign"];
