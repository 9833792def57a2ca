import { AGENTS, type CampaignRequest } from "./request.ts";
import type { Campaign } from "./state.ts";

/**
 * The request that a duplicate amounts to: what is given comes before what the source has. Everybody on the source's
 * list is on the new one, whether or not they were called. When to start is not copied.
 */
export function toDuplicate(source: Campaign, { duplicateFromCampaignId, ...given }: CampaignRequest): CampaignRequest {
  return {
    ...source.settings,
    ...(AGENTS.every((property) => given[property] === undefined) && { [`${source.agent.kind}Id`]: source.agent.id }),
    ...(given.dialPlan === undefined && dialled(source, given)),
    ...given,
  };
}

function dialled(source: Campaign, given: CampaignRequest): CampaignRequest {
  if (source.dialPlan && given.phoneNumberId === undefined && given.customers === undefined) {
    return { dialPlan: source.dialPlan };
  }
  return {
    ...(source.phoneNumberId !== undefined && { phoneNumberId: source.phoneNumberId }),
    customers: source.rows.map(({ customer }) => customer),
  };
}
