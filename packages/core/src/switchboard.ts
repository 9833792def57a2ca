import type { CreateCampaignOptions, Created, Launched, UpdateCampaignOptions } from "./create-campaign.ts";
import { ConfigurationError, UnsupportedError } from "./errors.ts";
import type { IntentReport } from "./intents.ts";
import type { Listing } from "./listing.ts";
import { type MergedListing, mergeCampaigns, type ProviderFailure } from "./merge.ts";
import type { CallAttempt } from "./model/call-attempt.ts";
import type { Campaign } from "./model/campaign.ts";
import type { Row } from "./model/row.ts";
import {
  type CallOptions,
  type CampaignProvider,
  type LaunchCampaignOptions,
  type ListCampaignsOptions,
  type ListOfCampaignOptions,
  type OptionalOperation,
  type ReconcileOptions,
  supports,
  type WaitUntilQuietOptions,
} from "./provider.ts";

/** One campaign of one of the providers. */
type At<Options> = { readonly provider: string } & Options;
type OneCampaign = At<{ readonly id: string } & CallOptions>;

/**
 * The operations of {@link CampaignProvider} over several providers; which one is meant is a part of the question. What that
 * one does not have is an `UnsupportedError`.
 */
export interface Switchboard {
  /** By id, in the order given. */
  readonly providers: ReadonlyMap<string, CampaignProvider>;

  /** All providers' campaigns, newest first. Holds one page of each at a time, with the next on its way. */
  listCampaigns(options?: ListCampaignsOptions): MergedListing<Campaign>;
  getCampaign(options: OneCampaign): Promise<Campaign>;
  listRows(options: At<ListOfCampaignOptions>): Listing<Row>;
  listAttempts(options: At<ListOfCampaignOptions>): Listing<CallAttempt>;
  getAttempt(options: OneCampaign): Promise<CallAttempt>;

  createCampaign(options: At<CreateCampaignOptions>): Promise<Created<Campaign>>;
  launchCampaign(options: At<LaunchCampaignOptions>): Promise<Launched<Campaign>>;
  pauseCampaign(options: OneCampaign): Promise<Campaign>;
  resumeCampaign(options: OneCampaign): Promise<Campaign>;
  updateCampaign(options: At<UpdateCampaignOptions>): Promise<Campaign>;
  cancelCampaign(options: OneCampaign): Promise<Campaign>;
  deleteCampaign(options: OneCampaign): Promise<void>;
  waitUntilQuiet(options: At<WaitUntilQuietOptions>): Promise<Campaign>;
  /** Of all providers, one after the other; one that fails does not keep it from the others. */
  reconcileIntents(options?: ReconcileOptions): Promise<Reconciled>;
}

/** What reconciling over several providers came to. */
export interface Reconciled {
  readonly reports: readonly IntentReport[];
  /** Providers whose intents could not be looked at, and why. */
  readonly failures: readonly ProviderFailure[];
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
  const able = <Name extends OptionalOperation>(id: string, operation: Name) => {
    const provider = named(id, operation);
    if (supports(provider, operation)) return provider;
    throw new UnsupportedError({ field: "provider", rule: `has no ${operation}` }, { provider: id, operation });
  };
  return {
    providers,
    listCampaigns: (options = {}) => mergeCampaigns(list, options),
    getCampaign: async ({ provider, ...options }) => named(provider, "getCampaign").getCampaign(options),
    listRows: ({ provider, ...options }) => named(provider, "listRows").listRows(options),
    listAttempts: ({ provider, ...options }) => named(provider, "listAttempts").listAttempts(options),
    getAttempt: async ({ provider, ...options }) => named(provider, "getAttempt").getAttempt(options),

    createCampaign: async ({ provider, ...options }) => named(provider, "createCampaign").createCampaign(options),
    launchCampaign: async ({ provider, ...options }) => able(provider, "launchCampaign").launchCampaign(options),
    pauseCampaign: async ({ provider, ...options }) => able(provider, "pauseCampaign").pauseCampaign(options),
    resumeCampaign: async ({ provider, ...options }) => able(provider, "resumeCampaign").resumeCampaign(options),
    updateCampaign: async ({ provider, ...options }) => able(provider, "updateCampaign").updateCampaign(options),
    cancelCampaign: async ({ provider, ...options }) => named(provider, "cancelCampaign").cancelCampaign(options),
    deleteCampaign: async ({ provider, ...options }) => named(provider, "deleteCampaign").deleteCampaign(options),
    waitUntilQuiet: async ({ provider, ...options }) => named(provider, "waitUntilQuiet").waitUntilQuiet(options),
    async reconcileIntents(options = {}) {
      const reports: IntentReport[] = [];
      const failures: ProviderFailure[] = [];
      for (const provider of list) {
        try {
          reports.push(...(await provider.reconcileIntents(options)));
        } catch (error) {
          options.signal?.throwIfAborted();
          failures.push({ provider: provider.id, error });
        }
      }
      return { reports, failures };
    },
  };
}
