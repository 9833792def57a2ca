import type { components } from "../generated/vapi/api.ts";
import { toInstant } from "../instant.ts";
import { createRandom } from "../random.ts";
import type { CampaignPlan, RowPlan } from "../v1/plan.ts";
import { toCustomer } from "../v1/wire.ts";
import { INVENTED, type Open } from "../words.ts";

type Schemas = components["schemas"];
type ContactStatus = Schemas["ContactStatus"];
export type Contact = Omit<Schemas["Contact"], "status"> & { status: Open<ContactStatus> };

/** The rows of a campaign, as the second generation lists them: in the order of upload, without what they came with. */
export function toContacts({ id: campaignId, rows }: CampaignPlan, odd: boolean): Contact[] {
  return rows.map((row) => {
    const { number, name } = toCustomer(row);
    const { call } = row;
    return {
      // The campaign's id has come from the seed already.
      id: createRandom(0, campaignId, "contact", row.position).uuid(),
      number,
      ...(name !== undefined && { name }),
      status: odd && row.position === rows.length - 1 ? INVENTED.vapi.contactStatus : toStatus(row),
      ...(call && { callId: call.id, dispatchedAt: toInstant(call.createdAt) }),
      ...(call?.ending && { endedReason: call.ending.reason }),
    };
  });
}

/** How many contacts stand where. A contact in no known state is counted nowhere. */
export function toCounts(contacts: readonly Contact[], { rows }: CampaignPlan) {
  const count = (status: ContactStatus) => contacts.filter((contact) => contact.status === status).length;
  return {
    contactCounters: {
      pending: count("contact.pending"),
      dispatched: count("contact.dispatched"),
      completed: count("contact.completed"),
      failed: count("contact.failed"),
      skipped: count("contact.skipped"),
      predialFailed: count("contact.predial-failed"),
    },
    callMetrics: {
      dialed: rows.filter(({ call }) => call !== undefined).length,
      connected: rows.filter(spokeWithAPerson).length,
    },
  };
}

function toStatus({ state, call }: RowPlan): ContactStatus {
  switch (state) {
    case "waiting":
      return "contact.pending";
    case "skipped":
      return "contact.skipped";
    case "predial-failed":
      return "contact.predial-failed";
    case "live":
      return "contact.dispatched";
    case "ended":
      return call?.ending?.failed ? "contact.failed" : "contact.completed";
  }
}

const MACHINES: readonly (string | undefined)[] = ["voicemail", "menu", "screening"];

function spokeWithAPerson({ call }: RowPlan): boolean {
  return call?.conversation !== undefined && !MACHINES.includes(call.ending?.talk);
}
