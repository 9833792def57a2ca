/** Second-generation shapes in ours. */
import type { Campaign, Progress, Row, RowStatus } from "@trunkline/core";
import { compact, count, inspect, mustHaveId, object, type Reading, text, word } from "@trunkline/core/adapter";
import { campaignSummaryShape, contactShape } from "./generated/shapes.ts";
import { NEVER_DIALLED, ROW_STATUS } from "./statuses.ts";
import { toCampaignHead } from "./v1/campaign.ts";
import { toAnsweredBy, toDisposition, toEnd } from "./v1/end-reasons.ts";
import type { VapiCampaignSummary, VapiContact } from "./wire.ts";

export function toCampaign(raw: VapiCampaignSummary, reading: Reading): Campaign<VapiCampaignSummary> {
  const caller = text(raw.phoneNumberId, reading, "phoneNumberId");
  return {
    ...toCampaignHead(raw, reading, campaignSummaryShape, toProgress(raw, reading)),
    callers: caller === undefined ? [] : [{ id: caller }],
    raw,
  };
}

/** Undefined without counters: they come only when asked for. `live` counts who was handed to a call that has not ended. */
function toProgress(raw: VapiCampaignSummary, reading: Reading): Progress | undefined {
  const counters = object(raw.contactCounters, reading, "contactCounters");
  if (counters === undefined) return undefined;
  const at = (name: keyof typeof counters) => count(counters[name], reading, `contactCounters.${name}`);
  const rows = {
    pending: at("pending"),
    in_progress: at("dispatched"),
    completed: at("completed"),
    failed: at("failed"),
    skipped: sum([at("skipped"), at("predialFailed")]),
  };
  return compact({ total: sum(Object.values(rows)), live: rows.in_progress, rows: compact(rows) });
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce((total, each) => (total === undefined || each === undefined ? undefined : total + each), 0);
}

/** A contact as a row. What it was uploaded with, external id and variables, does not come back. */
export function toRow(raw: VapiContact, campaignId: string, position: number, reading: Reading): Row<VapiContact> {
  inspect(raw, contactShape, reading);
  const providerStatus = text(raw.status, reading, "status");
  const endedReason = text(raw.endedReason, reading, "endedReason");
  const callId = text(raw.callId, reading, "callId");
  const isUntried = callId === undefined && providerStatus !== undefined && NEVER_DIALLED.has(providerStatus);
  return {
    ...compact({
      provider: reading.provider,
      campaignId,
      id: mustHaveId(raw.id, reading, "id"),
      idSource: "provider" as const,
      position,
      contact: compact({
        phoneNumber: text(raw.number, reading, "number"),
        name: text(raw.name, reading, "name"),
      }),
      variables: {},
      status: word<RowStatus>(ROW_STATUS, raw.status, "unknown", reading, "status"),
      providerStatus,
      reached: isUntried ? false : wasReachedBy(endedReason),
      attemptCount: isUntried ? 0 : callId === undefined ? null : 1,
    }),
    raw,
  };
}

/** From why the one call ended: machines and dead lines are told apart, people are not. */
function wasReachedBy(endedReason: string | undefined): boolean | null {
  if (endedReason === undefined) return null;
  return toAnsweredBy(toDisposition(toEnd(endedReason))) === "unknown" ? null : false;
}
