import { ConfigurationError } from "./errors.ts";
import type { Listing } from "./listing.ts";
import { type MergedListing, mergeCampaigns } from "./merge.ts";
import type { CallAttempt } from "./model/call-attempt.ts";
import type { Campaign } from "./model/campaign.ts";
import type { Row } from "./model/row.ts";
import type { CallOptions, CampaignProvider, ListCampaignsOptions, ListOptions } from "./provider.ts";

/** The operations of {@link CampaignProvider} over several providers; which one is meant is a part of the question. */
export interface Switchboard {
  /** By id, in the order given. */
  readonly providers: ReadonlyMap<string, CampaignProvider>;

  /** All providers' campaigns, newest first. Holds one page of each at a time. */
  listCampaigns(options?: ListCampaignsOptions): MergedListing<Campaign>;
  getCampaign(options: { readonly provider: string; readonly id: string } & CallOptions): Promise<Campaign>;
  listRows(options: { readonly provider: string; readonly campaignId: string } & ListOptions): Listing<Row>;
  listAttempts(options: { readonly provider: string; readonly campaignId: string } & ListOptions): Listing<CallAttempt>;
  getAttempt(options: { readonly provider: string; readonly id: string } & CallOptions): Promise<CallAttempt>;
}

const OURS = "switchboard";

/**
 * Serves several providers as one. Throws a `ConfigurationError` when two of them have one id, and its operations do for an
 * id that none has. Two accounts of one provider need an `id` each.
 */
export function createSwitchboard(list: readonly CampaignProvider[]): Switchboard {
  const providers = new Map(list.map((provider) => [provider.id, provider]));
  if (providers.size < list.length) {
    throw new ConfigurationError({ field: "providers", rule: "have the same id twice" }, { provider: OURS });
  }
  const named = (id: string, operation: string): CampaignProvider => {
    const provider = providers.get(id);
    if (provider !== undefined) return provider;
    const known = [...providers.keys()].join(", ");
    throw new ConfigurationError({ field: "provider", rule: `is none of ${known}` }, { provider: OURS, operation });
  };
  return {
    providers,
    listCampaigns: (options = {}) => mergeCampaigns(list, options),
    getCampaign: async ({ provider, ...options }) => named(provider, "getCampaign").getCampaign(options),
    listRows: ({ provider, ...options }) => named(provider, "listRows").listRows(options),
    listAttempts: ({ provider, ...options }) => named(provider, "listAttempts").listAttempts(options),
    getAttempt: async ({ provider, ...options }) => named(provider, "getAttempt").getAttempt(options),
  };
}
