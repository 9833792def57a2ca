import type { Ask } from "./ask.ts";
import { COZMOX } from "./cozmox.ts";
import { REVOX } from "./revox.ts";
import { VAPI } from "./vapi.ts";

/** Everything that can be asked of anybody. */
export const ASKS: readonly Ask[] = [...VAPI, ...REVOX, ...COZMOX];
