import type { CreateCampaignOptions } from "../create-campaign.ts";
import type { CampaignStatus, Progress } from "../model/campaign.ts";
import type { CallOptions, WaitUntilQuietOptions } from "../provider.ts";

/** One campaign of several that share a list. */
export interface Link {
  /** The one that it was created with: `<the set's>~<number>`. */
  readonly intentKey: string;
  /** Absent: it is not known whether there is one. */
  readonly campaignId?: string;
  readonly status: CampaignStatus;
  /** Of the original list, and still with this link: `"0-9999"`, `"3,7-12"`. Empty: later links have them all. */
  readonly positions: string;
}

/** One list of people that several campaigns ring. Plain data. */
export interface LinkedCampaign {
  readonly intentKey: string;
  readonly provider: string;
  /** As it was given. Empty: its first campaign is not there to tell. */
  readonly name: string;
  /** Of all its links: `unknown` if one is, `running` if one is, and over only when all are. */
  readonly status: CampaignStatus;
  /** Rows of the list. While it is being created: of the links that are there. */
  readonly total: number;
  /**
   * Counts over all links, each row once: who waits for a link that is still to come is `pending`, who is in doubt is
   * `unknown`. Absent when one of the links that go on has no counts.
   */
  readonly progress?: Progress;
  /** In the order in which they were made. */
  readonly links: readonly Link[];
  /**
   * Positions in the list, ascending, of whom nobody can say whether they were rung. They are left out when it goes on, unless
   * a person vouches for them.
   */
  readonly rowsInDoubt: readonly number[];
}

/** Which list. */
export interface LinkedOptions extends CallOptions {
  readonly intentKey: string;
}

/** What creating one takes. `maxConcurrency` holds for each campaign by itself. */
export interface CreateLinkedOptions extends CreateCampaignOptions {
  readonly intentKey: string;
}

/** The same input as when it was created; `start` is not read: who is left is rung from now on, or from the first start on. */
export interface ResumeLinkedOptions extends CreateLinkedOptions {
  /** Positions in doubt that somebody vouches for: these people were not rung. Absent: all of them are left out. */
  readonly alsoRing?: readonly number[];
}

/** What waiting for it takes. `timeoutMs` is for all links together; absent: an hour for each. `onProgress` is told of each link. */
export interface QuietLinkedOptions extends Omit<WaitUntilQuietOptions, "id"> {
  readonly intentKey: string;
}
