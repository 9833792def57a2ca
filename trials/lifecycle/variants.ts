import type { CreateCampaignOptions } from "@trunkline/core";
import { VARIANTS as ALL, type Variant } from "../crashes/variants.ts";

/** One of each: what they have in common is held against one model. */
export const VARIANTS: readonly Variant[] = ALL.filter(({ name }) =>
  ["vapi v1", "vapi v2", "cozmox", "revox g3"].includes(name),
);

/** What only this one is told; each row is dialled once. */
export function moreOf({ more }: Variant): Pick<CreateCampaignOptions, "agent" | "callers" | "retry"> {
  return more.retry === undefined ? more : { ...more, retry: { ...more.retry, maxAttempts: 1 } };
}
