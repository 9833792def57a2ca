import { ApiError, ConfigurationError, type Finding } from "../errors.ts";
import type { Listing } from "../listing.ts";
import { CAMPAIGN_STATUSES, type Campaign, type CampaignStatus } from "../model/campaign.ts";
import type { Instant } from "../model/instant.ts";
import type { ListCampaignsOptions } from "../provider.ts";
import type { Asker, Asking, Continued } from "./ask.ts";
import { createObserver } from "./observe.ts";
import { instant } from "./read.ts";
import { createSingleListing } from "./single-listing.ts";

/** Filters of `listCampaigns`, checked, with every moment in the model's form. */
export interface CampaignFilter {
  /** Absent: any. */
  readonly statuses?: ReadonlySet<CampaignStatus>;
  readonly createdFrom?: Instant;
  readonly createdBefore?: Instant;
  readonly updatedFrom?: Instant;
  readonly updatedBefore?: Instant;
}

/** Throws a `ConfigurationError` that names every moment which cannot be read. */
export function toCampaignFilter(options: ListCampaignsOptions, provider: string): CampaignFilter {
  const reading = createObserver(provider, undefined).reading("listCampaigns");
  const findings: Finding[] = [];
  const moment = (field: "createdFrom" | "createdBefore" | "updatedFrom" | "updatedBefore") => {
    const value = options[field];
    if (value === undefined) return {};
    const read = instant(value, reading, field);
    if (read === undefined) findings.push({ field, rule: "is not an ISO-8601 instant" });
    return { [field]: read };
  };
  const { status } = options;
  const statuses = status === undefined ? [] : typeof status === "string" ? [status] : status;
  const unknown = statuses.find((word) => !CAMPAIGN_STATUSES.includes(word));
  if (unknown !== undefined) findings.push({ field: "status", rule: `is not one of ${CAMPAIGN_STATUSES.join(", ")}` });
  const filter = {
    ...(status !== undefined && { statuses: new Set(statuses) }),
    ...moment("createdFrom"),
    ...moment("createdBefore"),
    ...moment("updatedFrom"),
    ...moment("updatedBefore"),
  };
  const [first, ...others] = findings;
  if (first !== undefined) {
    throw new ConfigurationError([first, ...others], { provider, operation: "listCampaigns" });
  }
  return filter;
}

/** Whether a campaign passes. One that does not tell a moment does not pass a filter on it. */
export function passesFilter(campaign: Campaign, filter: CampaignFilter): boolean {
  return (
    (filter.statuses === undefined || filter.statuses.has(campaign.status)) &&
    isBetween(campaign.createdAt, filter.createdFrom, filter.createdBefore) &&
    isBetween(campaign.updatedAt, filter.updatedFrom, filter.updatedBefore)
  );
}

function isBetween(at: Instant | undefined, from: Instant | undefined, before: Instant | undefined): boolean {
  if (from === undefined && before === undefined) return true;
  return at !== undefined && (from === undefined || at >= from) && (before === undefined || at < before);
}

/** Newest first; those without a moment last; ids settle ties, so that two readings agree. */
export function byNewest(a: Campaign, b: Campaign): number {
  return compare(b.createdAt ?? "", a.createdAt ?? "") || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A listing of a few known campaigns, each asked for by itself; those that do not exist are left out. */
export function listByIds<Raw>(
  asker: Asker,
  options: ListCampaignsOptions & Continued & { readonly ids: readonly string[] },
  getCampaign: (id: string, asking: Asking) => Promise<Campaign<Raw>>,
): Listing<Campaign<Raw>> {
  const filter = toCampaignFilter(options, asker.provider);
  return createSingleListing({ asker, operation: "listCampaigns", options }, async (asking) => {
    const found: Campaign<Raw>[] = [];
    for (const id of new Set(options.ids)) {
      const campaign = await getCampaign(id, asking).catch(ifNotFound);
      if (campaign !== undefined && passesFilter(campaign, filter)) found.push(campaign);
    }
    return found.sort(byNewest);
  });
}

/** An id of another provider's may not even have the form that this one asks of ids. */
function ifNotFound(error: unknown): undefined {
  if (error instanceof ApiError && (error.kind === "not-found" || error.kind === "invalid")) return undefined;
  throw error;
}
