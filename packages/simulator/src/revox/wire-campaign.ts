import type { components } from "../generated/revox/api.ts";
import { toInstant } from "../instant.ts";
import { type Campaign, type CampaignStatus, isFinal, type Order, type Organisation, type Row } from "./state.ts";
import { toTime, toWireOrder, type WireOrder } from "./wire-order.ts";

type Schemas = components["schemas"];
export type WireCampaign = Omit<Schemas["Campaign"], "status"> & { status: CampaignStatus };
export type WireRow = Omit<Schemas["Row"], "call"> & { call?: WireOrder | null };

export function toWireCampaign(organisation: Organisation, campaign: Campaign): WireCampaign {
  return {
    id: campaign.id,
    name: campaign.name,
    assistant_id: campaign.assistant.id,
    assistant: campaign.assistant,
    organization_id: organisation.id,
    status: campaign.status,
    is_cancelled: campaign.isCancelled,
    created_at: toInstant(campaign.createdAt),
    updated_at: toInstant(campaign.updatedAt),
    scheduled_at: toTime(campaign.scheduledAt),
    from_phone_number: campaign.fromNumber ?? null,
    max_concurrent_calls: campaign.maxConcurrentCalls ?? null,
    call_retry_config: campaign.retryConfig ?? null,
    ...toStats(campaign),
  };
}

function toStats({ stats, rows }: Campaign): Pick<WireCampaign, "row_stats"> {
  if (stats === "counted") return { row_stats: countRows(rows) };
  return stats === "null" ? { row_stats: null } : {};
}

export function toWireRow(organisation: Organisation, { id, position, contact, order }: Row): WireRow {
  const row = { id, row_index: position, phone_number: contact.phoneNumber, input_data: contact.variables };
  if (order !== undefined) return { ...row, call: toWireOrder(organisation, order) };
  // Nobody said which of the two a row shows that has no order yet.
  return position % 2 === 0 ? row : { ...row, call: null };
}

type RowStats = Schemas["RowStats"];

/** How many rows stand where. A status that nobody knows is counted as pending. */
function countRows(rows: readonly Row[]): RowStats {
  const stats: RowStats = {
    calling: 0,
    completed: 0,
    failed: 0,
    not_launched: 0,
    pending: 0,
    retry: 0,
    skipped: 0,
    total: rows.length,
  };
  for (const { order } of rows) stats[toBucket(order)]++;
  return stats;
}

function toBucket(order: Order | undefined): Exclude<keyof RowStats, "total"> {
  if (order === undefined || !(order.isLaunched || isFinal(order))) return "not_launched";
  switch (order.status) {
    case "calling":
      return "calling";
    case "completed":
      return "completed";
    case "errored":
      return "failed";
    case "cancelled":
      return "skipped";
    case "scheduled":
      return order.attempts.length > 0 ? "retry" : "pending";
    default:
      return "pending";
  }
}
