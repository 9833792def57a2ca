import type { ErrorContext, Finding } from "@trunkline/core";
import type { CampaignInput } from "@trunkline/core/adapter";
import { ownOptionFindings, refuse, toAgent, toCreateParts, type V1Dialect } from "@trunkline/vapi/v1";
import type { CozmoxCreateCampaign } from "./wire.ts";

/** A new campaign, but for what is known only when it is sent. */
export type CozmoxCreateRequest = Omit<CozmoxCreateCampaign, "name" | "schedulePlan">;

/** What the shared part of the translation has to know of Cozmox. */
export const DIALECT: V1Dialect = { title: "Cozmox", hasSquads: false };

/** What Cozmox makes of an input. Throws everything that it cannot do, or else everything that is wrong for it. */
export function toCreateRequest(
  input: CampaignInput,
  context: ErrorContext,
): { readonly request: CozmoxCreateRequest; readonly warnings: readonly Finding[] } {
  const { agent, maxConcurrency, providerOptions } = input;
  const { callerIds, customers, unsupported, wrong, warnings } = toCreateParts(input, DIALECT);
  refuse({ unsupported, wrong: [...wrong, ...ownOptionFindings(providerOptions, "cozmox", {})] }, context);
  const [phoneNumberId = "", ...others] = callerIds;
  return {
    request: { ...toAgent(agent), phoneNumberId, customers },
    warnings: [
      ...warnings,
      ...(others.length > 0
        ? [{ field: "callers", rule: "are several, and a campaign of Cozmox's rings from one: the first is used" }]
        : []),
      ...(maxConcurrency === undefined
        ? []
        : [
            {
              field: "maxConcurrency",
              rule: "is not sent: only the account limits how many calls Cozmox makes at once",
            },
          ]),
    ],
  };
}
