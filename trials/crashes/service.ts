import {
  ApiError,
  type Campaign,
  type CampaignProvider,
  type CampaignStatus,
  type Clock,
  type CreateCampaignOptions,
  createLinkedCampaigns,
  type IntentLedger,
  type IntentReport,
  isOver,
  supports,
} from "@trunkline/core";

/** What a service can do with the campaign of one intent, whether it is one or several that are linked. */
export interface Service {
  /** Gives its id, where there is one, and what the caller was warned of. */
  create(options: CreateCampaignOptions & { readonly intentKey: string }): Promise<Made>;
  /** Where campaigns can be changed. */
  rename(id: string, name: string): Promise<void>;
  launch(id: string): Promise<void>;
  /** Gives whether it is held already, by what was answered. */
  pause(id: string): Promise<boolean>;
  /** Gives the rows that are left out because they are in doubt. */
  resume(id: string, options: CreateCampaignOptions & { readonly intentKey: string }): Promise<readonly number[]>;
  /** Settles when it is quiet. */
  cancel(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  reconcile(): Promise<readonly IntentReport[]>;
}

export interface Made {
  readonly id: string;
  readonly isWarned: boolean;
}

const QUIET = { pollMs: 60_000, timeoutMs: 7_200_000 };

/** One campaign, by the contract. */
export function createPlainService(provider: CampaignProvider): Service {
  return {
    async create(options) {
      const { campaign, warnings } = await provider.createCampaign(options);
      return { id: campaign.id, isWarned: warnings.some(({ field }) => field === "start") };
    },
    rename: async (id, name) =>
      void (await provider.updateCampaign?.({ id, name }).catch(async (error: unknown) => {
        // What is over keeps the name that it had.
        const isRefused = error instanceof ApiError && error.kind === "conflict";
        if (!isRefused || !isOver((await provider.getCampaign({ id })).status)) throw error;
      })),
    launch: async (id) => void (await provider.launchCampaign?.({ id })),
    async pause(id) {
      const campaign = await provider.pauseCampaign?.({ id });
      mustBe(campaign, ["paused", "pausing", "completed"]);
      return campaign?.status === "paused";
    },
    async resume(id) {
      mustBe(await provider.resumeCampaign?.({ id }), ["running", "completed"]);
      return [];
    },
    async cancel(id) {
      await provider.cancelCampaign({ id });
      await provider.waitUntilQuiet({ id, ...QUIET });
    },
    remove: (id) => provider.deleteCampaign({ id }),
    reconcile: () => provider.reconcileIntents(),
  };
}

/** What was answered, and is not so. */
export class NotSoError extends Error {}

/** Answers say what is: whoever wanted something else tries again. */
function mustBe(campaign: Campaign | undefined, wanted: readonly CampaignStatus[]): void {
  if (campaign !== undefined && !wanted.includes(campaign.status)) throw new NotSoError(`it is ${campaign.status}`);
}

/** Several of two rows each, linked. */
export function createLinkedService(
  provider: CampaignProvider,
  { ledger, clock, leaseMs }: { readonly ledger: IntentLedger; readonly clock: Clock; readonly leaseMs: number },
): Service {
  const plainPause = supports(provider, "pauseCampaign");
  const linked = createLinkedCampaigns(provider, { ledger, clock, leaseMs, rowsPerCampaign: 2 });
  return {
    async create(options) {
      const { warnings } = await linked.createCampaign(options);
      return { id: options.intentKey, isWarned: warnings.some(({ field }) => field === "start") };
    },
    rename: async () => {},
    launch: async () => {},
    async pause(intentKey) {
      await linked.pauseCampaign({ intentKey, ...QUIET });
      // Where nothing can be held it is cancelled, and waited for.
      return provider.pauseCampaign === undefined;
    },
    async resume(_id, options) {
      const { campaign } = await linked.resumeCampaign(options);
      const isHeld = [campaign, ...campaign.links].some(({ status }) => status === "paused" || status === "pausing");
      // One that was closed by a pause stays what it was.
      if (isHeld && plainPause) throw new NotSoError("some of it is held");
      return campaign.rowsInDoubt;
    },
    async cancel(intentKey) {
      await linked.cancelCampaign({ intentKey });
      await linked.waitUntilQuiet({ intentKey, ...QUIET });
    },
    remove: async () => {},
    reconcile: () => linked.reconcileIntents(),
  };
}
