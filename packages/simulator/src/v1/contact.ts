import { toInstant } from "../instant.ts";
import { createRandom } from "../random.ts";
import { addressOf } from "./request.ts";
import type { Campaign, Organisation, Row } from "./state.ts";

/** The second generation's id of a row. */
export function contactId(campaign: Campaign, { position }: Row): string {
  // The campaign's id has come from the seed already.
  return createRandom(0, campaign.id, "contact", position).uuid();
}

/** A row as the campaign's server is told about it. */
export function toTold({ id: orgId }: Organisation, campaign: Campaign, row: Row) {
  const { name, assistantOverrides, squadOverrides } = row.customer;
  return {
    id: contactId(campaign, row),
    campaignId: campaign.id,
    orgId,
    number: addressOf(row.customer),
    ...(name !== undefined && { name }),
    ...(assistantOverrides && { assistantOverrides }),
    ...(squadOverrides && { squadOverrides }),
    createdAt: toInstant(campaign.createdAt),
  };
}
