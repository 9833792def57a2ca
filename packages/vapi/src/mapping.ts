/** Second-generation campaigns in our shape. */
import type { Campaign, Progress } from "@trunkline/core";
import { compact, count, object, type Reading, text } from "@trunkline/core/adapter";
import { campaignSummaryShape } from "./generated/shapes.ts";
import { toCampaignHead } from "./v1/campaign-head.ts";
import type { VapiCampaignSummary } from "./wire.ts";

export function toCampaign(raw: VapiCampaignSummary, reading: Reading): Campaign<VapiCampaignSummary> {
  const campaign = toCampaignHead(raw, reading, campaignSummaryShape, toProgress(raw, reading));
  const caller = text(raw.phoneNumberId, reading, "phoneNumberId");
  if (caller !== undefined) campaign.callers = [{ id: caller }];
  return campaign;
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
