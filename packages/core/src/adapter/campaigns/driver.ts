import type { UpdateCampaignOptions } from "../../create-campaign.ts";
import type { Finding } from "../../errors.ts";
import type { Listing } from "../../listing.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Instant } from "../../model/instant.ts";
import type { Row } from "../../model/row.ts";
import type { ListOfCampaignOptions } from "../../provider.ts";
import type { Asking, Continued } from "../ask.ts";
import type { CampaignInput } from "./input.ts";

/**
 * What an adapter supplies so that its campaigns can be created and steered: single steps, each of them asked and unwrapped.
 * In which order they are taken, what is written down between them, and what a failure means is the same for all, and is
 * written once: `createCampaignOperations`.
 */
export interface CampaignDriver<Raw> {
  /** Most rows of one campaign; `null`: not stated. */
  maximumRows(asking: Asking): Promise<number | null>;
  /**
   * What the provider makes of an input. Sends nothing. Throws an `UnsupportedError` with all that changes who is rung or when
   * and that this provider cannot do, a `ConfigurationError` for what breaks a rule of its own.
   */
  plan(input: CampaignInput, operation: string): CreatePlan<Raw>;
  getCampaign(id: string, asking: Asking): Promise<Campaign<Raw>>;
  /** All campaigns, newest first; counts may be left out. */
  listCampaigns(options: Continued): Listing<Campaign<Raw>>;
  listRows(options: Pick<ListOfCampaignOptions, "campaignId" | "omit"> & Continued): Listing<Row>;
  /** Ends one that is not over. */
  cancel(id: string, asking: Asking): Promise<void>;
  remove(id: string, asking: Asking): Promise<void>;
  /** Absent: the provider launches no drafts. Gives what was not done as it was meant. */
  launch?(id: string, at: Instant | undefined, asking: Asking): Promise<readonly Finding[]>;
  pause?(id: string, asking: Asking): Promise<void>;
  resume?(id: string, asking: Asking): Promise<void>;
  /**
   * Reads a change, and gives how to send it. Throws as `plan` does. The name that it is given has the marker that the campaign
   * had before.
   */
  update?(
    changes: Omit<UpdateCampaignOptions, "id" | "name">,
    operation: string,
  ): (id: string, name: string | undefined, asking: Asking) => Promise<void>;
}

/** How one campaign is going to be created. */
export interface CreatePlan<Raw> {
  readonly warnings: readonly Finding[];
  /** What sending it leaves: a draft that is still to be launched, or a campaign that starts by itself. */
  readonly makes: "draft" | "campaign";
  /** The one request that creates it, under a name. */
  send(name: string, asking: Asking): Promise<Campaign<Raw>>;
}
