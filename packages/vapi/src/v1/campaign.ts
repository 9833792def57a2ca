import type { Caller, Campaign, CampaignStatus, Progress } from "@trunkline/core";
import { compact, type Draft, list, object, type Reading, type Shape, text } from "@trunkline/core/adapter";
import { toCampaignHead } from "./campaign-head.ts";
import { namedCalls, sum, toCounts } from "./counts.ts";
import { statusWithoutCall } from "./rows.ts";
import type { V1Campaign, V1Customer } from "./wire.ts";

/** A campaign of the first generation; its rows are inside it. */
export function toCampaign<C extends V1Campaign>(raw: C, reading: Reading, shape: Shape): Campaign<C> {
  const counted = toProgress(raw, reading);
  const campaign = toCampaignHead(raw, reading, shape, counted);
  campaign.progress = withUncalled(counted, campaign.status);
  campaign.callers = toCallers(raw, reading);
  return campaign;
}

function toCallers(raw: V1Campaign, reading: Reading): readonly Caller[] {
  const single = text(raw.phoneNumberId, reading, "phoneNumberId");
  const callers: Caller[] = single === undefined ? [] : [{ id: single }];
  for (const entry of list(raw.dialPlan, reading, "dialPlan")) {
    const id = text(object(entry, reading, "dialPlan[]")?.phoneNumberId, reading, "dialPlan[].phoneNumberId");
    if (id !== undefined) callers.push({ id });
  }
  return callers;
}

/** Those to call, in order of upload: the plain list, or the dial plan's lists one after another. */
export function customersOf<P extends V1Customer>(raw: V1Campaign<P>, reading: Reading): readonly P[] {
  const planned = list(raw.dialPlan, reading, "dialPlan").flatMap((entry) =>
    list(object(entry, reading, "dialPlan[]")?.customers, reading, "dialPlan[].customers"),
  );
  const customers = list(raw.customers, reading, "customers");
  return planned.length === 0 ? customers : [...customers, ...planned];
}

/**
 * The counters count calls, and one call is one row. Ended ones are not told apart by how they ended. A call that the
 * campaign names and no counter counts may be live.
 */
function toProgress(raw: V1Campaign, reading: Reading): Progress {
  const { scheduled, queued, inProgress, ended } = toCounts(raw, reading);
  const total = customersOf(raw, reading).length;
  const named = namedCalls(raw, reading).length;
  const uncounted = named - (sum(sum(scheduled, queued), sum(inProgress, ended)) ?? named);
  const rows = compact({
    queued: sum(scheduled, queued),
    in_progress: inProgress,
    completed: ended,
    unknown: uncounted > 0 ? uncounted : undefined,
  });
  const progress: Draft<Progress> = { rows };
  const live = uncounted > 0 ? undefined : sum(queued, inProgress);
  if (total > 0) progress.total = total;
  if (live !== undefined) progress.live = live;
  return progress;
}

/** The same, with the rows that no counter counts because they have no call; unless a counter is missing. */
function withUncalled(progress: Progress, campaignStatus: CampaignStatus): Progress {
  const { total = 0, rows } = progress;
  const { queued, in_progress, completed, unknown = 0 } = rows;
  if (queued === undefined || in_progress === undefined || completed === undefined) return progress;
  const uncalled = total - queued - in_progress - completed - unknown;
  if (uncalled <= 0) return progress;
  const status = statusWithoutCall(campaignStatus);
  const all: Draft<Progress["rows"]> = { ...rows };
  all[status] = uncalled + (rows[status] ?? 0);
  return { ...progress, rows: all };
}
