/** Who applies a filter: the provider, so that less is sent; or this library, after reading everything. */
export type FilteredBy = "provider" | "library";

/**
 * What differs between providers inside an operation, as plain data. Whether an operation exists at all is not told here:
 * ask `supports`.
 */
export interface Capabilities {
  readonly campaigns: {
    /** `single`: the provider answers with all of them at once. */
    readonly pages: "paged" | "single";
    readonly filters: {
      readonly status: FilteredBy;
      readonly created: FilteredBy;
      readonly updated: FilteredBy;
      /** `provider`: each id is asked for by itself. */
      readonly ids: FilteredBy;
    };
  };
  readonly rows: {
    /**
     * `single`: the provider answers with all of them at once, and they are one page. `streamed`: it does too, but they are read
     * as they come, so that there are pages; going on from a cursor receives again what comes before it.
     */
    readonly pages: "paged" | "single" | "streamed";
    /** `derived`: from position, because rows have no id of their own. */
    readonly id: "provider" | "derived";
    /** `derived`: from the row's calls, because rows have no status of their own. */
    readonly status: "provider" | "derived";
    /** Whether rows come with their attempts, or only `listAttempts` has them. */
    readonly attempts: boolean;
    /** Most rows of one campaign; `null`: not stated. */
    readonly maximum: number | null;
  };
  readonly attempts: {
    /** `many`: the provider rings a row again by itself. */
    readonly perRow: "one" | "many";
    /** `provider`: it says who answered. `ended reason`: only voicemail is told from the rest. */
    readonly answeredBy: "provider" | "ended reason";
    /** Whether attempts say what they cost. */
    readonly cost: boolean;
  };
  readonly create: {
    /** Whether a campaign can be made without being started. Where it can be launched, too, all are drafts first. */
    readonly draft: boolean;
    /** Whether the provider stops dialling by itself at a given moment. */
    readonly latestAt: boolean;
    /** Whether the provider dials rows again by a plan. */
    readonly retry: boolean;
    /** What numbers to ring from are known by. */
    readonly callerBy: "id" | "phoneNumber";
    /** Whether rows can be dealt among several numbers to ring from. */
    readonly manyCallers: boolean;
  };
  /**
   * `provider`: it has it. `none`: there is no `pauseCampaign`. `emulated`: `createLinkedCampaigns` cancels instead, and goes on
   * with a new campaign for the rows that were provably never dialled; rows in doubt wait for a person's word.
   */
  readonly pause: "provider" | "emulated" | "none";
}
